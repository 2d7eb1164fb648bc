// @generated from contracts/rfc-0100-board.contract.ts (RFC-0100). Do not edit: change the contract, then run `abicus generate`.
// body sha256:7511a67ddf49b7e1

/** The CLINT: time, one timer and one software interrupt for each hart. All registers are accessed in 32 bits. */

/** First physical address. */
export const CLINT_BASE = 0x0200_0000;
/** Bytes in the window. */
export const CLINT_SIZE = 0x0001_0000;
/** Software interrupt of hart 0: bit 0 raises it, and reads as its state. */
export const CLINT_MSIP = 0x0;
/** Bytes from one hart's msip to the next. */
export const CLINT_MSIP_STRIDE = 4;
/** Deadline of hart 0 in ticks, 64 bits, low word first; all ones: not armed. */
export const CLINT_MTIMECMP = 0x4000;
/** Bytes from one hart's mtimecmp to the next. */
export const CLINT_MTIMECMP_STRIDE = 8;
/** Time in ticks, 64 bits, low word first, read only. */
export const CLINT_MTIME = 0xbff8;
