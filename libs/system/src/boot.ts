// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
<<<<<<< HEAD
// body sha256:264f9950d4a2154a
=======
// body sha256:617b5a992af24f51
>>>>>>> main

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
<<<<<<< HEAD
      sha256: 'ef8c1ccf118578393bf044706691492907a46bbcb6b1f1725ab662d61c8d67ea',
=======
      sha256: 'ae0902af04bac9103cd913c053484c10f1339e5d2308dd61db366ac51a74bfa8',
>>>>>>> main
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
<<<<<<< HEAD
      sha256: '90d6bc0bef4b1862d7d55614e1165da6f79061247dd90e834586f920b1faaa5b',
=======
      sha256: '336dcbf6cbcea1d4fb96ceed1df0b4516fefcbe2266104b50e87fe1155b8785a',
>>>>>>> main
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
<<<<<<< HEAD
      sha256: '905aa51cd98b38ad816151541bd7030f447fe662e811e64619d40651a91d954d',
=======
      sha256: '4509552dcb63c3bb60ede21438b779c027b71395fcd835f28dbda111c5c6587a',
>>>>>>> main
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
