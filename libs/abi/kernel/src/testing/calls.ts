// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:6dec581fdacb514b

import type { Calls } from '@abicus/wire/testing';
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
import { TYPES } from './types.ts';

/** The syscalls. */
export const CALLS = {
  types: TYPES,
  errors: {
    EPERM: { id: 'kernel.error.EPERM', number: 1 },
    EFAULT: { id: 'kernel.error.EFAULT', number: 14 },
    EINVAL: { id: 'kernel.error.EINVAL', number: 22 },
    ENOSYS: { id: 'kernel.error.ENOSYS', number: 38 },
  },
  operations: [
    {
      id: 'yield',
      syscall: 'yield',
      number: 0,
      args: [],
      errors: {},
      wrapper: yieldNow,
      raw: yieldRaw,
    },
    {
      id: 'nsec',
      syscall: 'nsec',
      number: 1,
      args: [],
      returns: 'u64',
      errors: {},
      wrapper: nsec,
      raw: nsecRaw,
    },
    {
      id: 'sendHeader',
      syscall: 'sendHeader',
      number: 2,
      args: [
        { name: 'slot', at: 'a0', value: 'CapSlot' },
        { name: 'ty', at: 'a1', value: 'u16' },
        { name: 'flags', at: 'a2', value: 'MsgFlags' },
        { name: 'len', at: 'a3', value: 'u32' },
      ],
      returns: 'u32',
      errors: { '1': 'EPERM', '3': 'ESRCH', '11': 'QueueFull', '22': 'EINVAL' },
      wrapper: sendHeader,
      raw: sendHeaderRaw,
    },
    {
      id: 'recvHeader',
      syscall: 'recvHeader',
      number: 3,
      args: [{ name: 'slot', at: 'a0', value: 'CapSlot' }],
      returns: 'u32',
      errors: { '1': 'EPERM', '3': 'ESRCH', '11': 'QueueEmpty', '22': 'EINVAL' },
      wrapper: recvHeader,
      raw: recvHeaderRaw,
    },
    {
      id: 'map',
      syscall: 'map',
      number: 4,
      args: [
        { name: 'slot', at: 'a0', value: 'CapSlot' },
        { name: 'va', at: 'a1', value: 'PageVa' },
        { name: 'offset', at: 'a2', value: 'u53' },
        { name: 'flags', at: 'a3', value: 'MapFlags' },
      ],
      errors: { '1': 'EPERM', '12': 'ENOMEM', '22': 'EINVAL' },
      wrapper: map,
      raw: mapRaw,
    },
    {
      id: 'vmoCreate',
      syscall: 'vmoCreate',
      number: 5,
      args: [
        { name: 'slot', at: 'a0', value: 'CapSlot', none: 'ones' },
        { name: 'length', at: 'a1', value: 'u53' },
      ],
      returns: 'CapSlot',
      errors: { '1': 'EPERM', '12': 'ENOMEM', '22': 'EINVAL', '28': 'ENOSPC' },
      wrapper: vmoCreate,
      raw: vmoCreateRaw,
    },
    {
      id: 'vmoWrite',
      syscall: 'vmoWrite',
      number: 6,
      args: [
        { name: 'slot', at: 'a0', value: 'CapSlot' },
        { name: 'offset', at: 'a1', value: 'u53' },
        { name: 'data', at: 'a2', span: 'in', length: 'a3', min: 0 },
      ],
      returns: 'u53',
      errors: { '1': 'EPERM', '14': 'EFAULT', '22': 'EINVAL' },
      wrapper: vmoWrite,
      raw: vmoWriteRaw,
    },
    {
      id: 'spawn',
      syscall: 'spawn',
      number: 7,
      args: [
        { name: 'entry', at: 'a0', value: 'EntryPc' },
        { name: 'stack', at: 'a1', value: 'UserPtr', none: 'zero' },
        { name: 'space', at: 'a2', value: 'AsHandle', none: 'zero' },
        { name: 'bootstrap', at: 'a3', value: 'CapSlot' },
        { name: 'gp', at: 'a4', value: 'u53' },
      ],
      returns: 'Pid',
      errors: { '1': 'EPERM', '11': 'RunQueueFull', '12': 'ENOMEM', '22': 'EINVAL' },
      wrapper: spawn,
      raw: spawnRaw,
    },
    {
      id: 'capTransfer',
      syscall: 'capTransfer',
      number: 8,
      args: [
        { name: 'child', at: 'a0', value: 'Pid' },
        { name: 'slot', at: 'a1', value: 'CapSlot' },
        { name: 'rights', at: 'a2', value: 'Rights' },
      ],
      returns: 'CapSlot',
      errors: { '1': 'EPERM', '22': 'EINVAL', '28': 'ENOSPC' },
      wrapper: capTransfer,
      raw: capTransferRaw,
    },
    {
      id: 'asCreate',
      syscall: 'asCreate',
      number: 9,
      args: [],
      returns: 'AsHandle',
      errors: { '12': 'ENOMEM', '28': 'ENOSPC' },
      wrapper: asCreate,
      raw: asCreateRaw,
    },
    {
      id: 'asMap',
      syscall: 'asMap',
      number: 10,
      args: [
        { name: 'space', at: 'a0', value: 'AsHandle' },
        { name: 'vmo', at: 'a1', value: 'CapSlot' },
        { name: 'va', at: 'a2', value: 'PageVa' },
        { name: 'length', at: 'a3', value: 'PageLength' },
        { name: 'prot', at: 'a4', value: 'Prot' },
        { name: 'flags', at: 'a5', value: 'AsMapFlags' },
      ],
      errors: { '1': 'EPERM', '12': 'ENOMEM', '22': 'EINVAL' },
      wrapper: asMap,
      raw: asMapRaw,
    },
    {
      id: 'exit',
      syscall: 'exit',
      number: 11,
      args: [{ name: 'status', at: 'a0', value: 'ExitStatus' }],
      noReturn: true,
      errors: { '22': 'EINVAL' },
      wrapper: exit,
      raw: exitRaw,
    },
    {
      id: 'wait',
      syscall: 'wait',
      number: 12,
      args: [{ name: 'target', at: 'a0', value: 'WaitTarget' }],
      returns: 'Pid',
      second: true,
      errors: { '3': 'ESRCH', '10': 'ECHILD', '22': 'EINVAL' },
      wrapper: wait,
      raw: waitRaw,
    },
    {
      id: 'exec',
      syscall: 'exec',
      number: 13,
      args: [
        {
          name: 'image',
          at: 'a0',
          span: 'in',
          length: 'a1',
          min: 1,
          max: { id: 'kernel.limit.imageBytes', value: 0x100000 },
        },
        { name: 'stackPages', at: 'a2', value: 'StackPages' },
        { name: 'gp', at: 'a3', value: 'u53' },
      ],
      returns: 'Pid',
      errors: {
        '11': 'RunQueueFull',
        '12': 'ENOMEM',
        '14': 'EFAULT',
        '22': 'EINVAL',
        '28': 'ENOSPC',
      },
      wrapper: exec,
      raw: execRaw,
    },
    {
      id: 'ipcSend',
      syscall: 'ipcSend',
      number: 14,
      args: [
        { name: 'slot', at: 'a0', value: 'CapSlot' },
        { name: 'header', at: 'a1', pointer: 'in', to: 'MsgHeader' },
        {
          name: 'payload',
          at: 'a2',
          span: 'in',
          length: 'a3',
          min: 0,
          max: { id: 'kernel.limit.maxFrame', value: 8192 },
        },
        { name: 'flags', at: 'a4', value: 'SendFlags' },
        { name: 'deadline', at: 'a5', value: 'u64' },
      ],
      returns: 'u32',
      errors: {
        '1': 'EPERM',
        '3': 'ESRCH',
        '11': 'QueueFull',
        '14': 'EFAULT',
        '22': 'EINVAL',
        '28': 'ENOSPC',
        '110': 'ETIMEDOUT',
      },
      wrapper: ipcSend,
      raw: ipcSendRaw,
    },
    {
      id: 'taskQos.get',
      syscall: 'taskQos',
      number: 15,
      selector: { at: 'a0', value: 0, error: 'EINVAL' },
      args: [{ name: 'target', at: 'a1', value: 'Pid' }],
      returns: 'QosClass',
      errors: { '22': 'EINVAL' },
      wrapper: taskQosGet,
      raw: taskQosGetRaw,
    },
    {
      id: 'taskQos.set',
      syscall: 'taskQos',
      number: 15,
      selector: { at: 'a0', value: 1, error: 'EINVAL' },
      args: [
        { name: 'target', at: 'a1', value: 'Pid' },
        { name: 'qos', at: 'a2', value: 'QosClass' },
      ],
      errors: { '1': 'EPERM', '11': 'RunQueueFull', '22': 'EINVAL' },
      wrapper: taskQosSet,
      raw: taskQosSetRaw,
    },
    {
      id: 'debugPutc',
      syscall: 'debugPutc',
      number: 16,
      args: [{ name: 'byte', at: 'a0', value: 'u8' }],
      errors: { '22': 'EINVAL' },
      wrapper: debugPutc,
      raw: debugPutcRaw,
    },
    {
      id: 'execV2',
      syscall: 'execV2',
      number: 17,
      args: [
        {
          name: 'image',
          at: 'a0',
          span: 'in',
          length: 'a1',
          min: 1,
          max: { id: 'kernel.limit.imageBytes', value: 0x100000 },
        },
        { name: 'stackPages', at: 'a2', value: 'StackPages' },
        { name: 'gp', at: 'a3', value: 'u53' },
        {
          name: 'name',
          at: 'a4',
          span: 'in',
          length: 'a5',
          min: 1,
          max: { id: 'kernel.limit.serviceName', value: 64 },
        },
      ],
      returns: 'Pid',
      errors: {
        '1': 'EPERM',
        '11': 'RunQueueFull',
        '12': 'ENOMEM',
        '14': 'EFAULT',
        '22': 'EINVAL',
        '28': 'ENOSPC',
      },
      wrapper: execV2,
      raw: execV2Raw,
    },
    {
      id: 'ipcRecv',
      syscall: 'ipcRecv',
      number: 18,
      args: [
        { name: 'slot', at: 'a0', value: 'CapSlot' },
        { name: 'header', at: 'a1', pointer: 'out', to: 'MsgHeader' },
        { name: 'payload', at: 'a2', span: 'out', length: 'a3', min: 0 },
        { name: 'flags', at: 'a4', value: 'RecvFlags' },
        { name: 'deadline', at: 'a5', value: 'u64' },
      ],
      returns: 'u32',
      errors: {
        '1': 'EPERM',
        '3': 'ESRCH',
        '11': 'QueueEmpty',
        '14': 'EFAULT',
        '22': 'EINVAL',
        '28': 'ENOSPC',
        '110': 'ETIMEDOUT',
      },
      wrapper: ipcRecv,
      raw: ipcRecvRaw,
    },
    {
      id: 'ipcEndpointCreate',
      syscall: 'ipcEndpointCreate',
      number: 19,
      args: [],
      errors: { '1': 'EPERM' },
      wrapper: ipcEndpointCreate,
      raw: ipcEndpointCreateRaw,
    },
    {
      id: 'capClose',
      syscall: 'capClose',
      number: 20,
      args: [{ name: 'slot', at: 'a0', value: 'CapSlot' }],
      errors: { '1': 'EPERM' },
      wrapper: capClose,
      raw: capCloseRaw,
    },
    {
      id: 'ipcEndpointClose',
      syscall: 'ipcEndpointClose',
      number: 21,
      args: [{ name: 'slot', at: 'a0', value: 'CapSlot' }],
      errors: { '1': 'EPERM', '3': 'ESRCH' },
      wrapper: ipcEndpointClose,
      raw: ipcEndpointCloseRaw,
    },
    {
      id: 'ipcEndpointCreateV2',
      syscall: 'ipcEndpointCreateV2',
      number: 22,
      args: [
        { name: 'factory', at: 'a0', value: 'CapSlot' },
        { name: 'depth', at: 'a1', value: 'QueueDepth' },
      ],
      returns: 'CapSlot',
      errors: { '1': 'EPERM', '22': 'EINVAL', '28': 'ENOSPC' },
      wrapper: ipcEndpointCreateV2,
      raw: ipcEndpointCreateV2Raw,
    },
    {
      id: 'ipcEndpointCreateFor',
      syscall: 'ipcEndpointCreateFor',
      number: 23,
      args: [
        { name: 'factory', at: 'a0', value: 'CapSlot' },
        { name: 'owner', at: 'a1', value: 'Pid' },
        { name: 'depth', at: 'a2', value: 'QueueDepth' },
      ],
      returns: 'CapSlot',
      errors: { '1': 'EPERM', '22': 'EINVAL', '28': 'ENOSPC' },
      wrapper: ipcEndpointCreateFor,
      raw: ipcEndpointCreateForRaw,
    },
    {
      id: 'capClone',
      syscall: 'capClone',
      number: 24,
      args: [{ name: 'slot', at: 'a0', value: 'CapSlot' }],
      returns: 'CapSlot',
      errors: { '1': 'EPERM', '28': 'ENOSPC' },
      wrapper: capClone,
      raw: capCloneRaw,
    },
    {
      id: 'getpid',
      syscall: 'getpid',
      number: 25,
      args: [],
      returns: 'Pid',
      errors: {},
      wrapper: getpid,
      raw: getpidRaw,
    },
    {
      id: 'ipcRecvV2',
      syscall: 'ipcRecvV2',
      number: 26,
      args: [{ name: 'desc', at: 'a0', pointer: 'in', to: 'RecvDesc' }],
      returns: 'u32',
      errors: {
        '1': 'EPERM',
        '3': 'ESRCH',
        '11': 'QueueEmpty',
        '14': 'EFAULT',
        '22': 'EINVAL',
        '28': 'ENOSPC',
        '110': 'ETIMEDOUT',
      },
      wrapper: ipcRecvV2,
      raw: ipcRecvV2Raw,
    },
    {
      id: 'mmioMap',
      syscall: 'mmioMap',
      number: 27,
      args: [
        { name: 'slot', at: 'a0', value: 'CapSlot' },
        { name: 'va', at: 'a1', value: 'PageVa' },
        { name: 'offset', at: 'a2', value: 'u53' },
      ],
      errors: { '1': 'EPERM', '12': 'ENOMEM', '22': 'EINVAL' },
      wrapper: mmioMap,
      raw: mmioMapRaw,
    },
    {
      id: 'capQuery',
      syscall: 'capQuery',
      number: 28,
      args: [
        { name: 'slot', at: 'a0', value: 'CapSlot' },
        { name: 'out', at: 'a1', pointer: 'out', to: 'CapInfo' },
      ],
      errors: { '1': 'EPERM', '14': 'EFAULT', '22': 'EINVAL' },
      wrapper: capQuery,
      raw: capQueryRaw,
    },
    {
      id: 'spawnLastError',
      syscall: 'spawnLastError',
      number: 29,
      args: [],
      returns: 'SpawnFailReason',
      errors: {},
      wrapper: spawnLastError,
      raw: spawnLastErrorRaw,
    },
    {
      id: 'deviceCapCreate',
      syscall: 'deviceCapCreate',
      number: 30,
      args: [
        { name: 'base', at: 'a0', value: 'PhysicalPage' },
        { name: 'length', at: 'a1', value: 'PageLength' },
        { name: 'slot', at: 'a2', value: 'CapSlot' },
      ],
      returns: 'CapSlot',
      errors: { '1': 'EPERM', '22': 'EINVAL' },
      wrapper: deviceCapCreate,
      raw: deviceCapCreateRaw,
    },
    {
      id: 'capTransferTo',
      syscall: 'capTransferTo',
      number: 31,
      args: [
        { name: 'child', at: 'a0', value: 'Pid' },
        { name: 'slot', at: 'a1', value: 'CapSlot' },
        { name: 'rights', at: 'a2', value: 'Rights' },
        { name: 'childSlot', at: 'a3', value: 'CapSlot' },
      ],
      returns: 'CapSlot',
      errors: { '1': 'EPERM', '22': 'EINVAL' },
      wrapper: capTransferTo,
      raw: capTransferToRaw,
    },
    {
      id: 'debugWrite',
      syscall: 'debugWrite',
      number: 44,
      args: [
        {
          name: 'text',
          at: 'a0',
          span: 'in',
          length: 'a1',
          min: 0,
          max: { id: 'kernel.limit.debugLine', value: 256 },
        },
      ],
      returns: 'u32',
      errors: { '14': 'EFAULT', '22': 'EINVAL' },
      wrapper: debugWrite,
      raw: debugWriteRaw,
    },
    {
      id: 'vmoDestroy',
      syscall: 'vmoDestroy',
      number: 46,
      args: [{ name: 'slot', at: 'a0', value: 'CapSlot' }],
      errors: { '1': 'EPERM' },
      wrapper: vmoDestroy,
      raw: vmoDestroyRaw,
    },
    {
      id: 'vmoRead',
      syscall: 'vmoRead',
      number: 47,
      args: [
        { name: 'slot', at: 'a0', value: 'CapSlot' },
        { name: 'offset', at: 'a1', value: 'u53' },
        { name: 'data', at: 'a2', span: 'out', length: 'a3', min: 0 },
      ],
      returns: 'u53',
      errors: { '1': 'EPERM', '14': 'EFAULT', '22': 'EINVAL' },
      wrapper: vmoRead,
      raw: vmoReadRaw,
    },
    {
      id: 'waitNohang',
      syscall: 'waitNohang',
      number: 52,
      args: [{ name: 'target', at: 'a0', value: 'WaitTarget' }],
      returns: 'Pid',
      second: true,
      errors: { '3': 'ESRCH', '10': 'ECHILD', '11': 'WouldBlock', '22': 'EINVAL' },
      wrapper: waitNohang,
      raw: waitNohangRaw,
    },
    {
      id: 'capWatch',
      syscall: 'capWatch',
      number: 56,
      args: [
        { name: 'slot', at: 'a0', value: 'CapSlot' },
        { name: 'notify', at: 'a1', value: 'CapSlot' },
        { name: 'cookie', at: 'a2', value: 'u64' },
      ],
      errors: { '1': 'EPERM', '3': 'ESRCH', '28': 'ENOSPC' },
      wrapper: capWatch,
      raw: capWatchRaw,
    },
  ],
} satisfies Calls;
