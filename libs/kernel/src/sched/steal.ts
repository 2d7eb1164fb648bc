/** Stealing: a hart without work takes one task, of a class within a bound, from the lowest hart that has one. */
import { WITHIN } from '@abicus/abi-kernel';
import type { Core } from '../core/core.ts';
import type { Task } from '../state/task.ts';
import { dequeueNext } from './select.ts';
import type { CpuState } from '../state/cpu.ts';
import { enqueueAt } from './enqueue.ts';
import { serveTicket, takeTicket } from './tickets.ts';

/**
 * Takes as many tasks as one decision may, the limit `stealBatch`: the first one runs next on the thief, the others are
 * queued there. Nothing: there is none to take.
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
 * Takes the task that would have run next on another hart that is online. It keeps its class, and its turn counts there as
 * one that passed the others by. On the thief, whose queues are empty, it is older than whatever comes.
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
