// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:73c7f389fe07bc95

import type { DecodeCase } from '../decode-case.ts';

/** Calls of `ipcEndpointCreateV2`, good and bad. */
export const IPC_ENDPOINT_CREATE_V2_CASES: readonly DecodeCase[] = [
  {
    covers: ['ipcEndpointCreateV2'],
    what: 'a valid call',
    registers: [22n, 0n, 1n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['ipcEndpointCreateV2', 'kernel.type.CapSlot', 'kernel.error.EPERM'],
    what: 'factory: more than 32 bits',
    registers: [22n, 0x100000000n, 1n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 1,
  },
  {
    covers: ['ipcEndpointCreateV2', 'kernel.type.CapSlot', 'kernel.error.EPERM'],
    what: 'factory: more than 32 bits, the low ones zero',
    registers: [22n, 0x8000000000000000n, 1n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 1,
  },
  {
    covers: ['ipcEndpointCreateV2', 'kernel.type.CapSlot', 'kernel.error.EPERM'],
    what: 'factory: all bits',
    registers: [22n, 0xffffffffffffffffn, 1n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 1,
  },
  {
    covers: ['ipcEndpointCreateV2', 'kernel.type.CapSlot'],
    what: 'factory: 0',
    registers: [22n, 0n, 1n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['ipcEndpointCreateV2', 'kernel.type.CapSlot'],
    what: 'factory: the largest',
    registers: [22n, 0xffffffffn, 1n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['ipcEndpointCreateV2', 'kernel.type.QueueDepth', 'kernel.error.EINVAL'],
    what: 'depth: below 1',
    registers: [22n, 0n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['ipcEndpointCreateV2', 'kernel.type.QueueDepth', 'kernel.error.EINVAL'],
    what: 'depth: 257, the end',
    registers: [22n, 0n, 257n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['ipcEndpointCreateV2', 'kernel.type.QueueDepth', 'kernel.error.EINVAL'],
    what: 'depth: more than 32 bits',
    registers: [22n, 0n, 0x100000000n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['ipcEndpointCreateV2', 'kernel.type.QueueDepth', 'kernel.error.EINVAL'],
    what: 'depth: more than 32 bits, the low ones zero',
    registers: [22n, 0n, 0x8000000000000000n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['ipcEndpointCreateV2', 'kernel.type.QueueDepth', 'kernel.error.EINVAL'],
    what: 'depth: all bits',
    registers: [22n, 0n, 0xffffffffffffffffn, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 22,
  },
  {
    covers: ['ipcEndpointCreateV2', 'kernel.type.QueueDepth'],
    what: 'depth: the smallest',
    registers: [22n, 0n, 1n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['ipcEndpointCreateV2', 'kernel.type.QueueDepth'],
    what: 'depth: the largest',
    registers: [22n, 0n, 256n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: [
      'ipcEndpointCreateV2',
      'kernel.type.CapSlot',
      'kernel.type.QueueDepth',
      'kernel.error.EPERM',
    ],
    what: 'factory: more than 32 bits; depth: below 1',
    registers: [22n, 0x100000000n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 1,
  },
];
