// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:1896c80def440f08

import type { DecodeCase } from '../decode-case.ts';

/** Calls of `ipcRecvV2`, good and bad. */
export const IPC_RECV_V2_CASES: readonly DecodeCase[] = [
  {
    covers: ['ipcRecvV2'],
    what: 'a valid call',
    registers: [26n, 0x10000n, 0n, 0n, 0n, 0n, 0n],
    memory: [
      {
        va: 0x10000,
        hex: '3249584e010000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000',
      },
    ],
    errno: 0,
  },
  {
    covers: ['ipcRecvV2', 'kernel.type.RecvDesc', 'kernel.error.EINVAL'],
    what: 'desc: address 0',
    registers: [26n, 0n, 0n, 0n, 0n, 0n, 0n],
    memory: [
      {
        va: 0x10000,
        hex: '3249584e010000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000',
      },
    ],
    errno: 22,
  },
  {
    covers: ['ipcRecvV2', 'kernel.type.RecvDesc', 'kernel.error.EINVAL'],
    what: 'desc: the kernel half',
    registers: [26n, 0x80000000n, 0n, 0n, 0n, 0n, 0n],
    memory: [
      {
        va: 0x10000,
        hex: '3249584e010000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000',
      },
    ],
    errno: 22,
  },
  {
    covers: ['ipcRecvV2', 'kernel.type.RecvDesc', 'kernel.error.EINVAL'],
    what: 'desc: the last byte beyond the user half',
    registers: [26n, 0x7fffffc1n, 0n, 0n, 0n, 0n, 0n],
    memory: [
      {
        va: 0x10000,
        hex: '3249584e010000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000',
      },
    ],
    errno: 22,
  },
  {
    covers: ['ipcRecvV2', 'kernel.type.RecvDesc', 'kernel.error.EINVAL'],
    what: 'desc: an address of more than 53 bits',
    registers: [26n, 0x20000000000000n, 0n, 0n, 0n, 0n, 0n],
    memory: [
      {
        va: 0x10000,
        hex: '3249584e010000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000',
      },
    ],
    errno: 22,
  },
  {
    covers: ['ipcRecvV2', 'kernel.type.RecvDesc', 'kernel.error.EINVAL'],
    what: 'desc: a run that wraps',
    registers: [26n, 0xffffffffffffffc0n, 0n, 0n, 0n, 0n, 0n],
    memory: [
      {
        va: 0x10000,
        hex: '3249584e010000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000',
      },
    ],
    errno: 22,
  },
  {
    covers: ['ipcRecvV2', 'kernel.type.RecvDesc', 'kernel.error.EFAULT'],
    what: 'desc: not mapped',
    registers: [26n, 0x70000000n, 0n, 0n, 0n, 0n, 0n],
    memory: [
      {
        va: 0x10000,
        hex: '3249584e010000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000',
      },
    ],
    errno: 14,
  },
  {
    covers: ['ipcRecvV2', 'kernel.type.RecvDesc', 'kernel.error.EINVAL'],
    what: 'desc.magic: 1314408755 instead of 1314408754',
    registers: [26n, 0x10000n, 0n, 0n, 0n, 0n, 0n],
    memory: [
      {
        va: 0x10000,
        hex: '3349584e010000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000',
      },
    ],
    errno: 22,
  },
  {
    covers: ['ipcRecvV2', 'kernel.type.RecvDesc', 'kernel.error.EINVAL'],
    what: 'desc.magic: 0 instead of 1314408754',
    registers: [26n, 0x10000n, 0n, 0n, 0n, 0n, 0n],
    memory: [
      {
        va: 0x10000,
        hex: '00000000010000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000',
      },
    ],
    errno: 22,
  },
  {
    covers: ['ipcRecvV2', 'kernel.type.RecvDesc', 'kernel.error.EINVAL'],
    what: 'desc.version: 2 instead of 1',
    registers: [26n, 0x10000n, 0n, 0n, 0n, 0n, 0n],
    memory: [
      {
        va: 0x10000,
        hex: '3249584e020000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000',
      },
    ],
    errno: 22,
  },
  {
    covers: ['ipcRecvV2', 'kernel.type.RecvDesc', 'kernel.error.EINVAL'],
    what: 'desc.version: 0 instead of 1',
    registers: [26n, 0x10000n, 0n, 0n, 0n, 0n, 0n],
    memory: [
      {
        va: 0x10000,
        hex: '3249584e000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000',
      },
    ],
    errno: 22,
  },
  {
    covers: ['ipcRecvV2', 'kernel.type.RecvDesc', 'kernel.error.EINVAL'],
    what: 'desc.pad: byte 0 of the padding is not zero',
    registers: [26n, 0x10000n, 0n, 0n, 0n, 0n, 0n],
    memory: [
      {
        va: 0x10000,
        hex: '3249584e010000000000000001000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000',
      },
    ],
    errno: 22,
  },
  {
    covers: ['ipcRecvV2', 'kernel.type.RecvDesc', 'kernel.error.EINVAL'],
    what: 'desc.pad: byte 3 of the padding is not zero',
    registers: [26n, 0x10000n, 0n, 0n, 0n, 0n, 0n],
    memory: [
      {
        va: 0x10000,
        hex: '3249584e010000000000000000000001000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000',
      },
    ],
    errno: 22,
  },
  {
    covers: ['ipcRecvV2', 'kernel.type.RecvDesc', 'kernel.type.UserPtr', 'kernel.error.EINVAL'],
    what: 'desc.headerOut: more than 53 bits',
    registers: [26n, 0x10000n, 0n, 0n, 0n, 0n, 0n],
    memory: [
      {
        va: 0x10000,
        hex: '3249584e010000000000000000000000000000000000200000000000000000000000000000000000000000000000000000000000000000000000000000000000',
      },
    ],
    errno: 22,
  },
  {
    covers: ['ipcRecvV2', 'kernel.type.RecvDesc', 'kernel.type.UserPtr', 'kernel.error.EINVAL'],
    what: 'desc.headerOut: more than 53 bits, the low ones zero',
    registers: [26n, 0x10000n, 0n, 0n, 0n, 0n, 0n],
    memory: [
      {
        va: 0x10000,
        hex: '3249584e010000000000000000000000000000000000008000000000000000000000000000000000000000000000000000000000000000000000000000000000',
      },
    ],
    errno: 22,
  },
  {
    covers: ['ipcRecvV2', 'kernel.type.RecvDesc', 'kernel.type.UserPtr', 'kernel.error.EINVAL'],
    what: 'desc.headerOut: all bits',
    registers: [26n, 0x10000n, 0n, 0n, 0n, 0n, 0n],
    memory: [
      {
        va: 0x10000,
        hex: '3249584e010000000000000000000000ffffffffffffffff00000000000000000000000000000000000000000000000000000000000000000000000000000000',
      },
    ],
    errno: 22,
  },
  {
    covers: ['ipcRecvV2', 'kernel.type.RecvDesc', 'kernel.type.UserPtr', 'kernel.error.EINVAL'],
    what: 'desc.payloadOut: more than 53 bits',
    registers: [26n, 0x10000n, 0n, 0n, 0n, 0n, 0n],
    memory: [
      {
        va: 0x10000,
        hex: '3249584e010000000000000000000000000000000000000000000000000020000000000000000000000000000000000000000000000000000000000000000000',
      },
    ],
    errno: 22,
  },
  {
    covers: ['ipcRecvV2', 'kernel.type.RecvDesc', 'kernel.type.UserPtr', 'kernel.error.EINVAL'],
    what: 'desc.payloadOut: more than 53 bits, the low ones zero',
    registers: [26n, 0x10000n, 0n, 0n, 0n, 0n, 0n],
    memory: [
      {
        va: 0x10000,
        hex: '3249584e010000000000000000000000000000000000000000000000000000800000000000000000000000000000000000000000000000000000000000000000',
      },
    ],
    errno: 22,
  },
  {
    covers: ['ipcRecvV2', 'kernel.type.RecvDesc', 'kernel.type.UserPtr', 'kernel.error.EINVAL'],
    what: 'desc.payloadOut: all bits',
    registers: [26n, 0x10000n, 0n, 0n, 0n, 0n, 0n],
    memory: [
      {
        va: 0x10000,
        hex: '3249584e0100000000000000000000000000000000000000ffffffffffffffff0000000000000000000000000000000000000000000000000000000000000000',
      },
    ],
    errno: 22,
  },
  {
    covers: ['ipcRecvV2', 'kernel.type.RecvDesc', 'kernel.error.EINVAL'],
    what: 'desc.payloadMax: more than 53 bits',
    registers: [26n, 0x10000n, 0n, 0n, 0n, 0n, 0n],
    memory: [
      {
        va: 0x10000,
        hex: '3249584e010000000000000000000000000000000000000000000000000000000000000000002000000000000000000000000000000000000000000000000000',
      },
    ],
    errno: 22,
  },
  {
    covers: ['ipcRecvV2', 'kernel.type.RecvDesc', 'kernel.error.EINVAL'],
    what: 'desc.payloadMax: more than 53 bits, the low ones zero',
    registers: [26n, 0x10000n, 0n, 0n, 0n, 0n, 0n],
    memory: [
      {
        va: 0x10000,
        hex: '3249584e010000000000000000000000000000000000000000000000000000000000000000000080000000000000000000000000000000000000000000000000',
      },
    ],
    errno: 22,
  },
  {
    covers: ['ipcRecvV2', 'kernel.type.RecvDesc', 'kernel.error.EINVAL'],
    what: 'desc.payloadMax: all bits',
    registers: [26n, 0x10000n, 0n, 0n, 0n, 0n, 0n],
    memory: [
      {
        va: 0x10000,
        hex: '3249584e01000000000000000000000000000000000000000000000000000000ffffffffffffffff000000000000000000000000000000000000000000000000',
      },
    ],
    errno: 22,
  },
  {
    covers: ['ipcRecvV2', 'kernel.type.RecvDesc', 'kernel.type.UserPtr', 'kernel.error.EINVAL'],
    what: 'desc.senderServiceIdOut: more than 53 bits',
    registers: [26n, 0x10000n, 0n, 0n, 0n, 0n, 0n],
    memory: [
      {
        va: 0x10000,
        hex: '3249584e010000000000000000000000000000000000000000000000000000000000000000000000000000000000200000000000000000000000000000000000',
      },
    ],
    errno: 22,
  },
  {
    covers: ['ipcRecvV2', 'kernel.type.RecvDesc', 'kernel.type.UserPtr', 'kernel.error.EINVAL'],
    what: 'desc.senderServiceIdOut: more than 53 bits, the low ones zero',
    registers: [26n, 0x10000n, 0n, 0n, 0n, 0n, 0n],
    memory: [
      {
        va: 0x10000,
        hex: '3249584e010000000000000000000000000000000000000000000000000000000000000000000000000000000000008000000000000000000000000000000000',
      },
    ],
    errno: 22,
  },
  {
    covers: ['ipcRecvV2', 'kernel.type.RecvDesc', 'kernel.type.UserPtr', 'kernel.error.EINVAL'],
    what: 'desc.senderServiceIdOut: all bits',
    registers: [26n, 0x10000n, 0n, 0n, 0n, 0n, 0n],
    memory: [
      {
        va: 0x10000,
        hex: '3249584e010000000000000000000000000000000000000000000000000000000000000000000000ffffffffffffffff00000000000000000000000000000000',
      },
    ],
    errno: 22,
  },
  {
    covers: ['ipcRecvV2', 'kernel.type.RecvDesc', 'kernel.type.RecvFlags', 'kernel.error.EINVAL'],
    what: 'desc.flags: the unknown bit 0x4',
    registers: [26n, 0x10000n, 0n, 0n, 0n, 0n, 0n],
    memory: [
      {
        va: 0x10000,
        hex: '3249584e010000000000000000000000000000000000000000000000000000000000000000000000000000000000000004000000000000000000000000000000',
      },
    ],
    errno: 22,
  },
  {
    covers: ['ipcRecvV2', 'kernel.type.RecvDesc', 'kernel.type.RecvFlags', 'kernel.error.EINVAL'],
    what: 'desc.flags: the unknown bit 0x80000000',
    registers: [26n, 0x10000n, 0n, 0n, 0n, 0n, 0n],
    memory: [
      {
        va: 0x10000,
        hex: '3249584e010000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000080000000000000000000000000',
      },
    ],
    errno: 22,
  },
  {
    covers: ['ipcRecvV2', 'kernel.type.RecvDesc', 'kernel.error.EINVAL'],
    what: 'desc.pad2: byte 0 of the padding is not zero',
    registers: [26n, 0x10000n, 0n, 0n, 0n, 0n, 0n],
    memory: [
      {
        va: 0x10000,
        hex: '3249584e010000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000010000000000000000000000',
      },
    ],
    errno: 22,
  },
  {
    covers: ['ipcRecvV2', 'kernel.type.RecvDesc', 'kernel.error.EINVAL'],
    what: 'desc.pad2: byte 3 of the padding is not zero',
    registers: [26n, 0x10000n, 0n, 0n, 0n, 0n, 0n],
    memory: [
      {
        va: 0x10000,
        hex: '3249584e010000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000010000000000000000',
      },
    ],
    errno: 22,
  },
];
