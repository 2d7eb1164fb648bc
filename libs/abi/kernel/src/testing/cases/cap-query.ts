// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:9eabf348f43fd45d

import type { DecodeCase } from '../decode-case.ts';

/** Calls of `capQuery`, good and bad. */
export const CAP_QUERY_CASES: readonly DecodeCase[] = [
  {
    covers: ['capQuery'],
    what: 'a valid call',
    registers: [28n, 0n, 0x20000n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['capQuery', 'kernel.type.CapSlot', 'kernel.error.EPERM'],
    what: 'slot: more than 32 bits',
    registers: [28n, 0x100000000n, 0x20000n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 1,
  },
  {
    covers: ['capQuery', 'kernel.type.CapSlot', 'kernel.error.EPERM'],
    what: 'slot: more than 32 bits, the low ones zero',
    registers: [28n, 0x8000000000000000n, 0x20000n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 1,
  },
  {
    covers: ['capQuery', 'kernel.type.CapSlot', 'kernel.error.EPERM'],
    what: 'slot: all bits',
    registers: [28n, 0xffffffffffffffffn, 0x20000n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 1,
  },
  {
    covers: ['capQuery', 'kernel.type.CapSlot'],
    what: 'slot: 0',
    registers: [28n, 0n, 0x20000n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['capQuery', 'kernel.type.CapSlot'],
    what: 'slot: the largest',
    registers: [28n, 0xffffffffn, 0x20000n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['capQuery', 'kernel.type.CapInfo', 'kernel.error.EINVAL'],
    what: 'out: address 0',
    registers: [28n, 0n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['capQuery', 'kernel.type.CapInfo', 'kernel.error.EINVAL'],
    what: 'out: the kernel half',
    registers: [28n, 0n, 0x80000000n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['capQuery', 'kernel.type.CapInfo', 'kernel.error.EINVAL'],
    what: 'out: the last byte beyond the user half',
    registers: [28n, 0n, 0x7fffffe9n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['capQuery', 'kernel.type.CapInfo', 'kernel.error.EINVAL'],
    what: 'out: an address of more than 53 bits',
    registers: [28n, 0n, 0x20000000000000n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['capQuery', 'kernel.type.CapInfo', 'kernel.error.EINVAL'],
    what: 'out: a run that wraps',
    registers: [28n, 0n, 0xffffffffffffffe8n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['capQuery', 'kernel.type.CapSlot', 'kernel.type.CapInfo', 'kernel.error.EPERM'],
    what: 'slot: more than 32 bits; out: address 0',
    registers: [28n, 0x100000000n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 1,
  },
];
