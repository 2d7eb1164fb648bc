// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:803878323c992236

import type { DecodeCase } from '../decode-case.ts';

/** Calls of `debugWrite`, good and bad. */
export const DEBUG_WRITE_CASES: readonly DecodeCase[] = [
  {
    covers: ['debugWrite'],
    what: 'a valid call',
    registers: [44n, 0x10000n, 1n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['debugWrite', 'kernel.error.EINVAL'],
    what: 'text: address 0',
    registers: [44n, 0n, 1n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['debugWrite', 'kernel.error.EINVAL'],
    what: 'text: the kernel half',
    registers: [44n, 0x80000000n, 1n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['debugWrite', 'kernel.error.EINVAL'],
    what: 'text: the last byte beyond the user half',
    registers: [44n, 0x80000000n, 1n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['debugWrite', 'kernel.error.EINVAL'],
    what: 'text: an address of more than 53 bits',
    registers: [44n, 0x20000000000000n, 1n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['debugWrite', 'kernel.error.EINVAL'],
    what: 'text: a run that wraps',
    registers: [44n, 0xffffffffffffffffn, 1n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['debugWrite', 'kernel.error.EINVAL'],
    what: 'text: a length of all bits',
    registers: [44n, 0x10000n, 0xffffffffffffffffn, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['debugWrite', 'kernel.error.EINVAL'],
    what: 'text: a length of more than 53 bits',
    registers: [44n, 0x10000n, 0x20000000000000n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['debugWrite'],
    what: 'text: up to the end of the user half',
    registers: [44n, 0x7fffffffn, 1n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['debugWrite'],
    what: 'text: empty, at address 0',
    registers: [44n, 0n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['debugWrite', 'kernel.limit.debugLine'],
    what: 'text: 256 bytes',
    registers: [44n, 0x10000n, 256n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['debugWrite', 'kernel.limit.debugLine', 'kernel.error.EINVAL'],
    what: 'text: more than 256 bytes',
    registers: [44n, 0x10000n, 257n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
];
