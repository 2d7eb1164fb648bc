// @generated from contracts/rfc-0100-board.contract.ts (RFC-0100). Do not edit: change the contract, then run `abicus generate`.
// body sha256:11dc31715dd4588d

/** Virtual time: what a tick is and how long harts run before they are compared. */

/** Ticks of mtime in a second. */
export const TIMEBASE_HZ = 10_000_000;
/** Nanoseconds in a tick of mtime. */
export const TICK_NS = 100;
/** What each hart may spend in a round, in nanoseconds, when the configuration doesn't say. */
export const QUANTUM_NS_DEFAULT = 10_000;
/** What a trap costs at least, in nanoseconds, so that each round ends. */
export const TRAP_COST_NS_MIN = 100;
