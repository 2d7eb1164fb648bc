// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:8d599f48eb6a4685

import type { DecodeCase } from '../decode-case.ts';

/** Calls of `waitNohang`, good and bad. */
export const WAIT_NOHANG_CASES: readonly DecodeCase[] = [
  {
    covers: ['waitNohang'],
    what: 'a valid call',
    registers: [52n, 0n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['waitNohang', 'kernel.type.WaitTarget', 'kernel.error.EINVAL'],
    what: 'target: 32 bits that are not sign-extended',
    registers: [52n, 0x80000000n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['waitNohang', 'kernel.type.WaitTarget', 'kernel.error.EINVAL'],
    what: 'target: more than 32 bits',
    registers: [52n, 0x100000000n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['waitNohang', 'kernel.type.WaitTarget', 'kernel.error.EINVAL'],
    what: 'target: below the smallest',
    registers: [52n, 0xffffffff7fffffffn, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['waitNohang', 'kernel.type.WaitTarget'],
    what: 'target: 0',
    registers: [52n, 0n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['waitNohang', 'kernel.type.WaitTarget'],
    what: 'target: the largest',
    registers: [52n, 0x7fffffffn, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['waitNohang', 'kernel.type.WaitTarget'],
    what: 'target: the smallest',
    registers: [52n, 0xffffffff80000000n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['waitNohang', 'kernel.type.WaitTarget'],
    what: 'target: minus one',
    registers: [52n, 0xffffffffffffffffn, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
];
