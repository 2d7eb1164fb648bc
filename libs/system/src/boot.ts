// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:08743c913e5b74e7

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
      sha256: 'bff07c5c9d8116525281b30b041cd8b8d99c31292cb0cc81b6a6df508982d64b',
      endsRun: false,
      requests: { slot: 2, depth: 64 },
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
      sha256: '1003af45a629f987d9f7be06e254f67f61b8b9110cabc0470a5d132cb557326f',
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
      sha256: '777e2c14117a8505f0a77246d5327de268cf7f9bfddbb3f88654361409aee376',
      endsRun: false,
      requests: { slot: 2, depth: 64, send: 4 },
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
      sha256: '4986ee40262077c097c862ad206a04b171958d8c470c6458306cdf69ff7bf559',
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
