// @generated from contracts/rfc-0100-board.contract.ts (RFC-0100). Do not edit: change the contract, then run `abicus generate`.
// body sha256:67f9a91ca4c32dd4

/** Numbers of the integer registers that the calling convention names. */

/** Always reads 0. */
export const REG_ZERO = 0;
/** Return address. */
export const REG_RA = 1;
/** Stack pointer. */
export const REG_SP = 2;
/** Global pointer. */
export const REG_GP = 3;
/** Thread pointer. */
export const REG_TP = 4;
/** First argument; result. */
export const REG_A0 = 10;
/** Second argument; second result. */
export const REG_A1 = 11;
/** Third argument. */
export const REG_A2 = 12;
/** Fourth argument. */
export const REG_A3 = 13;
/** Fifth argument. */
export const REG_A4 = 14;
/** Sixth argument. */
export const REG_A5 = 15;
/** Seventh argument. */
export const REG_A6 = 16;
/** Number of the syscall. */
export const REG_A7 = 17;
/** Number of integer registers of a hart. */
export const REG_COUNT = 32;
