/** The probes of the selftest, in the order of the ladder. */
import type { Probe } from './context.ts';
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
import { smpWork } from './smp-work.ts';
import { timedCoalesce } from './timed-coalesce.ts';
import { timedFires } from './timed-fires.ts';
import { timedOwnerEnd } from './timed-owner-end.ts';

/** The probes for a machine with `harts` harts. */
export function probesFor(harts: number): readonly Probe[] {
  return [
    qos,
    clockRight,
    childExit,
    faultContained,
    exitReasons,
    taskWatchNotice,
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
    vmoShare,
    capQueryVmo,
    irqNotice,
    ...(harts > 1 ? [smpWork] : []),
    timedCoalesce,
    timedFires,
    timedOwnerEnd,
  ];
}
