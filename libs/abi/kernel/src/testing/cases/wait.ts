// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:ed4306fe376517ea

import type { DecodeCase } from '../decode-case.ts';

/** Calls of `wait`, good and bad. */
export const WAIT_CASES: readonly DecodeCase[] = [
  {
    covers: ['wait'],
    what: 'a valid call',
    registers: [12n, 0n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['wait', 'kernel.type.WaitTarget', 'kernel.error.EINVAL'],
    what: 'target: 32 bits that are not sign-extended',
    registers: [12n, 0x80000000n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['wait', 'kernel.type.WaitTarget', 'kernel.error.EINVAL'],
    what: 'target: more than 32 bits',
    registers: [12n, 0x100000000n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['wait', 'kernel.type.WaitTarget', 'kernel.error.EINVAL'],
    what: 'target: below the smallest',
    registers: [12n, 0xffffffff7fffffffn, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['wait', 'kernel.type.WaitTarget'],
    what: 'target: 0',
    registers: [12n, 0n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['wait', 'kernel.type.WaitTarget'],
    what: 'target: the largest',
    registers: [12n, 0x7fffffffn, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['wait', 'kernel.type.WaitTarget'],
    what: 'target: the smallest',
    registers: [12n, 0xffffffff80000000n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['wait', 'kernel.type.WaitTarget'],
    what: 'target: minus one',
    registers: [12n, 0xffffffffffffffffn, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
];
