/** ipcReplyRecvV2: replies to a request and receives the next message. */
import { ipcReplyRecvV2Rejects, MsgFlags, Rights, WITHIN } from '@abicus/abi-kernel';
import type { IpcReplyRecvV2Args, IpcReplyRecvV2Outcome } from '@abicus/abi-kernel';
import { A6, BLOCKED, u53In } from '@abicus/wire';
import { endpointCap } from '../cap/cap.ts';
import type { KernelCall } from '../core/call.ts';
import { readyWoken, runWoken } from '../ipc/hand-over.ts';
import { receiveNext, startedDeadline } from '../ipc/next.ts';
import { sendReply } from '../ipc/reply.ts';
import { checkMove } from '../ipc/send.ts';
import { heldCall } from '../queue/calls.ts';
import { blockAt } from '../queue/waiters.ts';
import { noteReceiver, type Endpoint } from '../state/endpoint.ts';
import { find } from '../state/slots.ts';
import { Resume, Wait } from '../state/task.ts';

/** Sends a reply, if there is a token, and receives the next message, or blocks until there is one. */
export function ipcReplyRecvV2(call: KernelCall, args: IpcReplyRecvV2Args): IpcReplyRecvV2Outcome {
  const { core, task } = call;
  const { payload, token } = args;
  const moves = (args.flags & MsgFlags.CAP_MOVE) !== 0;
  if (!WITHIN.maxFrame(payload.length, core.limits)) return ipcReplyRecvV2Rejects.frame;
  if (token === 0 && (payload.length > 0 || moves)) return ipcReplyRecvV2Rejects.token;
  const source = endpointCap(task.caps, args.slot, Rights.RECV);
  if (source === undefined) return ipcReplyRecvV2Rejects.right;
  const endpoint = find(core.state.endpoints, source.object);
  if (endpoint === undefined) return ipcReplyRecvV2Rejects.alive;
  if (token === 0) return receiveOrBlock(call, endpoint);
  const pending = heldCall(core, task, token);
  if (pending === undefined) return ipcReplyRecvV2Rejects.reply;
  const unmovable = moves ? checkMove(core, task, args.moved) : undefined;
  if (unmovable !== undefined) return ipcReplyRecvV2Rejects[unmovable];
  // The slot that the caller then receives from.
  if (moves && args.moved === args.slot) return ipcReplyRecvV2Rejects.moved;
  const fault = sendReply(call, pending, args);
  return fault === undefined ? receiveOrBlock(call, endpoint) : ipcReplyRecvV2Rejects[fault];
}

/** Continues a receive whose reply was sent: its task was woken by a message, a deadline, or the close. */
export function resumeReplyRecvV2(call: KernelCall): IpcReplyRecvV2Outcome {
  const endpoint = find(call.core.state.endpoints, call.task.waitEndpoint);
  if (endpoint === undefined) return ipcReplyRecvV2Rejects.closed;
  return receiveOrBlock(call, endpoint);
}

/** Receives, or blocks. The task that got the reply runs when the caller blocks, or is queued. */
function receiveOrBlock(call: KernelCall, endpoint: Endpoint): IpcReplyRecvV2Outcome {
  const { core, task } = call;
  const got = receiveNext(call, endpoint);
  const deadline = u53In(call.x, A6);
  if (got === undefined && (deadline === 0 || core.machine.nowNs < deadline)) {
    const deadlineNs = deadline === 0 ? Infinity : deadline;
    const started = task.started.length === 0 ? Infinity : startedDeadline(core, task);
    noteReceiver(endpoint, task);
    task.resume = Resume.ReplyRecvV2;
    blockAt(core, endpoint, task, Wait.Message, Math.min(deadlineNs, started));
    runWoken(call);
    return BLOCKED;
  }
  readyWoken(call);
  if (got === undefined) return ipcReplyRecvV2Rejects.deadline;
  return typeof got === 'string' ? ipcReplyRecvV2Rejects[got] : got;
}
