/**
 * The life of calls. A call is committed when its request is in a queue or received, and then ends once: by its reply, its
 * deadline, or the end of its peer. Whatever ends it takes its request out of the queue, or off the list of its holder.
 *
 * A caller that is blocked gets the end in its registers. One that has gone on gets it as a message, at an endpoint that
 * it owns; depth and byte budgets cannot drop it, since its bytes were reserved.
 */
import { asMsgType, ipcCallV2Rejects, MessageKind, type IpcCallV2Reject } from '@abicus/abi-kernel';
import { ECALL_SIZE } from '@abicus/emulator';
import { rejectCall } from '@abicus/wire';
import type { Core } from '../core/core.ts';
import { cancelDeadline, makeReady } from '../sched/wake.ts';
import { addCall, callAt, findCall, removeCall, type PendingCall } from '../state/calls.ts';
import type { Cap } from '../state/capability.ts';
import type { Endpoint, Message } from '../state/endpoint.ts';
import { find } from '../state/slots.ts';
import { Resume, TaskState, type Task } from '../state/task.ts';
import { allocKernelMessage, freeMessage } from './message-pool.ts';
import { enqueueMessage, reserveBytes, uncharge } from './queue.ts';
import { endWait, wakeCallers, wakeReceivers, wakeSenders } from './waiters.ts';

/** Why a call ends without a reply. */
export type Failure = 'late' | 'peer' | 'tooLong';

const KINDS = {
  late: MessageKind.TimedOut,
  peer: MessageKind.PeerGone,
  tooLong: MessageKind.TooLong,
} as const;

/** Adds the call of a request that goes to the queue of an endpoint, or to a task that waits there. */
export function commitCall(core: Core, caller: Task, endpoint: Endpoint): PendingCall {
  return addCall(core.state.calls, caller.pid, endpoint.id);
}

/** Gives a request that left its queue to the task that received it, which may reply. */
export function holdCall(call: PendingCall, holder: Task): void {
  call.endpoint = 0;
  call.holder = holder.pid;
  call.heldAt = holder.held.push(call.index) - 1;
}

/** Returns the call that a task has received and may reply to. */
export function heldCall({ state }: Core, holder: Task, token: number): PendingCall | undefined {
  const call = findCall(state.calls, token);
  return call?.holder === holder.pid ? call : undefined;
}

/** Ends a call without a reply and tells its caller, which runs again. Its request has left its queue. */
export function failCall(core: Core, call: PendingCall, why: Failure): void {
  const caller = find(core.state.tasks, call.caller);
  if (caller === undefined) throw new Error(`call ${call.index} has no caller`);
  if (call.notify !== 0) {
    tellEnd(core, caller, call, allocKernelMessage(core.messagePool, asMsgType(0), 0), KINDS[why]);
    return;
  }
  failBlocked(core, caller, call, ipcCallV2Rejects[why]);
}

/** Ends the call of a caller that is blocked with a check that rejects it. */
export function failBlocked(core: Core, caller: Task, call: PendingCall, why: IpcCallV2Reject) {
  rejectCall(caller, why);
  if (finishCall(core, caller, call)) makeReady(core, caller);
}

/**
 * Ends the call of a blocked caller, whose registers have its results. Returns whether the caller is to be made ready: it
 * is in a run queue already if its deadline has passed as well.
 */
export function finishCall(core: Core, caller: Task, call: PendingCall): boolean {
  forgetCall(core, call);
  caller.call = 0;
  return finishSyscall(core, caller);
}

/** Ends the syscall of a task that waits in it: it is not restarted. Returns whether the task is to be made ready. */
export function finishSyscall(core: Core, task: Task): boolean {
  endWait(core, task);
  task.restartPending = false;
  task.resume = Resume.Restart;
  task.pc += ECALL_SIZE;
  if (task.state !== TaskState.Blocked) return false;
  cancelDeadline(core, task);
  return true;
}

/** Ends a started call: sends the end to its caller. */
export function tellEnd(
  core: Core,
  caller: Task,
  call: PendingCall,
  end: Message,
  kind: MessageKind,
): void {
  const endpoint = find(core.state.endpoints, call.notify);
  if (endpoint === undefined) throw new Error(`call ${call.index} ends at a closed endpoint`);
  end.kind = kind;
  end.badge = call.badge;
  end.reserved = call.reserved;
  removeStarted(caller, call);
  caller.endedCalls++;
  forgetCall(core, call);
  enqueueMessage(core, endpoint, end);
  wakeReceivers(core, endpoint);
}

/** Removes a call whose caller is not told. Returns the capability that its request moved and no task received. */
export function dropCall(core: Core, call: PendingCall): Cap | undefined {
  const caller = find(core.state.tasks, call.caller);
  if (caller !== undefined) removeStarted(caller, call);
  const notify = find(core.state.endpoints, call.notify);
  if (notify !== undefined) reserveBytes(core, notify, -call.reserved);
  const cap = removeRequest(core, call);
  forgetCall(core, call);
  return cap;
}

/**
 * Ends the calls whose requests are in the queue of an endpoint, when the last task that received from it is gone. Returns
 * the capabilities that the requests moved.
 */
export function failRequests(core: Core, endpoint: Endpoint): Cap[] {
  const caps: Cap[] = [];
  for (const message of endpoint.messages.filter(isRequest)) {
    const call = callOf(core, message);
    const cap = removeRequest(core, call);
    if (cap !== undefined) caps.push(cap);
    failCall(core, call, 'peer');
  }
  return caps;
}

/** Ends the call of a request that a task received without being able to reply. */
export function endUnanswered(core: Core, request: Message): void {
  failCall(core, callOf(core, request), 'peer');
}

/** Takes the request of a call out of its queue, if it is there. Returns the capability that it moved. */
export function removeRequest(core: Core, call: PendingCall): Cap | undefined {
  const endpoint = find(core.state.endpoints, call.endpoint);
  if (endpoint === undefined) return undefined;
  const at = endpoint.messages.findIndex((one) => one.call === call.index);
  const [message] = at < 0 ? [] : endpoint.messages.splice(at, 1);
  if (message === undefined) return undefined;
  const { cap } = message;
  uncharge(core, endpoint, message);
  freeMessage(core.messagePool, message);
  wakeSenders(core, endpoint);
  wakeCallers(core, endpoint);
  return cap;
}

/** Whether a message in a queue is a request. */
export function isRequest({ kind }: Message): boolean {
  return kind === MessageKind.Request;
}

/** Returns the call of a request. */
export function callOf({ state }: Core, { call: index }: Message): PendingCall {
  const call = callAt(state.calls, index);
  if (call === undefined) throw new Error(`a request of call ${index}, which has ended`);
  return call;
}

function removeStarted({ started }: Task, { index }: PendingCall): void {
  const at = started.indexOf(index);
  if (at >= 0) started.splice(at, 1);
}

/** Takes a call off the list of its holder and out of the table. The last one of the list gets its place. */
function forgetCall({ state }: Core, call: PendingCall): void {
  const holder = find(state.tasks, call.holder);
  if (holder !== undefined) {
    const { held } = holder;
    const index = held.pop() ?? 0;
    const last = callAt(state.calls, index);
    if (last !== undefined && last !== call) {
      held[call.heldAt] = index;
      last.heldAt = call.heldAt;
    }
  }
  removeCall(state.calls, call);
}
