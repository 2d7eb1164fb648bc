/** Stealing: a hart without work takes one task, of a class within a bound, from the lowest hart that has one. */
import type { Core } from '../core.ts';
import type { Task } from '../task/task.ts';
import { takeNext } from './choose.ts';
import type { CpuState } from './cpu.ts';
import { beginTurn, takePlace } from './place.ts';

/**
 * Takes the task that would have run next on another hart that is online. It keeps its class, and its turn counts there as
 * one that passed the others by. On the thief, whose queues are empty, it is older than whatever comes. One task for each
 * decision, as RFC-0021 has it.
 */
export function steal(core: Core, thief: CpuState, maxClass: number): Task | undefined {
  for (const victim of core.state.cpus) {
    if (victim === thief || !victim.online || victim.queued === 0) continue;
    const task = takeNext(core, victim, maxClass);
    if (task === undefined) continue;
    task.cpu = thief.id;
    takePlace(thief, task);
    beginTurn(thief, task);
    core.counters.steals++;
    return task;
  }
  return undefined;
}
