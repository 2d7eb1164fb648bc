/**
 * Blocks and wakes tasks. A woken task restarts its syscall, which checks its condition again and may block again. A
 * wake is never lost: a task that finds all run queues full goes to an overflow list.
 */
import type { Core } from '../core/core.ts';
import { TaskState, type Task, type Wait } from '../state/task.ts';
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

/** Wakes a blocked task. What it waits for is kept until its syscall ends: it may block again. */
export function wake(core: Core, task: Task): WakeResult {
  if (task.state !== TaskState.Blocked) return 'not blocked';
  cancelDeadline(core, task);
  return makeReady(core, task);
}

/** Removes the deadline of a blocked task, whose wait has ended. */
export function cancelDeadline(core: Core, task: Task): void {
  if (task.deadlineAt < 0) return;
  const first = task.deadlineAt === 0;
  removeDeadline(core, task);
  if (first) armDeadlines(core);
}

/** Enqueues a blocked task that has no deadline. */
export function makeReady(core: Core, task: Task): 'queued' | 'overflow' {
  core.counters.wakes++;
  if (enqueue(core, task) === 'queued') return 'queued';
  core.counters.wakesOverflowed++;
  addToOverflow(core, task);
  return 'overflow';
}

/** Wakes a task that the caller knows to be blocked. Throws if it is not: the state of the kernel is broken then. */
export function wakeBlocked(core: Core, task: Task): void {
  if (wake(core, task) === 'not blocked') throw new Error(`task ${task.pid} is not blocked`);
}
