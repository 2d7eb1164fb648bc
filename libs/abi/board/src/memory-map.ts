// @generated from contracts/rfc-0100-board.contract.ts (RFC-0100). Do not edit: change the contract, then run `abicus generate`.
// body sha256:2a440e9a3a3b405c

/** The physical address space: where RAM is and how it is divided. Devices state their own windows. */

/** First physical address of RAM. */
export const RAM_BASE = 0x8000_0000;
/** Default size of RAM in bytes (16 MiB). */
export const RAM_SIZE_DEFAULT = 0x0100_0000;
/** Maximum size of RAM in bytes (1 GiB). */
export const RAM_SIZE_MAX = 0x4000_0000;
/** Bytes in a page, the unit of mapping. */
export const PAGE_SIZE = 0x1000;
/** log2 of PAGE_SIZE. */
export const PAGE_SHIFT = 12;
/** Maximum number of harts. */
export const HARTS_MAX = 64;
