/** The probes of the rungs that are not of one service: of the kernel, as a program sees it. */
import type { Probe } from '@abicus/probe';
import { childExit, faultContained } from './children.ts';
import { senderPid, senderServiceId } from './identity.ts';
import { clockRight } from './clock.ts';
import { exitReasons, taskWatchNotice } from './exit-reasons.ts';
import { irqNotice } from './interrupts.ts';
import { ipcCallEof, ipcCallOk, ipcReplyRecvOk } from './ipc-call.ts';
import { ipcLoopback } from './ipc-loopback.ts';
import { ipcMintedCall } from './ipc-minted.ts';
import { ipcOversize } from './ipc-oversize.ts';
import { ipcDeadline, ipcPayload } from './ipc-payload.ts';
import { ipcStartedCall } from './ipc-started.ts';
import { capQueryVmo, vmoShare } from './memory.ts';
import { ownEndpoints } from './own-endpoints.ts';
import { qos } from './qos.ts';
import {
  capRejects,
  endpointRejects,
  interruptRejects,
  memoryRejects,
  messageRejects,
  taskRejects,
} from './rejects/index.ts';
import { smpWork } from './smp-work.ts';

/** A probe for each of these rungs. */
export const probes: readonly Probe[] = [
  qos,
  clockRight,
  childExit,
  faultContained,
  exitReasons,
  taskWatchNotice,
  taskRejects,
  ipcPayload,
  ipcDeadline,
  ipcLoopback,
  senderPid,
  senderServiceId,
  ipcCallOk,
  ipcCallEof,
  ipcReplyRecvOk,
  ipcOversize,
  ipcMintedCall,
  ipcStartedCall,
  ownEndpoints,
  endpointRejects,
  messageRejects,
  vmoShare,
  capQueryVmo,
  capRejects,
  memoryRejects,
  interruptRejects,
  irqNotice,
  smpWork,
];
