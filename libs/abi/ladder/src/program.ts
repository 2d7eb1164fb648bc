// @generated from contracts/rfc-0014-testing.contract.ts (RFC-0014). Do not edit: change the contract, then run `abicus generate`.
// body sha256:11d4e9031442d552

/** The program selftest-client, and the slots of its capabilities. */

/** The program: its identity, its stack, and the hash of the contracts that it uses. */
export const PROGRAM = {
  name: 'selftest-client',
  identity: 0x52c6_c4a3_4ffb_3f69n,
  stackPages: 4,
  sha256: 'c672bd7d1fa5e0a749f94a2c974c2d898bf38357345ef6367f55b728ade82cb3',
  supervision: undefined,
} as const;

/** Slots by name. */
export const SLOTS = {
  /** Receives the start message. RECV. */
  control: 0,
  /** Requests of init. SEND. */
  init: 1,
  /** Carries the messages of the IPC probes to themselves and to children. RECV. */
  loopbackRecv: 2,
  /** Carries the messages of the IPC probes to themselves and to children. SEND. */
  loopbackSend: 3,
  /** Receives replies. RECV. */
  repliesRecv: 4,
  /** Receives replies. SEND. */
  repliesSend: 5,
  /** Receives events. RECV. */
  eventsRecv: 6,
  /** Receives events. SEND. */
  eventsSend: 7,
  /** The exact time. TIME. */
  clock: 8,
  /** Creates endpoints, as many as its budget says. MANAGE. */
  endpointFactory: 9,
  /** Registers of virtioBlk. MAP, WRITE. */
  virtioBlkRegisters: 10,
  /** Interrupt of virtioBlk. RECV. */
  virtioBlkInterrupt: 11,
  /** Requests of logd. SEND. */
  logd: 12,
  /** Requests of selftest-peer. SEND. */
  selftestPeer: 13,
  /** Requests of timed. SEND. */
  timed: 14,
} as const;
