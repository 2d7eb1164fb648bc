// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:41ce942880dba9e3

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
      sha256: 'fadad85cc740544d1341fb049c06d0cd61bcd18449c9485e892e1e016e85e5f3',
      endsRun: false,
      requests: { slot: 2, depth: 64 },
      endpoints: [],
      clock: 3,
      devices: [],
      calls: [],
      notifies: [],
    },
    {
      name: 'logd',
      identity: 0xce07e8ad70ec4c6fn,
      image: 9,
      stackPages: 4,
      sha256: '594db20daffcec0d43f8b2c4293a534cb972f9ed4f3520cab6779ad2bd50bb30',
      endsRun: false,
      requests: { slot: 2, depth: 64, send: 4 },
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
      sha256: '267d5a01f5e7a7cb2db0dcb49f11fbefec79541101574129d5ec39f3828c845a',
      endsRun: false,
      requests: { slot: 2, depth: 64, send: 6 },
      endpoints: [{ name: 'replies', depth: 64, recv: 3, send: 4 }],
      devices: [],
      calls: [{ service: 'timed', slot: 5, ops: ['register'] }],
      notifies: [],
    },
    {
      name: 'selftest-client',
      identity: 0x52c6c4a34ffb3f69n,
      image: 11,
      stackPages: 4,
      sha256: '94fe5836a3b65cb21c495d5dcb8c2b9b8010e468a143265a4aa73e29eac3b5bb',
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
        { service: 'logd', slot: 12, ops: ['append', 'query', 'stats'] },
        { service: 'selftest-peer', slot: 13, ops: ['arm', 'end'] },
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
