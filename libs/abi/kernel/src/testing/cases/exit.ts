// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:e3801dd266c35a7e

import type { DecodeCase } from '../decode-case.ts';

/** Calls of `exit`, good and bad. */
export const EXIT_CASES: readonly DecodeCase[] = [
  {
    covers: ['exit'],
    what: 'a valid call',
    registers: [11n, 0n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['exit', 'kernel.type.ExitStatus', 'kernel.error.EINVAL'],
    what: 'status: 32 bits that are not sign-extended',
    registers: [11n, 0x80000000n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['exit', 'kernel.type.ExitStatus', 'kernel.error.EINVAL'],
    what: 'status: more than 32 bits',
    registers: [11n, 0x100000000n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['exit', 'kernel.type.ExitStatus', 'kernel.error.EINVAL'],
    what: 'status: below the smallest',
    registers: [11n, 0xffffffff7fffffffn, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['exit', 'kernel.type.ExitStatus'],
    what: 'status: 0',
    registers: [11n, 0n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['exit', 'kernel.type.ExitStatus'],
    what: 'status: the largest',
    registers: [11n, 0x7fffffffn, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['exit', 'kernel.type.ExitStatus'],
    what: 'status: the smallest',
    registers: [11n, 0xffffffff80000000n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['exit', 'kernel.type.ExitStatus'],
    what: 'status: minus one',
    registers: [11n, 0xffffffffffffffffn, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
];
