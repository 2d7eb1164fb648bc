/** ipcCallStart: sends a request and continues; the end of the call arrives as a message. */
import { ipcCallStartRejects, MsgFlags, Rights, WITHIN } from '@abicus/abi-kernel';
import type { IpcCallStartArgs, IpcCallStartOutcome, IpcCallStartReject } from '@abicus/abi-kernel';
import { capOf, endpointCap } from '../cap/cap.ts';
import type { KernelCall } from '../core/call.ts';
import { isTooLong } from '../ipc/deliver.ts';
import { readyWoken } from '../ipc/hand-over.ts';
import { queueRequest, sendStraight, waitingReceiver } from '../ipc/request.ts';
import { checkBytes, checkMove } from '../ipc/send.ts';
import { reserveBytes } from '../queue/queue.ts';
import { maySend } from '../queue/waiters.ts';
import type { PendingCall } from '../state/calls.ts';
import { Kind } from '../state/capability.ts';
import type { Endpoint } from '../state/endpoint.ts';
import { find } from '../state/slots.ts';

/** Starts a call. Never blocks. */
export function ipcCallStart(call: KernelCall, args: IpcCallStartArgs): IpcCallStartOutcome {
  const { core, task } = call;
  const { payload, flags, moved, replyMax } = args;
  const { length } = payload;
  if (!WITHIN.maxFrame(length, core.limits)) return ipcCallStartRejects.frame;
  if (!WITHIN.maxFrame(replyMax, core.limits)) return ipcCallStartRejects.replyFrame;
  const held = endpointCap(task.caps, args.slot, Rights.SEND);
  if (held === undefined) return ipcCallStartRejects.right;
  const moves = (flags & MsgFlags.CAP_MOVE) !== 0;
  const unmovable = moves ? checkMove(core, task, moved) : undefined;
  if (unmovable !== undefined) return ipcCallStartRejects[unmovable];
  const notify = ownEndpoint(call, args.notify);
  if (notify === undefined) return ipcCallStartRejects.notify;
  const full = checkQuotas(call, notify, replyMax);
  if (full !== undefined) return full;
  const endpoint = find(core.state.endpoints, held.object);
  if (endpoint === undefined) return ipcCallStartRejects.alive;
  const receiver = waitingReceiver(core, endpoint);
  if (receiver !== undefined && isTooLong(length, receiver)) return ipcCallStartRejects.fits;
  let pending = receiver === undefined ? 'writable' : sendStraight(call, endpoint, receiver, args);
  if (pending === 'writable') {
    if (!maySend(endpoint, task)) return ipcCallStartRejects.depth;
    // As if the endpoint were the other one, whose bytes are reserved.
    const over = checkBytes(core, endpoint, length + replyMax);
    if (over !== undefined) return ipcCallStartRejects[over];
    pending = queueRequest(call, endpoint, args);
  }
  if (pending === 'readable') return ipcCallStartRejects.readable;
  started(call, args, pending, notify);
  readyWoken(call);
  return 0;
}

/** Makes a call that was sent one that its caller does not wait for, and reserves the bytes of its reply. */
function started(
  { core, task }: KernelCall,
  { replyMax, deadline, badge }: IpcCallStartArgs,
  pending: PendingCall,
  notify: Endpoint,
): void {
  pending.notify = notify.id;
  pending.badge = badge;
  pending.reserved = replyMax;
  pending.deadlineNs = deadline === 0 ? Infinity : deadline;
  core.state.calls.started++;
  task.started.push(pending.index);
  reserveBytes(core, notify, replyMax);
}

/** Returns the endpoint of a slot that the caller owns and receives from. */
function ownEndpoint({ core, task }: KernelCall, slot: number): Endpoint | undefined {
  const held = capOf(task.caps, slot, Kind.Endpoint, Rights.RECV);
  const endpoint = held === undefined ? undefined : find(core.state.endpoints, held.object);
  return endpoint?.owner === task.pid ? endpoint : undefined;
}

function checkQuotas(
  { core, task }: KernelCall,
  notify: Endpoint,
  replyMax: number,
): IpcCallStartReject | undefined {
  const { limits, state } = core;
  if (!WITHIN.callsPerTask(task.started.length + task.endedCalls + 1, limits)) {
    return ipcCallStartRejects.quota;
  }
  if (!WITHIN.calls(state.calls.started + 1, limits)) return ipcCallStartRejects.calls;
  return checkBytes(core, notify, replyMax) !== undefined
    ? ipcCallStartRejects.replyBytes
    : undefined;
}
