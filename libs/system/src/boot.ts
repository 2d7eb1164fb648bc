// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:1f7c63bfbc0afeeb

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
      sha256: 'a8e11579d9523f34796598fcf5ea9b20b342c38400717d2109f6cc78c464d901',
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
      sha256: 'a62b5b254de2c02aa97b01f6e1f70c3cfcb7083436bc1058418bba048dc8d8c6',
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
      sha256: '59b4e2f3ba34f697822821a39d4b10c6910601f84626fa78abebf125e7942fbd',
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
      sha256: '6e9083fec0a42708bd6e725fd3f0bc196e374150815abdde36172ba59c68f844',
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
