// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:7a0196b6c4da6ea5

import type { DecodeCase } from '../decode-case.ts';

/** Calls of `capWatch`, good and bad. */
export const CAP_WATCH_CASES: readonly DecodeCase[] = [
  {
    covers: ['capWatch'],
    what: 'a valid call',
    registers: [56n, 0n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['capWatch', 'kernel.type.CapSlot', 'kernel.error.EPERM'],
    what: 'slot: more than 32 bits',
    registers: [56n, 0x100000000n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 1,
  },
  {
    covers: ['capWatch', 'kernel.type.CapSlot', 'kernel.error.EPERM'],
    what: 'slot: more than 32 bits, the low ones zero',
    registers: [56n, 0x8000000000000000n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 1,
  },
  {
    covers: ['capWatch', 'kernel.type.CapSlot', 'kernel.error.EPERM'],
    what: 'slot: all bits',
    registers: [56n, 0xffffffffffffffffn, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 1,
  },
  {
    covers: ['capWatch', 'kernel.type.CapSlot'],
    what: 'slot: 0',
    registers: [56n, 0n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['capWatch', 'kernel.type.CapSlot'],
    what: 'slot: the largest',
    registers: [56n, 0xffffffffn, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['capWatch', 'kernel.type.CapSlot', 'kernel.error.EPERM'],
    what: 'notify: more than 32 bits',
    registers: [56n, 0n, 0x100000000n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 1,
  },
  {
    covers: ['capWatch', 'kernel.type.CapSlot', 'kernel.error.EPERM'],
    what: 'notify: more than 32 bits, the low ones zero',
    registers: [56n, 0n, 0x8000000000000000n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 1,
  },
  {
    covers: ['capWatch', 'kernel.type.CapSlot', 'kernel.error.EPERM'],
    what: 'notify: all bits',
    registers: [56n, 0n, 0xffffffffffffffffn, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 1,
  },
  {
    covers: ['capWatch', 'kernel.type.CapSlot'],
    what: 'notify: 0',
    registers: [56n, 0n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['capWatch', 'kernel.type.CapSlot'],
    what: 'notify: the largest',
    registers: [56n, 0n, 0xffffffffn, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['capWatch'],
    what: 'cookie: 0',
    registers: [56n, 0n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['capWatch'],
    what: 'cookie: the largest',
    registers: [56n, 0n, 0n, 0xffffffffffffffffn, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['capWatch', 'kernel.type.CapSlot', 'kernel.error.EPERM'],
    what: 'slot: more than 32 bits; notify: more than 32 bits',
    registers: [56n, 0x100000000n, 0x100000000n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 1,
  },
];
