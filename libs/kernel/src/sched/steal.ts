/** Stealing: a hart without work takes one task, of a class within a bound, from the lowest hart that has one. */
import type { Core } from '../core.ts';
import type { Task } from '../task/task.ts';
import type { CpuState } from './cpu.ts';
import { dequeue } from './enqueue.ts';
import { firstOf } from './task-list.ts';

/**
 * Takes the first task of the strongest class up to `maxClass` from another hart that is online. It keeps its class, and
 * it is the one that would have run next there. One task for each decision, as RFC-0021 has it.
 */
export function steal(core: Core, thief: CpuState, maxClass: number): Task | undefined {
  const { cpus, tasks } = core.state;
  for (const victim of cpus) {
    if (victim === thief || !victim.online || victim.queued === 0) continue;
    for (let qos = maxClass; qos >= 0; qos--) {
      const queue = victim.queues[qos];
      const task = queue === undefined ? undefined : firstOf(queue, tasks.items);
      if (task === undefined) continue;
      dequeue(core, task);
      task.cpu = thief.id;
      core.counters.steals++;
      return task;
    }
  }
  return undefined;
}
