/** ipcCallV2: sends a request and waits for its reply. */
import { ipcCallV2Rejects, MsgFlags, Rights, WITHIN } from '@abicus/abi-kernel';
import type { IpcCallV2Args, IpcCallV2Outcome } from '@abicus/abi-kernel';
import { A6, BLOCKED, u53In } from '@abicus/wire';
import { endpointCap } from '../cap/cap.ts';
import { beginTransfer } from '../cap/transfer.ts';
import type { KernelCall } from '../core/call.ts';
import { bufferOf } from '../ipc/deliver.ts';
import { dropWithCap } from '../ipc/end-calls.ts';
import { runNext } from '../ipc/hand-over.ts';
import { sendRequest, waitingReceiver } from '../ipc/request.ts';
import { checkBudgets, checkMove, hasBytes, newMessage } from '../ipc/send.ts';
import { isReadable, isWritable, loadPayload, SHORT_MAX } from '../ipc/short.ts';
import { commitCall } from '../queue/calls.ts';
import { blockAt, maySend } from '../queue/waiters.ts';
import { block } from '../sched/wake.ts';
import { findCall } from '../state/calls.ts';
import { find } from '../state/slots.ts';
import { Resume, Wait } from '../state/task.ts';

/** Sends a request and blocks until its call ends; blocks before that while the queue is full. */
export function ipcCallV2(call: KernelCall, args: IpcCallV2Args): IpcCallV2Outcome {
  const { core, task, memory } = call;
  const { payload, reply, ty, flags, moved } = args;
  const { length } = payload;
  if (!WITHIN.maxFrame(length, core.limits)) return ipcCallV2Rejects.frame;
  if (!isReadable(memory, payload)) return ipcCallV2Rejects.readable;
  if (!isWritable(memory, reply.va, reply.length)) return ipcCallV2Rejects.writable;
  const held = endpointCap(task.caps, args.slot, Rights.SEND);
  if (held === undefined) return ipcCallV2Rejects.right;
  const moves = (flags & MsgFlags.CAP_MOVE) !== 0;
  const unmovable = moves ? checkMove(core, task, moved) : undefined;
  if (unmovable !== undefined) return ipcCallV2Rejects[unmovable];
  const endpoint = find(core.state.endpoints, held.object);
  const over = checkBudgets(core, endpoint, length);
  if (over !== undefined) return ipcCallV2Rejects[over];
  if (endpoint === undefined) return ipcCallV2Rejects.alive;
  const receiver = waitingReceiver(core, endpoint);
  if (receiver !== undefined && length > SHORT_MAX && length > bufferOf(receiver)) {
    return ipcCallV2Rejects.fits;
  }
  const deadlineNs = args.deadline === 0 ? Infinity : args.deadline;
  if (core.machine.nowNs >= deadlineNs) return ipcCallV2Rejects.deadline;
  if (receiver === undefined && !maySend(endpoint, task)) {
    blockAt(core, endpoint, task, Wait.SendSpace, deadlineNs);
    return BLOCKED;
  }
  if (receiver === undefined && !hasBytes(core, endpoint, length)) {
    return ipcCallV2Rejects.endpointBytes;
  }
  const message = newMessage(core, task, ty, flags, length, length);
  loadPayload(call.x, memory, payload, message);
  if (moves) message.cap = beginTransfer(core, task, moved);
  const pending = commitCall(core, task, endpoint);
  task.call = pending.token;
  task.resume = Resume.CallV2;
  const next = sendRequest(call, endpoint, receiver, pending, message);
  block(core, task, Wait.Reply, deadlineNs);
  if (next !== undefined) runNext(call, next);
  return BLOCKED;
}

/** Goes on with a call that was sent and has not ended: its deadline has passed. */
export function resumeCallV2({ core, task, x }: KernelCall): IpcCallV2Outcome {
  const pending = findCall(core.state.calls, task.call);
  if (pending === undefined) throw new Error(`task ${task.pid} waits for a call that has ended`);
  const deadlineNs = u53In(x, A6);
  if (deadlineNs === 0 || core.machine.nowNs < deadlineNs) {
    throw new Error(`task ${task.pid} was woken, and its call has not ended`);
  }
  task.call = 0;
  dropWithCap(core, pending);
  return ipcCallV2Rejects.late;
}
