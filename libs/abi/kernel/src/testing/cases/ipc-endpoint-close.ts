// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:be45248a76dc6f61

import type { DecodeCase } from '../decode-case.ts';

/** Calls of `ipcEndpointClose`, good and bad. */
export const IPC_ENDPOINT_CLOSE_CASES: readonly DecodeCase[] = [
  {
    covers: ['ipcEndpointClose'],
    what: 'a valid call',
    registers: [21n, 0n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['ipcEndpointClose', 'kernel.type.CapSlot', 'kernel.error.EPERM'],
    what: 'slot: more than 32 bits',
    registers: [21n, 0x100000000n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 1,
  },
  {
    covers: ['ipcEndpointClose', 'kernel.type.CapSlot', 'kernel.error.EPERM'],
    what: 'slot: more than 32 bits, the low ones zero',
    registers: [21n, 0x8000000000000000n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 1,
  },
  {
    covers: ['ipcEndpointClose', 'kernel.type.CapSlot', 'kernel.error.EPERM'],
    what: 'slot: all bits',
    registers: [21n, 0xffffffffffffffffn, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 1,
  },
  {
    covers: ['ipcEndpointClose', 'kernel.type.CapSlot'],
    what: 'slot: 0',
    registers: [21n, 0n, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
  {
    covers: ['ipcEndpointClose', 'kernel.type.CapSlot'],
    what: 'slot: the largest',
    registers: [21n, 0xffffffffn, 0n, 0n, 0n, 0n, 0n],
    memory: [],
    errno: 0,
  },
];
