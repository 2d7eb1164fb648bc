/** ipcCallV2: sends a request and waits for its reply. */
import { ipcCallV2Rejects, MsgFlags, Rights, WITHIN } from '@abicus/abi-kernel';
import type { Instant, IpcCallV2Args, IpcCallV2Outcome } from '@abicus/abi-kernel';
import { A6, BLOCKED, setNumber, T6 } from '@abicus/wire';
import { endpointCap } from '../cap/cap.ts';
import { endOfBudget } from '../cap/clock.ts';
import type { KernelCall } from '../core/call.ts';
import { isTooLong } from '../ipc/deliver.ts';
import { dropWithCap } from '../ipc/end-calls.ts';
import { runWoken } from '../ipc/hand-over.ts';
import { queueRequest, sendStraight, waitingReceiver } from '../ipc/request.ts';
import { checkBytes, checkMove } from '../ipc/send.ts';
import { isWritable } from '../ipc/short.ts';
import { blockAt, endWait, maySend } from '../queue/waiters.ts';
import { block } from '../sched/wake.ts';
import { callAt } from '../state/calls.ts';
import { find } from '../state/slots.ts';
import { Resume, Wait } from '../state/task.ts';

/** Sends a request and blocks until its call ends; blocks before that while the queue is full. */
export function ipcCallV2(call: KernelCall, args: IpcCallV2Args): IpcCallV2Outcome {
  const { core, task } = call;
  const { length } = args.payload;
  if (!WITHIN.maxFrame(length, core.limits)) return ipcCallV2Rejects.frame;
  if (args.budget !== 0 && args.deadline !== 0) return ipcCallV2Rejects.budget;
  const deadline = args.budget === 0 ? args.deadline : endOfBudget(core, task, args.budget);
  const held = endpointCap(task.caps, args.slot, Rights.SEND);
  if (held === undefined) return ipcCallV2Rejects.right;
  const moves = (args.flags & MsgFlags.CAP_MOVE) !== 0;
  const unmovable = moves ? checkMove(core, task, args.moved) : undefined;
  if (unmovable !== undefined) return ipcCallV2Rejects[unmovable];
  const endpoint = find(core.state.endpoints, held.object);
  if (endpoint === undefined) return ipcCallV2Rejects.alive;
  const receiver = waitingReceiver(core, endpoint);
  if (receiver !== undefined && isTooLong(length, receiver)) return ipcCallV2Rejects.fits;
  if (deadline !== 0 && core.machine.nowNs >= deadline) return ipcCallV2Rejects.deadline;
  const deadlineNs = deadline === 0 ? Infinity : deadline;
  if (!isWritable(call.memory, args.reply)) return ipcCallV2Rejects.writable;
  let pending = receiver === undefined ? 'writable' : sendStraight(call, endpoint, receiver, args);
  if (pending === 'writable') {
    if (!maySend(endpoint, task)) {
      keepDeadline(call, args, deadline);
      blockAt(core, endpoint, task, Wait.SendSpace, deadlineNs);
      return BLOCKED;
    }
    const over = checkBytes(core, endpoint, length);
    if (over !== undefined) return ipcCallV2Rejects[over];
    pending = queueRequest(call, endpoint, args);
  }
  if (pending === 'readable') return ipcCallV2Rejects.readable;
  keepDeadline(call, args, deadline);
  // A task that waited for space has left the wait list.
  if (task.waitEndpoint !== 0) endWait(core, task);
  task.call = pending.index;
  task.resume = Resume.CallV2;
  block(core, task, Wait.Reply, deadlineNs);
  runWoken(call);
  return BLOCKED;
}

/**
 * Puts the end of a budget into the registers as the deadline of a call that waits: a call that is
 * restarted does not begin its budget again, and a caller that sends a request once more knows until when.
 */
function keepDeadline({ x }: KernelCall, { budget }: IpcCallV2Args, deadline: Instant): void {
  if (budget === 0) return;
  setNumber(x, A6, deadline);
  setNumber(x, T6, 0);
}

/** Continues a call that was sent and has not ended: its deadline has passed. */
export function resumeCallV2({ core, task }: KernelCall): IpcCallV2Outcome {
  const pending = callAt(core.state.calls, task.call);
  if (pending === undefined) throw new Error(`task ${task.pid} waits for a call that has ended`);
  task.call = 0;
  dropWithCap(core, pending);
  return ipcCallV2Rejects.late;
}
