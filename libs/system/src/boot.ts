// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:ecbf5056145d96da

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
      sha256: 'a405400add6c023c1f21014823be71eb4803a43c3bb9b648b45d76f55a2f88b0',
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
      sha256: 'afea5bd8fe2447bb16fc20f57d199596556d7045613831052a471f97bd8cb249',
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
      sha256: 'af5d89359fcecb2094fb992eac79bf4ae2e1e93a5aff887a76a99855fcfbe816',
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
