// @generated from contracts/rfc-0013-boot.contract.ts (RFC-0013). Do not edit: change the contract, then run `abicus generate`.
// body sha256:47df6c7a602a218a

import type { ListedProgram } from '@abicus/wire';

/** The boot list: programs, their start order and capabilities. */

/** The programs in start order. */
export const BOOT: readonly ListedProgram[] = [
  {
    name: 'timed',
    identity: 0x2933_756c_3928_45a0n,
    image: 3,
    stackPages: 4,
    factories: [{ name: 'clock', from: 6, slot: 2, rights: 32, rightNames: ['TIME'] }],
    endpoints: [
      {
        name: 'requests',
        depth: 64,
        own: [{ slot: 3, rights: 2, rightNames: ['RECV'] }],
        clients: [
          { program: 'selftest-client', slot: 3, rights: 1, rightNames: ['SEND'] },
          { program: 'selftest-peer', slot: 3, rights: 1, rightNames: ['SEND'] },
        ],
      },
    ],
  },
  {
    name: 'selftest-client',
    identity: 0x52c6_c4a3_4ffb_3f69n,
    image: 4,
    stackPages: 4,
    factories: [
      { name: 'clock', from: 6, slot: 2, rights: 32, rightNames: ['TIME'] },
      { name: 'blockRegisters', from: 7, slot: 12, rights: 20, rightNames: ['MAP', 'WRITE'] },
      { name: 'blockInterrupt', from: 8, slot: 13, rights: 2, rightNames: ['RECV'] },
      { name: 'endpoints', from: 1, budget: 2, slot: 14, rights: 8, rightNames: ['MANAGE'] },
    ],
    endpoints: [
      {
        name: 'replies',
        depth: 16,
        own: [
          { slot: 5, rights: 2, rightNames: ['RECV'] },
          { slot: 6, rights: 1, rightNames: ['SEND'] },
        ],
        clients: [],
      },
      {
        name: 'events',
        depth: 64,
        own: [
          { slot: 7, rights: 2, rightNames: ['RECV'] },
          { slot: 8, rights: 1, rightNames: ['SEND'] },
        ],
        clients: [],
      },
      {
        name: 'loopback',
        depth: 8,
        own: [
          { slot: 9, rights: 2, rightNames: ['RECV'] },
          { slot: 10, rights: 1, rightNames: ['SEND'] },
        ],
        clients: [{ program: 'selftest-peer', slot: 10, rights: 1, rightNames: ['SEND'] }],
      },
    ],
  },
  {
    name: 'selftest-peer',
    identity: 0x8c66_675c_a6a9_66ean,
    image: 5,
    stackPages: 4,
    factories: [],
    endpoints: [
      {
        name: 'commands',
        depth: 8,
        own: [{ slot: 11, rights: 2, rightNames: ['RECV'] }],
        clients: [{ program: 'selftest-client', slot: 11, rights: 1, rightNames: ['SEND'] }],
      },
      {
        name: 'replies',
        depth: 64,
        own: [
          { slot: 5, rights: 2, rightNames: ['RECV'] },
          { slot: 6, rights: 1, rightNames: ['SEND'] },
        ],
        clients: [],
      },
    ],
  },
];

/**
 * Slots by program and name: `requests` is an own endpoint of the program (`repliesRecv` and
 * `repliesSend` if it holds both sides), `timedRequests` an endpoint of another program.
 */
export const SLOTS = {
  init: {
    endpointFactory: 1,
    serviceFactory: 2,
    clock: 6,
    blockRegisters: 7,
    blockInterrupt: 8,
    /** The image of timed. */
    timedImage: 3,
    /** The image of selftest-client. */
    selftestClientImage: 4,
    /** The image of selftest-peer. */
    selftestPeerImage: 5,
  },
  timed: {
    clock: 2,
    /** Receives requests. RECV. */
    requests: 3,
  },
  selftestClient: {
    /** requests of timed: SEND. */
    timedRequests: 3,
    clock: 2,
    blockRegisters: 12,
    blockInterrupt: 13,
    endpoints: 14,
    /** Receives replies. RECV. */
    repliesRecv: 5,
    /** Receives replies. SEND. */
    repliesSend: 6,
    /** Receives events. RECV. */
    eventsRecv: 7,
    /** Receives events. SEND. */
    eventsSend: 8,
    /** Carries the messages of the IPC probes to themselves and to children. RECV. */
    loopbackRecv: 9,
    /** Carries the messages of the IPC probes to themselves and to children. SEND. */
    loopbackSend: 10,
    /** commands of selftest-peer: SEND. */
    selftestPeerCommands: 11,
  },
  selftestPeer: {
    /** requests of timed: SEND. */
    timedRequests: 3,
    /** loopback of selftest-client: SEND. */
    selftestClientLoopback: 10,
    /** Receives the commands of the selftest client. RECV. */
    commands: 11,
    /** Receives replies and events. RECV. */
    repliesRecv: 5,
    /** Receives replies and events. SEND. */
    repliesSend: 6,
  },
} as const;
