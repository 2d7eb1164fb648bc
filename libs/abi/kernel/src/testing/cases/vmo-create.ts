// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:9e6bf20e66e33273

import type { DecodeCase } from '../decode-case.ts';

/** Calls of `vmoCreate`, good and bad. */
export const VMO_CREATE_CASES: readonly DecodeCase[] = [
  {
    covers: ['vmoCreate'],
    what: 'a valid call',
    registers: [5n, 0n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['vmoCreate', 'kernel.type.CapSlot', 'kernel.error.EPERM'],
    what: 'slot: more than 32 bits',
    registers: [5n, 0x100000000n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 1,
  },
  {
    covers: ['vmoCreate', 'kernel.type.CapSlot', 'kernel.error.EPERM'],
    what: 'slot: more than 32 bits, the low ones zero',
    registers: [5n, 0x8000000000000000n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 1,
  },
  {
    covers: ['vmoCreate', 'kernel.type.CapSlot'],
    what: 'slot: 0',
    registers: [5n, 0n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['vmoCreate', 'kernel.type.CapSlot'],
    what: 'slot: the largest',
    registers: [5n, 0xffffffffn, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['vmoCreate', 'kernel.type.CapSlot'],
    what: 'slot: none',
    registers: [5n, 0xffffffffffffffffn, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['vmoCreate', 'kernel.error.EINVAL'],
    what: 'length: more than 53 bits',
    registers: [5n, 0n, 0x20000000000000n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['vmoCreate', 'kernel.error.EINVAL'],
    what: 'length: more than 53 bits, the low ones zero',
    registers: [5n, 0n, 0x8000000000000000n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['vmoCreate', 'kernel.error.EINVAL'],
    what: 'length: all bits',
    registers: [5n, 0n, 0xffffffffffffffffn, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['vmoCreate'],
    what: 'length: 0',
    registers: [5n, 0n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['vmoCreate'],
    what: 'length: the largest',
    registers: [5n, 0n, 0x1fffffffffffffn, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['vmoCreate', 'kernel.type.CapSlot', 'kernel.error.EPERM'],
    what: 'slot: more than 32 bits; length: more than 53 bits',
    registers: [5n, 0x100000000n, 0x20000000000000n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 1,
  },
];
