/**
 * Blocks and wakes tasks. A woken task restarts its syscall, which checks its condition again and may block again. A
 * wake is never lost: a task that finds all run queues full goes to an overflow list.
 */
import type { Core } from '../core/core.ts';
import { find } from '../state/slots.ts';
import { TaskState, Wait, type Task } from '../state/task.ts';
import { addDeadline, removeDeadline } from './deadlines.ts';
import { armDeadlines } from './timer.ts';
import { enqueue, addToOverflow } from './enqueue.ts';

/** Result of a wake: where the task was enqueued, or that it was not blocked. */
export type WakeResult = 'queued' | 'overflow' | 'not blocked';

/** Blocks the running task. The trap handler takes it off its hart. */
export function block(core: Core, task: Task, wait: Wait, deadlineNs: number): void {
  task.state = TaskState.Blocked;
  task.wait = wait;
  if (deadlineNs === Infinity) return;
  addDeadline(core, task, deadlineNs);
  if (task.deadlineAt === 0) armDeadlines(core);
}

/** Wakes a blocked task. The caller has removed it from the list of waiters of its endpoint. */
export function wake(core: Core, task: Task): WakeResult {
  if (task.state !== TaskState.Blocked) return 'not blocked';
  task.wait = Wait.Nothing;
  task.waitEndpoint = 0;
  if (task.deadlineAt >= 0) {
    const first = task.deadlineAt === 0;
    removeDeadline(core, task);
    if (first) armDeadlines(core);
  }
  core.counters.wakes++;
  if (enqueue(core, task) === 'queued') return 'queued';
  core.counters.wakesOverflowed++;
  addToOverflow(core, task);
  return 'overflow';
}

/** Wakes a task whose deadline has passed, and removes it from the list of waiters of its endpoint. */
export function wakeExpired(core: Core, task: Task): WakeResult {
  removeWaiter(core, task);
  return wake(core, task);
}

/** Removes a blocked task from the list of waiters of its endpoint. */
export function removeWaiter(core: Core, task: Task): void {
  const endpoint = find(core.state.endpoints, task.waitEndpoint);
  if (endpoint === undefined) return;
  const list = task.wait === Wait.SendSpace ? endpoint.senders : endpoint.receivers;
  const at = list.indexOf(task.pid);
  if (at >= 0) list.splice(at, 1);
}
