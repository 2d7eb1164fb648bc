// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:3cdc29a2daa3e78b

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
      sha256: 'f9cd7930c14a55224986f8accbc8b004c3ac0b2a55dbe439790380522f92975e',
      endsRun: false,
      requests: { slot: 2, depth: 31 },
      endpoints: [],
      clock: 3,
      devices: [],
      calls: [],
      notifies: [],
      supervision: {
        restart: 'always',
        backoffNs: [0x989680n, 0x3b9aca00n],
        maxInWindow: 3,
        windowNs: 0x2540be400n,
      },
    },
    {
      name: 'logd',
      identity: 0xce07e8ad70ec4c6fn,
      image: 9,
      stackPages: 4,
      sha256: 'a60fb370cad6636fb87dc1573849f175401639d9e478ead855caf6194d717d82',
      endsRun: false,
      requests: { slot: 2, depth: 31, send: 4 },
      endpoints: [],
      devices: [],
      calls: [{ service: 'timed', slot: 3, ops: ['register'] }],
      notifies: [],
      supervision: {
        restart: 'always',
        backoffNs: [0x989680n, 0x3b9aca00n],
        maxInWindow: 3,
        windowNs: 0xdf8475800n,
      },
    },
    {
      name: 'selftest-peer',
      identity: 0x8c66675ca6a966ean,
      image: 10,
      stackPages: 4,
      sha256: 'e6361c9618cbb2ed02841d9a9ada4136626387a02d6e37b9213364378bdcce56',
      endsRun: false,
      requests: { slot: 2, depth: 31, send: 4 },
      endpoints: [],
      devices: [],
      calls: [{ service: 'timed', slot: 3, ops: ['register'] }],
      notifies: [],
      supervision: {
        restart: 'always',
        backoffNs: [0xf4240n, 0x3d0900n],
        maxInWindow: 3,
        windowNs: 0x3b9aca00n,
      },
    },
    {
      name: 'selftest-client',
      identity: 0x52c6c4a34ffb3f69n,
      image: 11,
      stackPages: 4,
      sha256: 'c672bd7d1fa5e0a749f94a2c974c2d898bf38357345ef6367f55b728ade82cb3',
      endsRun: true,
      endpoints: [
        { name: 'loopback', depth: 8, recv: 2, send: 3 },
        { name: 'replies', depth: 8, recv: 4, send: 5 },
        { name: 'events', depth: 15, recv: 6, send: 7 },
      ],
      clock: 8,
      factory: { slot: 9, budget: 2 },
      devices: [{ name: 'virtioBlk', registers: 10, interrupt: 11 }],
      calls: [
        { service: 'init', slot: 1, ops: ['get'] },
        { service: 'logd', slot: 12, ops: ['append', 'query', 'stats'] },
        { service: 'selftest-peer', slot: 13, ops: ['arm', 'end', 'crash', 'boots'] },
        { service: 'timed', slot: 14, ops: ['register', 'cancel', 'sleepUntil', 'room'] },
      ],
      notifies: [],
    },
  ],
  slots: { endpointFactory: 1, serviceFactory: 2, clock: 3 },
  devices: [
    { name: 'virtioBlk', base: 0x10001000, length: 4096, line: 1, registers: 12, interrupt: 13 },
  ],
};
