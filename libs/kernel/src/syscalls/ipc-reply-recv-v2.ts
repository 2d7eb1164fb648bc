/** ipcReplyRecvV2: replies to a request and receives the next message. */
import { ipcReplyRecvV2Rejects, MsgFlags, Rights, WITHIN } from '@abicus/abi-kernel';
import type { IpcReplyRecvV2Args, IpcReplyRecvV2Outcome } from '@abicus/abi-kernel';
import { A6, BLOCKED, u53In } from '@abicus/wire';
import { endpointCap } from '../cap/cap.ts';
import type { KernelCall } from '../core/call.ts';
import { runNext } from '../ipc/hand-over.ts';
import { receiveNext, startedDeadline } from '../ipc/next.ts';
import { sendReply } from '../ipc/reply.ts';
import { checkMove } from '../ipc/send.ts';
import { isReadable, isWritable } from '../ipc/short.ts';
import { heldCall } from '../queue/calls.ts';
import { blockAt } from '../queue/waiters.ts';
import { makeReady } from '../sched/wake.ts';
import type { Endpoint } from '../state/endpoint.ts';
import { find } from '../state/slots.ts';
import { Resume, Wait, type Task } from '../state/task.ts';

/** Sends a reply, if there is a token, and receives the next message, or blocks until there is one. */
export function ipcReplyRecvV2(call: KernelCall, args: IpcReplyRecvV2Args): IpcReplyRecvV2Outcome {
  const { core, task, memory } = call;
  const { payload, received, token, flags } = args;
  const moves = (flags & MsgFlags.CAP_MOVE) !== 0;
  if (!WITHIN.maxFrame(payload.length, core.limits)) return ipcReplyRecvV2Rejects.frame;
  if (token === 0 && (payload.length > 0 || moves)) return ipcReplyRecvV2Rejects.token;
  if (!isReadable(memory, payload)) return ipcReplyRecvV2Rejects.readable;
  if (!isWritable(memory, received.va, received.length)) return ipcReplyRecvV2Rejects.writable;
  const source = endpointCap(task.caps, args.slot, Rights.RECV);
  if (source === undefined) return ipcReplyRecvV2Rejects.right;
  const endpoint = find(core.state.endpoints, source.object);
  if (endpoint === undefined) return ipcReplyRecvV2Rejects.alive;
  if (token === 0) return receiveOrBlock(call, endpoint, undefined);
  const pending = heldCall(core, task, token);
  if (pending === undefined) return ipcReplyRecvV2Rejects.reply;
  const unmovable = moves ? checkMove(core, task, args.moved) : undefined;
  if (unmovable !== undefined) return ipcReplyRecvV2Rejects[unmovable];
  return receiveOrBlock(call, endpoint, sendReply(call, pending, args));
}

/** Goes on with a receive whose reply was sent: its task was woken by a message, a deadline, or the close. */
export function resumeReplyRecvV2(call: KernelCall): IpcReplyRecvV2Outcome {
  const endpoint = find(call.core.state.endpoints, call.task.waitEndpoint);
  if (endpoint === undefined) return ipcReplyRecvV2Rejects.closed;
  return receiveOrBlock(call, endpoint, undefined);
}

/** Receives, or blocks. `next` is the task that got the reply: it runs when the caller blocks, or is queued. */
function receiveOrBlock(
  call: KernelCall,
  endpoint: Endpoint,
  next: Task | undefined,
): IpcReplyRecvV2Outcome {
  const { core, task } = call;
  const got = receiveNext(call, endpoint);
  const deadline = u53In(call.x, A6);
  const deadlineNs = deadline === 0 ? Infinity : deadline;
  if (got === undefined && core.machine.nowNs < deadlineNs) {
    const wakeNs = task.started.length === 0 ? Infinity : startedDeadline(core, task);
    if (endpoint.owner === task.pid) endpoint.ownerReceives = true;
    task.resume = Resume.ReplyRecvV2;
    blockAt(core, endpoint, task, Wait.Message, Math.min(deadlineNs, wakeNs));
    if (next !== undefined) runNext(call, next);
    return BLOCKED;
  }
  if (next !== undefined) makeReady(core, next);
  if (got === undefined) return ipcReplyRecvV2Rejects.deadline;
  return typeof got === 'string' ? ipcReplyRecvV2Rejects[got] : got;
}
