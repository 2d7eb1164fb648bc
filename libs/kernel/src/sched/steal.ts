/** Work stealing: an idle hart takes tasks of a class up to a bound from the lowest hart that has one. */
import { WITHIN } from '@abicus/abi-kernel';
import type { Core } from '../core/core.ts';
import type { Task } from '../state/task.ts';
import { dequeueNext } from './select.ts';
import type { CpuState } from '../state/cpu.ts';
import { enqueueAt } from './enqueue.ts';
import { serveTicket, takeTicket } from './tickets.ts';

/**
 * Steals up to `stealBatch` tasks. The first one is returned to run next on the thief, the others are queued there.
 * `undefined`: there is none to steal.
 */
export function steal(core: Core, thief: CpuState, maxClass: number): Task | undefined {
  let first: Task | undefined;
  for (let taken = 0; WITHIN.stealBatch(taken + 1, core.limits); taken++) {
    const task = stealOne(core, thief, maxClass);
    if (task === undefined) break;
    if (first === undefined) {
      first = task;
      takeTicket(thief, task);
      serveTicket(thief, task);
    } else enqueueAt(core, thief, task);
  }
  return first;
}

/**
 * Steals the task that would run next on the lowest other online hart that has one. It keeps its class. On the victim
 * it counts as a timeslice, which skips the older tasks there. On the thief, whose queues are empty, it is the oldest
 * task.
 */
function stealOne(core: Core, thief: CpuState, maxClass: number): Task | undefined {
  for (const victim of core.state.cpus) {
    if (victim === thief || !victim.online || victim.queued === 0) continue;
    const task = dequeueNext(core, victim, maxClass);
    if (task === undefined) continue;
    task.cpu = thief.id;
    core.counters.steals++;
    return task;
  }
  return undefined;
}
