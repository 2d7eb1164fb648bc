// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:ad5a53c0ea7cf998

import type { Boot } from '@abicus/wire';

/** What is booted: the programs in the order of their start, and their capabilities. */

/** The programs, and what the first one holds to start them. */
export const BOOT: Boot = {
  first: 'init',
  programs: [
    {
      name: 'timed',
      identity: 0x2933756c392845a0n,
      image: 8,
      stackPages: 4,
      sha256: '1f241eb5b8156b05d5994ea853b6439768045f5478388966ac4499807384ae9f',
      endsRun: false,
      requests: { slot: 2, depth: 64 },
      endpoints: [],
      clock: 3,
      devices: [],
      calls: [],
      notifies: [],
    },
    {
      name: 'selftest-peer',
      identity: 0x8c66675ca6a966ean,
      image: 9,
      stackPages: 4,
      sha256: '9953204ef4c9839a0eae5807a0615ef08f85de9cefeaea582017f250a3f7fba0',
      endsRun: false,
      requests: { slot: 2, depth: 64 },
      endpoints: [{ name: 'replies', depth: 64, recv: 3, send: 4 }],
      devices: [],
      calls: [{ service: 'timed', slot: 5, ops: ['register'] }],
      notifies: [],
    },
    {
      name: 'selftest-client',
      identity: 0x52c6c4a34ffb3f69n,
      image: 10,
      stackPages: 4,
      sha256: '6a7d38ed94fecb4f30fd7af9b5bbbe82a6c4672391215d9e40ee9bfb6c7ab529',
      endsRun: true,
      endpoints: [
        { name: 'loopback', depth: 8, recv: 2, send: 3 },
        { name: 'replies', depth: 16, recv: 4, send: 5 },
        { name: 'events', depth: 64, recv: 6, send: 7 },
      ],
      clock: 8,
      factory: { slot: 9, budget: 2 },
      devices: [{ name: 'virtioBlk', registers: 10, interrupt: 11 }],
      calls: [
        { service: 'init', slot: 1, ops: ['get', 'ready', 'routes'] },
        { service: 'selftest-peer', slot: 12, ops: ['arm', 'end'] },
        { service: 'timed', slot: 13, ops: ['register', 'cancel', 'sleepUntil', 'room'] },
      ],
      notifies: [],
    },
  ],
  slots: { endpointFactory: 1, serviceFactory: 2, clock: 3 },
  devices: [
    { name: 'virtioBlk', base: 0x10001000, length: 4096, line: 1, registers: 11, interrupt: 12 },
  ],
};
