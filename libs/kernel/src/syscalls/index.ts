/** The table of syscall handlers. */
import type { KernelHandlers } from '@abicus/abi-kernel';
import type { KernelCall } from '../core/call.ts';
import * as caps from './caps.ts';
import * as debug from './debug.ts';
import * as endpoints from './endpoints.ts';
import { exec, execV2 } from './exec.ts';
import { ipcCall } from './ipc-call.ts';
import { ipcCallStart } from './ipc-call-start.ts';
import { ipcCallV2 } from './ipc-call-v2.ts';
import { ipcReplyRecv } from './ipc-reply-recv.ts';
import { ipcReplyRecvV2 } from './ipc-reply-recv-v2.ts';
import { ipcRecv, ipcRecvV2, recvHeader } from './ipc-recv.ts';
import { ipcSend, sendHeader } from './ipc-send.ts';
import * as interrupts from './interrupts.ts';
import * as memory from './memory.ts';
import { taskQosGet, taskQosSet } from './qos.ts';
import { spawn, spawnLastError } from './spawn.ts';
import * as tasks from './tasks.ts';

/** The handler of each operation, by its name. */
export const HANDLERS: KernelHandlers<KernelCall> = {
  yield: tasks.yieldNow,
  nsec: tasks.nsec,
  sendHeader,
  recvHeader,
  map: memory.map,
  vmoCreate: memory.vmoCreate,
  vmoWrite: memory.vmoWrite,
  spawn,
  capTransfer: caps.capTransfer,
  asCreate: memory.asCreate,
  asMap: memory.asMap,
  exit: tasks.exit,
  wait: tasks.wait,
  exec,
  ipcSend,
  ipcCall,
  ipcReplyRecv,
  ipcCallV2,
  ipcReplyRecvV2,
  ipcCallStart,
  taskQosGet,
  taskQosSet,
  debugPutc: debug.debugPutc,
  execV2,
  ipcRecv,
  ipcEndpointCreate: endpoints.ipcEndpointCreate,
  capClose: caps.capClose,
  ipcEndpointClose: endpoints.ipcEndpointClose,
  ipcEndpointCreateV2: endpoints.ipcEndpointCreateV2,
  ipcEndpointCreateFor: endpoints.ipcEndpointCreateFor,
  capClone: caps.capClone,
  capDerive: caps.capDerive,
  getpid: tasks.getpid,
  ipcRecvV2,
  mmioMap: memory.mmioMap,
  capQuery: caps.capQuery,
  spawnLastError,
  deviceCapCreate: caps.deviceCapCreate,
  capTransferTo: caps.capTransferTo,
  irqBind: interrupts.irqBind,
  irqComplete: interrupts.irqComplete,
  debugWrite: debug.debugWrite,
  vmoDestroy: memory.vmoDestroy,
  vmoRead: memory.vmoRead,
  vmoShareRo: memory.vmoShareRo,
  waitNohang: tasks.waitNohang,
  capWatch: endpoints.capWatch,
  factoryDerive: endpoints.factoryDerive,
  taskWatch: endpoints.taskWatch,
  waitInfo: tasks.waitInfo,
  taskKill: tasks.taskKill,
};
