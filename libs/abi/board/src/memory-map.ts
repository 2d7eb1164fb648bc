// @generated from contracts/rfc-0100-board.contract.ts (RFC-0100). Do not edit: change the contract, then run `abicus generate`.
// body sha256:0bc0195cdaeaf44f

/** The physical address space: where RAM is and how it is divided. Devices state their own windows. */

/** First physical address of RAM. */
export const RAM_BASE = 0x8000_0000;
/** RAM of a machine whose configuration doesn't say, in bytes (16 MiB). */
export const RAM_SIZE_DEFAULT = 0x0100_0000;
/** The most RAM that a machine may have, in bytes (1 GiB). */
export const RAM_SIZE_MAX = 0x4000_0000;
/** Bytes in a page, the unit of mapping. */
export const PAGE_SIZE = 0x1000;
/** log2 of PAGE_SIZE. */
export const PAGE_SHIFT = 12;
/** The most harts that a machine may have. */
export const HARTS_MAX = 64;
