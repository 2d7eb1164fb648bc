// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:a3720c386dec4957

import type { DecodeCase } from '../decode-case.ts';

/** Calls of `taskQos.get`, good and bad. */
export const TASK_QOS_GET_CASES: readonly DecodeCase[] = [
  {
    covers: ['taskQos.get'],
    what: 'a valid call',
    registers: [15n, 0n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['taskQos.get', 'taskQos', 'kernel.error.EINVAL'],
    what: 'no operation has selector 2',
    registers: [15n, 2n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['taskQos.get', 'taskQos', 'kernel.error.EINVAL'],
    what: 'no operation has selector 4294967296',
    registers: [15n, 0x100000000n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['taskQos.get', 'taskQos', 'kernel.error.EINVAL'],
    what: 'no operation has selector 18446744073709551615',
    registers: [15n, 0xffffffffffffffffn, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['taskQos.get', 'kernel.type.Pid', 'kernel.error.EINVAL'],
    what: 'target: more than 32 bits',
    registers: [15n, 0n, 0x100000000n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['taskQos.get', 'kernel.type.Pid', 'kernel.error.EINVAL'],
    what: 'target: more than 32 bits, the low ones zero',
    registers: [15n, 0n, 0x8000000000000000n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['taskQos.get', 'kernel.type.Pid', 'kernel.error.EINVAL'],
    what: 'target: all bits',
    registers: [15n, 0n, 0xffffffffffffffffn, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['taskQos.get', 'kernel.type.Pid'],
    what: 'target: 0',
    registers: [15n, 0n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['taskQos.get', 'kernel.type.Pid'],
    what: 'target: the largest',
    registers: [15n, 0n, 0xffffffffn, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
];
