// @generated from contracts/rfc-0100-board.contract.ts (RFC-0100). Do not edit: change the contract, then run `abicus generate`.
// body sha256:8e092ce6553d1d7a

/** Causes of traps as scause holds them. An interrupt has the sign bit (bit 63 of 64, bit 31 of the number here). */

/** Illegal instruction. */
export const CAUSE_ILLEGAL_INSTRUCTION = 2;
/** Breakpoint. */
export const CAUSE_BREAKPOINT = 3;
/** Load access fault: the page is mapped, the device rejects the load. */
export const CAUSE_LOAD_ACCESS = 5;
/** Store access fault: the page is mapped, the device rejects the store. */
export const CAUSE_STORE_ACCESS = 7;
/** Environment call from user mode. */
export const CAUSE_USER_ECALL = 8;
/** Instruction page fault. */
export const CAUSE_INSTRUCTION_PAGE_FAULT = 12;
/** Load page fault. */
export const CAUSE_LOAD_PAGE_FAULT = 13;
/** Store page fault. */
export const CAUSE_STORE_PAGE_FAULT = 15;
/** Sign bit plus 1: supervisor software interrupt. */
export const CAUSE_SUPERVISOR_SOFTWARE = -0x7fff_ffff;
/** Sign bit plus 5: supervisor timer interrupt. */
export const CAUSE_SUPERVISOR_TIMER = -0x7fff_fffb;
/** Sign bit plus 9: supervisor external interrupt (a device's line). */
export const CAUSE_SUPERVISOR_EXTERNAL = -0x7fff_fff7;
/** Bit of sie and sip: supervisor software interrupt. */
export const SIE_SOFTWARE = 0x2;
/** Bit of sie and sip: supervisor timer interrupt. */
export const SIE_TIMER = 0x20;
/** Bit of sie and sip: supervisor external interrupt. */
export const SIE_EXTERNAL = 0x200;
/** Size of an ecall instruction: a supervisor adds it to sepc to resume after the ecall. */
export const ECALL_SIZE = 4;
