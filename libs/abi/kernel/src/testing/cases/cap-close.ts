// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:5bff5940aefdabce

import type { DecodeCase } from '../decode-case.ts';

/** Calls of `capClose`, good and bad. */
export const CAP_CLOSE_CASES: readonly DecodeCase[] = [
  {
    covers: ['capClose'],
    what: 'a valid call',
    registers: [20n, 0n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['capClose', 'kernel.type.CapSlot', 'kernel.error.EPERM'],
    what: 'slot: more than 32 bits',
    registers: [20n, 0x100000000n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 1,
  },
  {
    covers: ['capClose', 'kernel.type.CapSlot', 'kernel.error.EPERM'],
    what: 'slot: more than 32 bits, the low ones zero',
    registers: [20n, 0x8000000000000000n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 1,
  },
  {
    covers: ['capClose', 'kernel.type.CapSlot', 'kernel.error.EPERM'],
    what: 'slot: all bits',
    registers: [20n, 0xffffffffffffffffn, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 1,
  },
  {
    covers: ['capClose', 'kernel.type.CapSlot'],
    what: 'slot: 0',
    registers: [20n, 0n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['capClose', 'kernel.type.CapSlot'],
    what: 'slot: the largest',
    registers: [20n, 0xffffffffn, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
];
