/** The task that a call or a reply wakes: it gets the hart of a task that blocks, or a place in a run queue. */
import type { KernelCall } from '../core/call.ts';
import { canHandOver } from '../sched/schedule.ts';
import { makeReady } from '../sched/wake.ts';
import type { Task } from '../state/task.ts';

/** Lets a task run that got a message from the caller, which blocks: at once, if the two are of one class. */
export function runNext(call: KernelCall, next: Task): void {
  const { core, cpu, task } = call;
  if (canHandOver(core, cpu, task, next)) call.next = next;
  else makeReady(core, next);
}
