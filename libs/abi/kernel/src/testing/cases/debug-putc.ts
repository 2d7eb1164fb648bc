// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:bf4d53042442f83b

import type { DecodeCase } from '../decode-case.ts';

/** Calls of `debugPutc`, good and bad. */
export const DEBUG_PUTC_CASES: readonly DecodeCase[] = [
  {
    covers: ['debugPutc'],
    what: 'a valid call',
    registers: [16n, 0n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['debugPutc', 'kernel.error.EINVAL'],
    what: 'byte: more than 8 bits',
    registers: [16n, 256n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['debugPutc', 'kernel.error.EINVAL'],
    what: 'byte: more than 8 bits, the low ones zero',
    registers: [16n, 0x8000000000000000n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['debugPutc', 'kernel.error.EINVAL'],
    what: 'byte: all bits',
    registers: [16n, 0xffffffffffffffffn, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['debugPutc'],
    what: 'byte: 0',
    registers: [16n, 0n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['debugPutc'],
    what: 'byte: the largest',
    registers: [16n, 255n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
];
