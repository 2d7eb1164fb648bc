// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:9c1a486392362ad3

import type { DecodeCase } from '../decode-case.ts';

/** Calls of `taskQos.set`, good and bad. */
export const TASK_QOS_SET_CASES: readonly DecodeCase[] = [
  {
    covers: ['taskQos.set'],
    what: 'a valid call',
    registers: [15n, 1n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['taskQos.set', 'kernel.type.Pid', 'kernel.error.EINVAL'],
    what: 'target: more than 32 bits',
    registers: [15n, 1n, 0x100000000n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['taskQos.set', 'kernel.type.Pid', 'kernel.error.EINVAL'],
    what: 'target: more than 32 bits, the low ones zero',
    registers: [15n, 1n, 0x8000000000000000n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['taskQos.set', 'kernel.type.Pid', 'kernel.error.EINVAL'],
    what: 'target: all bits',
    registers: [15n, 1n, 0xffffffffffffffffn, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['taskQos.set', 'kernel.type.Pid'],
    what: 'target: 0',
    registers: [15n, 1n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['taskQos.set', 'kernel.type.Pid'],
    what: 'target: the largest',
    registers: [15n, 1n, 0xffffffffn, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['taskQos.set', 'kernel.type.QosClass', 'kernel.error.EINVAL'],
    what: 'qos: 4, which is no member',
    registers: [15n, 1n, 0n, 4n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['taskQos.set', 'kernel.type.QosClass', 'kernel.error.EINVAL'],
    what: 'qos: 255, which is no member',
    registers: [15n, 1n, 0n, 255n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['taskQos.set', 'kernel.type.QosClass', 'kernel.error.EINVAL'],
    what: 'qos: more than 8 bits',
    registers: [15n, 1n, 0n, 256n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['taskQos.set', 'kernel.type.QosClass', 'kernel.error.EINVAL'],
    what: 'qos: more than 8 bits, the low ones zero',
    registers: [15n, 1n, 0n, 0x8000000000000000n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['taskQos.set', 'kernel.type.QosClass', 'kernel.error.EINVAL'],
    what: 'qos: all bits',
    registers: [15n, 1n, 0n, 0xffffffffffffffffn, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['taskQos.set', 'kernel.type.QosClass'],
    what: 'qos: Idle',
    registers: [15n, 1n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['taskQos.set', 'kernel.type.QosClass'],
    what: 'qos: Normal',
    registers: [15n, 1n, 0n, 1n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['taskQos.set', 'kernel.type.QosClass'],
    what: 'qos: Interactive',
    registers: [15n, 1n, 0n, 2n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['taskQos.set', 'kernel.type.QosClass'],
    what: 'qos: PerfBurst',
    registers: [15n, 1n, 0n, 3n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['taskQos.set', 'kernel.type.Pid', 'kernel.type.QosClass', 'kernel.error.EINVAL'],
    what: 'target: more than 32 bits; qos: 4, which is no member',
    registers: [15n, 1n, 0x100000000n, 4n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
];
