// @generated from contracts/rfc-0100-board.contract.ts (RFC-0100). Do not edit: change the contract, then run `abicus generate`.
// body sha256:ecde1d081e65a6d8

/** Virtual time: the tick, and how long each hart runs in a round. */

/** Ticks of mtime in a second. */
export const TIMEBASE_HZ = 10_000_000;
/** Nanoseconds in a tick of mtime. */
export const TICK_NS = 100;
/** Default time of each hart in a round, in nanoseconds. */
export const QUANTUM_NS_DEFAULT = 10_000;
/** Minimum cost of a trap in nanoseconds, so that each round ends. */
export const TRAP_COST_NS_MIN = 100;
