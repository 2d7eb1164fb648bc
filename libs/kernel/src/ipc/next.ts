/** Receives the next message, for `ipcReplyRecvV2`, and ends the started calls of the receiver that have timed out. */
import type { Done } from '@abicus/wire';
import { dropInFlight } from '../cap/transfer.ts';
import type { KernelCall } from '../core/call.ts';
import type { Core } from '../core/core.ts';
import { callOf, failCall, holdCall, isRequest, removeRequest } from '../queue/calls.ts';
import { freeMessage } from '../queue/message-pool.ts';
import { dequeueMessage } from '../queue/queue.ts';
import { mayReceive, wakeSenders } from '../queue/waiters.ts';
import { callAt, tokenOf } from '../state/calls.ts';
import type { Cap } from '../state/capability.ts';
import { noteReceiver, type Endpoint } from '../state/endpoint.ts';
import type { Task } from '../state/task.ts';
import { deliver, isTooLong, slotFor, type DeliveryReject } from './deliver.ts';

/**
 * Receives the first message of a queue; `undefined` if there is none for the caller. A request that is longer than the
 * buffer ends its call, and the next message is received: a client cannot stop its server.
 */
export function receiveNext(
  call: KernelCall,
  endpoint: Endpoint,
): Done | DeliveryReject | undefined {
  const { core, task } = call;
  if (task.started.length > 0) expireStarted(core, task);
  while (mayReceive(endpoint, task)) {
    const [message] = endpoint.messages;
    if (message === undefined) return undefined;
    const pending = isRequest(message) ? callOf(core, message) : undefined;
    if (pending !== undefined && isTooLong(message.size, task)) {
      noteReceiver(endpoint, task);
      const cap = removeRequest(core, pending);
      failCall(core, pending, 'tooLong');
      if (cap !== undefined) dropInFlight(core, cap);
      continue;
    }
    const slot = slotFor(call, message);
    if (typeof slot === 'string') return slot;
    noteReceiver(endpoint, task);
    dequeueMessage(core, endpoint);
    if (pending !== undefined) holdCall(pending, task);
    const tag = pending === undefined ? message.badge : tokenOf(pending);
    const done = deliver(call, message, slot, tag);
    freeMessage(core.messagePool, message);
    wakeSenders(core, endpoint);
    return done;
  }
  return undefined;
}

/** Returns the earliest deadline of the calls that a task has started, in nanoseconds. */
export function startedDeadline(core: Core, task: Task): number {
  let earliest = Infinity;
  for (const index of task.started) {
    const call = callAt(core.state.calls, index);
    if (call !== undefined && call.deadlineNs < earliest) earliest = call.deadlineNs;
  }
  return earliest;
}

/**
 * Ends the started calls of a task whose deadline has passed: the earliest first, equal ones as they were started. What
 * their requests moved is dropped afterwards: that may end other calls of the task, which must not be among these.
 */
function expireStarted(core: Core, task: Task): void {
  const { nowNs } = core.machine;
  const late = task.started
    .flatMap((index) => callAt(core.state.calls, index) ?? [])
    .filter(({ deadlineNs }) => deadlineNs <= nowNs)
    .sort((one, other) => one.deadlineNs - other.deadlineNs);
  const caps: Cap[] = [];
  for (const call of late) {
    const cap = removeRequest(core, call);
    if (cap !== undefined) caps.push(cap);
    failCall(core, call, 'late');
  }
  for (const cap of caps) dropInFlight(core, cap);
}
