/**
 * Who runs next on a hart: the next of those that wait there, else one that is stolen from another hart. Each decision
 * costs the same, however many tasks there are.
 */
import type { Core } from '../core/core.ts';
import type { Task } from '../state/task.ts';
import { dequeueNext } from './select.ts';
import { CLASSES, type CpuState } from '../state/cpu.ts';
import { steal } from './steal.ts';

/** Takes the next task out of its queue; nothing: the hart has no work. No task is ready-pending on it then. */
export function pickNext(core: Core, cpu: CpuState): Task | undefined {
  return cpu.queued === 0 ? steal(core, cpu, CLASSES - 1) : dequeueNext(core, cpu, CLASSES - 1);
}
