// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:022a40750adeff20

import { asCreate, asCreateRaw } from '../ops/as-create.ts';
import { asMap, asMapRaw } from '../ops/as-map.ts';
import { capClone, capCloneRaw } from '../ops/cap-clone.ts';
import { capClose, capCloseRaw } from '../ops/cap-close.ts';
import { capQuery, capQueryRaw } from '../ops/cap-query.ts';
import { capTransferTo, capTransferToRaw } from '../ops/cap-transfer-to.ts';
import { capTransfer, capTransferRaw } from '../ops/cap-transfer.ts';
import { capWatch, capWatchRaw } from '../ops/cap-watch.ts';
import { debugPutc, debugPutcRaw } from '../ops/debug-putc.ts';
import { debugWrite, debugWriteRaw } from '../ops/debug-write.ts';
import { deviceCapCreate, deviceCapCreateRaw } from '../ops/device-cap-create.ts';
import { execV2, execV2Raw } from '../ops/exec-v2.ts';
import { exec, execRaw } from '../ops/exec.ts';
import { exit, exitRaw } from '../ops/exit.ts';
import { getpid, getpidRaw } from '../ops/getpid.ts';
import { ipcEndpointClose, ipcEndpointCloseRaw } from '../ops/ipc-endpoint-close.ts';
import { ipcEndpointCreateFor, ipcEndpointCreateForRaw } from '../ops/ipc-endpoint-create-for.ts';
import { ipcEndpointCreateV2, ipcEndpointCreateV2Raw } from '../ops/ipc-endpoint-create-v2.ts';
import { ipcEndpointCreate, ipcEndpointCreateRaw } from '../ops/ipc-endpoint-create.ts';
import { ipcRecvV2, ipcRecvV2Raw } from '../ops/ipc-recv-v2.ts';
import { ipcRecv, ipcRecvRaw } from '../ops/ipc-recv.ts';
import { ipcSend, ipcSendRaw } from '../ops/ipc-send.ts';
import { map, mapRaw } from '../ops/map.ts';
import { mmioMap, mmioMapRaw } from '../ops/mmio-map.ts';
import { nsec, nsecRaw } from '../ops/nsec.ts';
import { recvHeader, recvHeaderRaw } from '../ops/recv-header.ts';
import { sendHeader, sendHeaderRaw } from '../ops/send-header.ts';
import { spawnLastError, spawnLastErrorRaw } from '../ops/spawn-last-error.ts';
import { spawn, spawnRaw } from '../ops/spawn.ts';
import { taskQosGet, taskQosGetRaw } from '../ops/task-qos-get.ts';
import { taskQosSet, taskQosSetRaw } from '../ops/task-qos-set.ts';
import { vmoCreate, vmoCreateRaw } from '../ops/vmo-create.ts';
import { vmoDestroy, vmoDestroyRaw } from '../ops/vmo-destroy.ts';
import { vmoRead, vmoReadRaw } from '../ops/vmo-read.ts';
import { vmoWrite, vmoWriteRaw } from '../ops/vmo-write.ts';
import { waitNohang, waitNohangRaw } from '../ops/wait-nohang.ts';
import { wait, waitRaw } from '../ops/wait.ts';
import { yieldNow, yieldRaw } from '../ops/yield.ts';
import type { MsgHeader } from '../structs/msg-header.ts';
import type { RecvDesc } from '../structs/recv-desc.ts';
import type {
  AsHandle,
  AsMapFlags,
  CapSlot,
  EntryPc,
  ExitStatus,
  MapFlags,
  MsgFlags,
  PageLength,
  PageVa,
  PhysicalPage,
  Pid,
  Prot,
  QueueDepth,
  RecvFlags,
  Rights,
  SendFlags,
  StackPages,
  UserPtr,
  WaitTarget,
} from '../types.ts';
import type { WrapperCase } from './wrapper-case.ts';

/** A call of each wrapper. */
export const WRAPPER_CASES: readonly WrapperCase[] = [
  {
    id: 'yield',
    typed: (cpu) => yieldNow(cpu),
    raw: (cpu) => yieldRaw(cpu),
    registers: { a7: 0n },
    memory: {},
    errors: {},
    results: [{ a0: 0n, value: undefined }],
  },
  {
    id: 'nsec',
    typed: (cpu) => nsec(cpu),
    raw: (cpu) => nsecRaw(cpu),
    registers: { a7: 1n },
    memory: {},
    errors: {},
    results: [
      { a0: 12884901905n, value: 12884901905n },
      { a0: 0n, value: 0n },
    ],
    unknown: [],
  },
  {
    id: 'sendHeader',
    typed: (cpu) => sendHeader(cpu, 17 as CapSlot, 20, 65535 as MsgFlags, 26),
    raw: (cpu) => sendHeaderRaw(cpu, 17, 20, 65535, 26),
    registers: { a7: 2n, a0: 17n, a1: 20n, a2: 65535n, a3: 26n },
    memory: {},
    errors: { 1: 'EPERM', 3: 'ESRCH', 11: 'QueueFull', 22: 'EINVAL' },
    results: [
      { a0: 17n, value: 17 },
      { a0: 0n, value: 0 },
    ],
    unknown: [4294967296n],
  },
  {
    id: 'recvHeader',
    typed: (cpu) => recvHeader(cpu, 17 as CapSlot),
    raw: (cpu) => recvHeaderRaw(cpu, 17),
    registers: { a7: 3n, a0: 17n },
    memory: {},
    errors: { 1: 'EPERM', 3: 'ESRCH', 11: 'QueueEmpty', 22: 'EINVAL' },
    results: [
      { a0: 17n, value: 17 },
      { a0: 0n, value: 0 },
    ],
    unknown: [4294967296n],
  },
  {
    id: 'map',
    typed: (cpu) => map(cpu, 17 as CapSlot, 2147479552 as PageVa, 12884901911, 8 as MapFlags),
    raw: (cpu) => mapRaw(cpu, 17, 2147479552, 12884901911, 8),
    registers: { a7: 4n, a0: 17n, a1: 2147479552n, a2: 12884901911n, a3: 8n },
    memory: {},
    errors: { 1: 'EPERM', 12: 'ENOMEM', 22: 'EINVAL' },
    results: [{ a0: 0n, value: undefined }],
  },
  {
    id: 'vmoCreate',
    typed: (cpu) => vmoCreate(cpu, 17 as CapSlot, 12884901908),
    raw: (cpu) => vmoCreateRaw(cpu, 17, 12884901908),
    registers: { a7: 5n, a0: 17n, a1: 12884901908n },
    memory: {},
    errors: { 1: 'EPERM', 12: 'ENOMEM', 22: 'EINVAL', 28: 'ENOSPC' },
    results: [
      { a0: 17n, value: 17 },
      { a0: 0n, value: 0 },
    ],
    unknown: [4294967296n],
  },
  {
    id: 'vmoWrite',
    typed: (cpu) =>
      vmoWrite(cpu, 17 as CapSlot, 12884901908, Uint8Array.of(3, 34, 65, 96, 127, 158, 189)),
    raw: (cpu) => vmoWriteRaw(cpu, 17, 12884901908, 16512, 7),
    registers: { a7: 6n, a0: 17n, a1: 12884901908n, a2: 'address', a3: 7n },
    memory: { a2: '032241607f9ebd' },
    errors: { 1: 'EPERM', 14: 'EFAULT', 22: 'EINVAL' },
    results: [
      { a0: 12884901905n, value: 12884901905 },
      { a0: 0n, value: 0 },
    ],
    unknown: [9007199254740992n],
  },
  {
    id: 'spawn',
    typed: (cpu) =>
      spawn(
        cpu,
        2147483646 as EntryPc,
        12884901908 as UserPtr,
        4294967295 as AsHandle,
        26 as CapSlot,
        12884901917,
      ),
    raw: (cpu) => spawnRaw(cpu, 2147483646, 12884901908, 4294967295, 26, 12884901917),
    registers: {
      a7: 7n,
      a0: 2147483646n,
      a1: 12884901908n,
      a2: 4294967295n,
      a3: 26n,
      a4: 12884901917n,
    },
    memory: {},
    errors: { 1: 'EPERM', 11: 'RunQueueFull', 12: 'ENOMEM', 22: 'EINVAL' },
    results: [
      { a0: 17n, value: 17 },
      { a0: 0n, value: 0 },
    ],
    unknown: [4294967296n],
  },
  {
    id: 'capTransfer',
    typed: (cpu) => capTransfer(cpu, 17 as Pid, 20 as CapSlot, 4 as Rights),
    raw: (cpu) => capTransferRaw(cpu, 17, 20, 4),
    registers: { a7: 8n, a0: 17n, a1: 20n, a2: 4n },
    memory: {},
    errors: { 1: 'EPERM', 22: 'EINVAL', 28: 'ENOSPC' },
    results: [
      { a0: 17n, value: 17 },
      { a0: 0n, value: 0 },
    ],
    unknown: [4294967296n],
  },
  {
    id: 'asCreate',
    typed: (cpu) => asCreate(cpu),
    raw: (cpu) => asCreateRaw(cpu),
    registers: { a7: 9n },
    memory: {},
    errors: { 12: 'ENOMEM', 28: 'ENOSPC' },
    results: [{ a0: 4294967295n, value: 4294967295 }],
    unknown: [0n, 4294967296n],
  },
  {
    id: 'asMap',
    typed: (cpu) =>
      asMap(
        cpu,
        4294967295 as AsHandle,
        20 as CapSlot,
        2147479552 as PageVa,
        2147479552 as PageLength,
        7 as Prot,
        1 as AsMapFlags,
      ),
    raw: (cpu) => asMapRaw(cpu, 4294967295, 20, 2147479552, 2147479552, 7, 1),
    registers: {
      a7: 10n,
      a0: 4294967295n,
      a1: 20n,
      a2: 2147479552n,
      a3: 2147479552n,
      a4: 7n,
      a5: 1n,
    },
    memory: {},
    errors: { 1: 'EPERM', 12: 'ENOMEM', 22: 'EINVAL' },
    results: [{ a0: 0n, value: undefined }],
  },
  {
    id: 'exit',
    typed: (cpu) => exit(cpu, 2147483647 as ExitStatus),
    raw: (cpu) => exitRaw(cpu, 2147483647),
    registers: { a7: 11n, a0: 2147483647n },
    memory: {},
    errors: { 22: 'EINVAL' },
    noReturn: true,
  },
  {
    id: 'wait',
    typed: (cpu) => wait(cpu, 2147483647 as WaitTarget),
    raw: (cpu) => waitRaw(cpu, 2147483647),
    registers: { a7: 12n, a0: 2147483647n },
    memory: {},
    errors: { 3: 'ESRCH', 10: 'ECHILD', 22: 'EINVAL' },
  },
  {
    id: 'exec',
    typed: (cpu) => exec(cpu, Uint8Array.of(1, 32, 63, 94, 125), 64 as StackPages, 12884901914),
    raw: (cpu) => execRaw(cpu, 16384, 5, 64, 12884901914),
    registers: { a7: 13n, a0: 'address', a1: 5n, a2: 64n, a3: 12884901914n },
    memory: { a0: '01203f5e7d' },
    errors: { 11: 'RunQueueFull', 12: 'ENOMEM', 14: 'EFAULT', 22: 'EINVAL', 28: 'ENOSPC' },
    results: [
      { a0: 17n, value: 17 },
      { a0: 0n, value: 0 },
    ],
    unknown: [4294967296n],
  },
  {
    id: 'ipcSend',
    typed: (cpu) =>
      ipcSend(
        cpu,
        17 as CapSlot,
        { src: 0x81828384, dst: 0x81828384, ty: 65535, flags: 1, len: 0x81828384 } as MsgHeader,
        Uint8Array.of(3, 34, 65, 96, 127, 158, 189),
        1 as SendFlags,
        12884901920n,
      ),
    raw: (cpu) => ipcSendRaw(cpu, 17, 16448, 16512, 7, 1, 12884901920n),
    registers: { a7: 14n, a0: 17n, a1: 'address', a2: 'address', a3: 7n, a4: 1n, a5: 12884901920n },
    memory: { a1: '8483828184838281ffff010084838281', a2: '032241607f9ebd' },
    errors: {
      1: 'EPERM',
      3: 'ESRCH',
      11: 'QueueFull',
      14: 'EFAULT',
      22: 'EINVAL',
      28: 'ENOSPC',
      110: 'ETIMEDOUT',
    },
    results: [
      { a0: 17n, value: 17 },
      { a0: 0n, value: 0 },
    ],
    unknown: [4294967296n],
  },
  {
    id: 'taskQos.get',
    typed: (cpu) => taskQosGet(cpu, 20 as Pid),
    raw: (cpu) => taskQosGetRaw(cpu, 20),
    registers: { a7: 15n, a0: 0n, a1: 20n },
    memory: {},
    errors: { 22: 'EINVAL' },
    results: [
      { a0: 1n, value: 1 },
      { a0: 0n, value: 0 },
    ],
    unknown: [4n, 255n, 256n],
  },
  {
    id: 'taskQos.set',
    typed: (cpu) => taskQosSet(cpu, 20 as Pid, 3),
    raw: (cpu) => taskQosSetRaw(cpu, 20, 3),
    registers: { a7: 15n, a0: 1n, a1: 20n, a2: 3n },
    memory: {},
    errors: { 1: 'EPERM', 11: 'RunQueueFull', 22: 'EINVAL' },
    results: [{ a0: 0n, value: undefined }],
  },
  {
    id: 'debugPutc',
    typed: (cpu) => debugPutc(cpu, 17),
    raw: (cpu) => debugPutcRaw(cpu, 17),
    registers: { a7: 16n, a0: 17n },
    memory: {},
    errors: { 22: 'EINVAL' },
    results: [{ a0: 0n, value: undefined }],
  },
  {
    id: 'execV2',
    typed: (cpu) =>
      execV2(
        cpu,
        Uint8Array.of(1, 32, 63, 94, 125),
        64 as StackPages,
        12884901914,
        Uint8Array.of(5, 36, 67, 98, 129, 160, 191, 222, 253),
      ),
    raw: (cpu) => execV2Raw(cpu, 16384, 5, 64, 12884901914, 16640, 9),
    registers: { a7: 17n, a0: 'address', a1: 5n, a2: 64n, a3: 12884901914n, a4: 'address', a5: 9n },
    memory: { a0: '01203f5e7d', a4: '0524436281a0bfdefd' },
    errors: {
      1: 'EPERM',
      11: 'RunQueueFull',
      12: 'ENOMEM',
      14: 'EFAULT',
      22: 'EINVAL',
      28: 'ENOSPC',
    },
    results: [
      { a0: 17n, value: 17 },
      { a0: 0n, value: 0 },
    ],
    unknown: [4294967296n],
  },
  {
    id: 'ipcRecv',
    typed: (cpu) => ipcRecv(cpu, 17 as CapSlot, 7, 3 as RecvFlags, 12884901920n),
    raw: (cpu) => ipcRecvRaw(cpu, 17, 16448, 16512, 7, 3, 12884901920n),
    registers: { a7: 18n, a0: 17n, a1: 'address', a2: 'address', a3: 7n, a4: 3n, a5: 12884901920n },
    memory: {},
    errors: {
      1: 'EPERM',
      3: 'ESRCH',
      11: 'QueueEmpty',
      14: 'EFAULT',
      22: 'EINVAL',
      28: 'ENOSPC',
      110: 'ETIMEDOUT',
    },
  },
  {
    id: 'ipcEndpointCreate',
    typed: (cpu) => ipcEndpointCreate(cpu),
    raw: (cpu) => ipcEndpointCreateRaw(cpu),
    registers: { a7: 19n },
    memory: {},
    errors: { 1: 'EPERM' },
    results: [{ a0: 0n, value: undefined }],
  },
  {
    id: 'capClose',
    typed: (cpu) => capClose(cpu, 17 as CapSlot),
    raw: (cpu) => capCloseRaw(cpu, 17),
    registers: { a7: 20n, a0: 17n },
    memory: {},
    errors: { 1: 'EPERM' },
    results: [{ a0: 0n, value: undefined }],
  },
  {
    id: 'ipcEndpointClose',
    typed: (cpu) => ipcEndpointClose(cpu, 17 as CapSlot),
    raw: (cpu) => ipcEndpointCloseRaw(cpu, 17),
    registers: { a7: 21n, a0: 17n },
    memory: {},
    errors: { 1: 'EPERM', 3: 'ESRCH' },
    results: [{ a0: 0n, value: undefined }],
  },
  {
    id: 'ipcEndpointCreateV2',
    typed: (cpu) => ipcEndpointCreateV2(cpu, 17 as CapSlot, 256 as QueueDepth),
    raw: (cpu) => ipcEndpointCreateV2Raw(cpu, 17, 256),
    registers: { a7: 22n, a0: 17n, a1: 256n },
    memory: {},
    errors: { 1: 'EPERM', 22: 'EINVAL', 28: 'ENOSPC' },
    results: [
      { a0: 17n, value: 17 },
      { a0: 0n, value: 0 },
    ],
    unknown: [4294967296n],
  },
  {
    id: 'ipcEndpointCreateFor',
    typed: (cpu) => ipcEndpointCreateFor(cpu, 17 as CapSlot, 20 as Pid, 256 as QueueDepth),
    raw: (cpu) => ipcEndpointCreateForRaw(cpu, 17, 20, 256),
    registers: { a7: 23n, a0: 17n, a1: 20n, a2: 256n },
    memory: {},
    errors: { 1: 'EPERM', 22: 'EINVAL', 28: 'ENOSPC' },
    results: [
      { a0: 17n, value: 17 },
      { a0: 0n, value: 0 },
    ],
    unknown: [4294967296n],
  },
  {
    id: 'capClone',
    typed: (cpu) => capClone(cpu, 17 as CapSlot),
    raw: (cpu) => capCloneRaw(cpu, 17),
    registers: { a7: 24n, a0: 17n },
    memory: {},
    errors: { 1: 'EPERM', 28: 'ENOSPC' },
    results: [
      { a0: 17n, value: 17 },
      { a0: 0n, value: 0 },
    ],
    unknown: [4294967296n],
  },
  {
    id: 'getpid',
    typed: (cpu) => getpid(cpu),
    raw: (cpu) => getpidRaw(cpu),
    registers: { a7: 25n },
    memory: {},
    errors: {},
    results: [
      { a0: 17n, value: 17 },
      { a0: 0n, value: 0 },
    ],
    unknown: [4294967296n],
  },
  {
    id: 'ipcRecvV2',
    typed: (cpu) =>
      ipcRecvV2(cpu, {
        slot: 0x81828384,
        headerOut: 0x123456789abcde,
        payloadOut: 0x123456789abcde,
        payloadMax: 0x123456789abcde,
        senderServiceIdOut: 0x123456789abcde,
        flags: 2,
        deadline: 0x8182838485868788n,
      } as RecvDesc),
    raw: (cpu) => ipcRecvV2Raw(cpu, 16384),
    registers: { a7: 26n, a0: 'address' },
    memory: {
      a0: '3249584e010000008483828100000000debc9a7856341200debc9a7856341200debc9a7856341200debc9a785634120002000000000000008887868584838281',
    },
    errors: {
      1: 'EPERM',
      3: 'ESRCH',
      11: 'QueueEmpty',
      14: 'EFAULT',
      22: 'EINVAL',
      28: 'ENOSPC',
      110: 'ETIMEDOUT',
    },
    results: [
      { a0: 17n, value: 17 },
      { a0: 0n, value: 0 },
    ],
    unknown: [4294967296n],
  },
  {
    id: 'mmioMap',
    typed: (cpu) => mmioMap(cpu, 17 as CapSlot, 2147479552 as PageVa, 12884901911),
    raw: (cpu) => mmioMapRaw(cpu, 17, 2147479552, 12884901911),
    registers: { a7: 27n, a0: 17n, a1: 2147479552n, a2: 12884901911n },
    memory: {},
    errors: { 1: 'EPERM', 12: 'ENOMEM', 22: 'EINVAL' },
    results: [{ a0: 0n, value: undefined }],
  },
  {
    id: 'capQuery',
    typed: (cpu) => capQuery(cpu, 17 as CapSlot),
    raw: (cpu) => capQueryRaw(cpu, 17, 16448),
    registers: { a7: 28n, a0: 17n, a1: 'address' },
    memory: {},
    errors: { 1: 'EPERM', 14: 'EFAULT', 22: 'EINVAL' },
  },
  {
    id: 'spawnLastError',
    typed: (cpu) => spawnLastError(cpu),
    raw: (cpu) => spawnLastErrorRaw(cpu),
    registers: { a7: 29n },
    memory: {},
    errors: {},
    results: [
      { a0: 1n, value: 1 },
      { a0: 0n, value: 0 },
    ],
    unknown: [7n, 4294967295n, 4294967296n],
  },
  {
    id: 'deviceCapCreate',
    typed: (cpu) =>
      deviceCapCreate(
        cpu,
        9007199254736896 as PhysicalPage,
        2147479552 as PageLength,
        23 as CapSlot,
      ),
    raw: (cpu) => deviceCapCreateRaw(cpu, 9007199254736896, 2147479552, 23),
    registers: { a7: 30n, a0: 9007199254736896n, a1: 2147479552n, a2: 23n },
    memory: {},
    errors: { 1: 'EPERM', 22: 'EINVAL' },
    results: [
      { a0: 17n, value: 17 },
      { a0: 0n, value: 0 },
    ],
    unknown: [4294967296n],
  },
  {
    id: 'capTransferTo',
    typed: (cpu) => capTransferTo(cpu, 17 as Pid, 20 as CapSlot, 4 as Rights, 26 as CapSlot),
    raw: (cpu) => capTransferToRaw(cpu, 17, 20, 4, 26),
    registers: { a7: 31n, a0: 17n, a1: 20n, a2: 4n, a3: 26n },
    memory: {},
    errors: { 1: 'EPERM', 22: 'EINVAL' },
    results: [
      { a0: 17n, value: 17 },
      { a0: 0n, value: 0 },
    ],
    unknown: [4294967296n],
  },
  {
    id: 'debugWrite',
    typed: (cpu) => debugWrite(cpu, Uint8Array.of(1, 32, 63, 94, 125)),
    raw: (cpu) => debugWriteRaw(cpu, 16384, 5),
    registers: { a7: 44n, a0: 'address', a1: 5n },
    memory: { a0: '01203f5e7d' },
    errors: { 14: 'EFAULT', 22: 'EINVAL' },
    results: [
      { a0: 17n, value: 17 },
      { a0: 0n, value: 0 },
    ],
    unknown: [4294967296n],
  },
  {
    id: 'vmoDestroy',
    typed: (cpu) => vmoDestroy(cpu, 17 as CapSlot),
    raw: (cpu) => vmoDestroyRaw(cpu, 17),
    registers: { a7: 46n, a0: 17n },
    memory: {},
    errors: { 1: 'EPERM' },
    results: [{ a0: 0n, value: undefined }],
  },
  {
    id: 'vmoRead',
    typed: (cpu) => vmoRead(cpu, 17 as CapSlot, 12884901908, 7),
    raw: (cpu) => vmoReadRaw(cpu, 17, 12884901908, 16512, 7),
    registers: { a7: 47n, a0: 17n, a1: 12884901908n, a2: 'address', a3: 7n },
    memory: {},
    errors: { 1: 'EPERM', 14: 'EFAULT', 22: 'EINVAL' },
  },
  {
    id: 'waitNohang',
    typed: (cpu) => waitNohang(cpu, 2147483647 as WaitTarget),
    raw: (cpu) => waitNohangRaw(cpu, 2147483647),
    registers: { a7: 52n, a0: 2147483647n },
    memory: {},
    errors: { 3: 'ESRCH', 10: 'ECHILD', 11: 'WouldBlock', 22: 'EINVAL' },
  },
  {
    id: 'capWatch',
    typed: (cpu) => capWatch(cpu, 17 as CapSlot, 20 as CapSlot, 12884901911n),
    raw: (cpu) => capWatchRaw(cpu, 17, 20, 12884901911n),
    registers: { a7: 56n, a0: 17n, a1: 20n, a2: 12884901911n },
    memory: {},
    errors: { 1: 'EPERM', 3: 'ESRCH', 28: 'ENOSPC' },
    results: [{ a0: 0n, value: undefined }],
  },
];
