/** Work stealing: an idle hart takes tasks from another one; which one is the machine's choice. */
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
export function steal(core: Core, thief: CpuState): Task | undefined {
  let first: Task | undefined;
  for (let taken = 0; WITHIN.stealBatch(taken + 1, core.limits); taken++) {
    const task = stealOne(core, thief);
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
 * Steals the task that would run next on another online hart. It keeps its class. On the victim it counts as a timeslice,
 * which skips the older tasks there. On the thief, whose queues are empty, it is the oldest task.
 */
function stealOne(core: Core, thief: CpuState): Task | undefined {
  const victim = chooseVictim(core, thief);
  const task = victim === undefined ? undefined : dequeueNext(core, victim);
  if (task === undefined) return undefined;
  task.cpu = thief.id;
  core.counters.steals++;
  return task;
}

function chooseVictim(core: Core, thief: CpuState): CpuState | undefined {
  // Most harts that become idle find none: then no list is made.
  let victims: CpuState[] | undefined;
  for (const cpu of core.state.cpus) {
    if (cpu === thief || !cpu.online || cpu.queued === 0) continue;
    if (victims === undefined) victims = [cpu];
    else victims.push(cpu);
  }
  return victims?.[core.machine.choose(victims.length, 'stealVictim')];
}
