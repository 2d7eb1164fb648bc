// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:617b5a992af24f51

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
      sha256: 'ae0902af04bac9103cd913c053484c10f1339e5d2308dd61db366ac51a74bfa8',
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
      sha256: '336dcbf6cbcea1d4fb96ceed1df0b4516fefcbe2266104b50e87fe1155b8785a',
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
      sha256: '4509552dcb63c3bb60ede21438b779c027b71395fcd835f28dbda111c5c6587a',
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
