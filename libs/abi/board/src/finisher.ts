// @generated from contracts/rfc-0100-board.contract.ts (RFC-0100). Do not edit: change the contract, then run `abicus generate`.
// body sha256:14fa75a1d0685ac3

/** The finisher: a store ends the run (sifive_test). */

/** First physical address. */
export const FINISHER_BASE = 0x0010_0000;
/** Bytes in the window. */
export const FINISHER_SIZE = 0x1000;
/** The only register, write only, 32 bits. */
export const FINISHER_EXIT = 0x0;

/** Ends the run with exit code 0. */
export const FINISHER_PASS = 0x5555;
/** Ends the run as failed; the exit code is in bits 31..16. */
export const FINISHER_FAIL = 0x3333;
/** First bit of the exit code in FINISHER_FAIL. */
export const FINISHER_CODE_SHIFT = 16;
