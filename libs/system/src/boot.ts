// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:b8e82860d5b7598d

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
      sha256: '00af6022580c9cf4472127aa5c87cccff01408edcc1378e01aaa6ca699a95405',
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
      sha256: '9477b6307364225f1b4b160bd13ec278a500cf9466326d740f2a073c45c1cf08',
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
      sha256: '50c92d951e48311230b456f242f740e81cc59608f0f53a6d983b6970162db716',
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
      sha256: '6ae481505c4eefdae7b621ec90ca59e08cead97e50f8ae2927e8cd2794fd22ef',
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
