// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:44723c5f07648e96

/** The program timed, and the slots of its capabilities. */

/** The program: its identity, its stack, and the hash of the contracts that it uses. */
export const PROGRAM = {
  name: 'timed',
  identity: 0x2933_756c_3928_45a0n,
  stackPages: 4,
  sha256: 'ef8c1ccf118578393bf044706691492907a46bbcb6b1f1725ab662d61c8d67ea',
  supervision: undefined,
} as const;

/** Slots by name. */
export const SLOTS = {
  /** Receives the start message. RECV. */
  control: 0,
  /** Requests of init. SEND. */
  init: 1,
  /** Receives requests. RECV. */
  requests: 2,
  /** The exact time. TIME. */
  clock: 3,
} as const;
