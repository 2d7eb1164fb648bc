/**
 * Wait lists of endpoints. A task that waits keeps its place until its syscall ends, also while it is awake and has not
 * restarted it yet: a newcomer never overtakes it, and a waiter that finds nothing blocks again at its place.
 *
 * Of n messages the first n receivers are awake, and of n free places the first n senders. Whatever ends the syscall of a
 * waiter takes it off the list and wakes those that have moved up, so that no wake is lost.
 */
import type { Pid } from '@abicus/abi-kernel';
import type { Core } from '../core/core.ts';
import { block, wakeBlocked } from '../sched/wake.ts';
import type { Endpoint } from '../state/endpoint.ts';
import { find } from '../state/slots.ts';
import { Resume, TaskState, Wait, type Task } from '../state/task.ts';

type EndpointWait = typeof Wait.Message | typeof Wait.SendSpace;

const listOf = (endpoint: Endpoint, wait: Wait): Pid[] =>
  wait === Wait.SendSpace ? endpoint.senders : endpoint.receivers;

/** Free places in a queue. */
const spaceOf = ({ depth, queued }: Endpoint): number => Math.max(0, depth - queued);

/** Whether a task may take the first message of a queue: no other task has a right to it. */
export function mayReceive({ messages, receivers }: Endpoint, task: Task): boolean {
  return isServed(receivers, messages.length, task);
}

/** Whether a task may put a message into a queue: there is space that no other task waits for. */
export function maySend(endpoint: Endpoint, task: Task): boolean {
  return isServed(endpoint.senders, spaceOf(endpoint), task);
}

function isServed(list: readonly Pid[], available: number, task: Task): boolean {
  // Without waiters, the usual case, nothing is searched.
  if (list.length === 0) return available > 0;
  const at = list.indexOf(task.pid);
  return at >= 0 && available > at;
}

/**
 * Blocks a task at an endpoint: at the end of a wait list, or at its place if it is on the list already. It is woken at
 * once if it only has to let awake waiters go first.
 */
export function blockAt(
  core: Core,
  endpoint: Endpoint,
  task: Task,
  wait: EndpointWait,
  deadlineNs: number,
): void {
  const list = listOf(endpoint, wait);
  if (list.length === 0 && task.waitEndpoint === 0) {
    // The usual case: the first waiter. There is nothing for it, or it would not block.
    list.push(task.pid);
    task.waitEndpoint = endpoint.id;
    block(core, task, wait, deadlineNs);
    return;
  }
  if (!list.includes(task.pid)) {
    // A syscall that is restarted with another descriptor waits elsewhere.
    endWait(core, task);
    list.push(task.pid);
  }
  task.waitEndpoint = endpoint.id;
  block(core, task, wait, deadlineNs);
  wakeWaiters(core, endpoint, wait);
}

function wakeWaiters(core: Core, endpoint: Endpoint, wait: Wait): void {
  if (wait === Wait.SendSpace) wakeSenders(core, endpoint);
  else wakeReceivers(core, endpoint);
}

/** Wakes as many of the first receivers as there are messages. */
export function wakeReceivers(core: Core, endpoint: Endpoint): void {
  wakeFirst(core, endpoint.receivers, endpoint.messages.length);
}

/**
 * Wakes the tasks that wait at an endpoint for the reply to an `ipcCall`, if its queue is empty and no sender is left that
 * could send it. Called when a message or the last sender has left: one that has to let an earlier waiter take the last
 * message is woken by that.
 */
export function wakeCallers(core: Core, endpoint: Endpoint): void {
  if (endpoint.foreignSenders > 0 || endpoint.messages.length > 0) return;
  for (const pid of endpoint.receivers) {
    const task = find(core.state.tasks, pid);
    if (task?.state === TaskState.Blocked && task.resume === Resume.Call) wakeBlocked(core, task);
  }
}

/** Wakes as many of the first senders as there are free places. */
export function wakeSenders(core: Core, endpoint: Endpoint): void {
  wakeFirst(core, endpoint.senders, spaceOf(endpoint));
}

function wakeFirst(core: Core, list: readonly Pid[], most: number): void {
  const count = Math.min(most, list.length);
  for (let at = 0; at < count; at++) {
    const task = find(core.state.tasks, list[at] ?? 0);
    if (task?.state === TaskState.Blocked) wakeBlocked(core, task);
  }
}

/** Wakes all waiters of an endpoint that has closed; their restarted syscalls find it closed. */
export function wakeAll(core: Core, endpoint: Endpoint): void {
  wakeFirst(core, endpoint.receivers, Infinity);
  wakeFirst(core, endpoint.senders, Infinity);
}

/** Ends the wait of a task whose syscall has ended: takes it off its list, and wakes those that have moved up. */
export function endWait(core: Core, task: Task): void {
  const { wait, waitEndpoint } = task;
  task.wait = Wait.Nothing;
  task.waitEndpoint = 0;
  if (waitEndpoint === 0) return;
  const endpoint = find(core.state.endpoints, waitEndpoint);
  if (endpoint === undefined) return;
  const list = listOf(endpoint, wait);
  if (list.length === 1 && list[0] === task.pid) {
    // The only waiter, the usual case: none moves up.
    list.pop();
    return;
  }
  const at = list.indexOf(task.pid);
  if (at < 0) return;
  list.splice(at, 1);
  wakeWaiters(core, endpoint, wait);
}
