// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:b93ee19bd068fb26

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
      sha256: '423130afe2f6007d21091b2466b04110f052d045829baeed0bc9f44c2a079580',
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
      sha256: 'dcb10be2be7a87db01b0eff80d8f9fe4e8c01b311f92d6e6e0400c4ee2fa9b5c',
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
      sha256: '7cef125cebbfa2c00f4265c62c304936e6001bbf379d3444cc066971d20a0747',
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
