/**
 * Picks the next task of a hart: from its own run queues, else one that is stolen from another hart. The cost of a
 * decision is independent of the number of tasks.
 */
import type { Core } from '../core/core.ts';
import type { Task } from '../state/task.ts';
import { dequeueNext } from './select.ts';
import type { CpuState } from '../state/cpu.ts';
import { steal } from './steal.ts';

/** Dequeues the next task; `undefined`: there is none to run. The overflow lists of the hart are empty, too, then. */
export function pickNext(core: Core, cpu: CpuState): Task | undefined {
  return cpu.queued === 0 ? steal(core, cpu) : dequeueNext(core, cpu);
}
