// @generated from contracts/rfc-0100-board.contract.ts (RFC-0100). Do not edit: change the contract, then run `abicus generate`.
// body sha256:ee58187fc0ec16e8

/** Page tables: two levels of u32 entries in RAM. An entry is a physical page address or'ed with flags. */

/** The entry is in use. */
export const PTE_VALID = 0x1;
/** Loads are allowed. */
export const PTE_READ = 0x2;
/** Stores are allowed; without PTE_READ the entry is reserved and faults. */
export const PTE_WRITE = 0x4;
/** Fetches are allowed. */
export const PTE_EXECUTE = 0x8;
/** User mode may use the page. */
export const PTE_USER = 0x10;
/** The part of an entry that is a physical page address. */
export const PTE_ADDRESS_MASK = 0xffff_f000;
/** First address beyond the user half. */
export const USER_VA_END = 0x8000_0000;
/** Entries in a root table, indexed by va >>> PAGE_ROOT_SHIFT. A root entry has PTE_VALID alone. */
export const PAGE_ROOT_ENTRIES = 512;
/** Bits of an address below the root's index. */
export const PAGE_ROOT_SHIFT = 22;
/** Entries in a leaf table, indexed by (va >>> PAGE_SHIFT) & (PAGE_LEAF_ENTRIES - 1). */
export const PAGE_LEAF_ENTRIES = 1024;
/** Bytes in a root table, also its alignment. */
export const PAGE_ROOT_SIZE = 0x800;
/** Bytes in a leaf table, also its alignment. */
export const PAGE_LEAF_SIZE = 0x1000;
