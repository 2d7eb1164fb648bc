// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:3e06efd806a5c6ce

import type { DecodeCase } from '../decode-case.ts';

/** Calls of `recvHeader`, good and bad. */
export const RECV_HEADER_CASES: readonly DecodeCase[] = [
  {
    covers: ['recvHeader'],
    what: 'a valid call',
    registers: [3n, 0n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['recvHeader', 'kernel.type.CapSlot', 'kernel.error.EPERM'],
    what: 'slot: more than 32 bits',
    registers: [3n, 0x100000000n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 1,
  },
  {
    covers: ['recvHeader', 'kernel.type.CapSlot', 'kernel.error.EPERM'],
    what: 'slot: more than 32 bits, the low ones zero',
    registers: [3n, 0x8000000000000000n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 1,
  },
  {
    covers: ['recvHeader', 'kernel.type.CapSlot', 'kernel.error.EPERM'],
    what: 'slot: all bits',
    registers: [3n, 0xffffffffffffffffn, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 1,
  },
  {
    covers: ['recvHeader', 'kernel.type.CapSlot'],
    what: 'slot: 0',
    registers: [3n, 0n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['recvHeader', 'kernel.type.CapSlot'],
    what: 'slot: the largest',
    registers: [3n, 0xffffffffn, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
];
