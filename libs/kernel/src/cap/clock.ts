/** Readings of the clock: the exact time is a right. */
import { CLOCK_WINDOW, QosClass, type Instant } from '@abicus/abi-kernel';
import type { Core } from '../core/core.ts';
import type { Task } from '../state/task.ts';

/** The windows as numbers, by class: a reading is made with each receive, and bigints are slow. */
const WINDOW_NS: Readonly<Record<QosClass, number>> = {
  [QosClass.Idle]: Number(CLOCK_WINDOW[QosClass.Idle]),
  [QosClass.Normal]: Number(CLOCK_WINDOW[QosClass.Normal]),
  [QosClass.Interactive]: Number(CLOCK_WINDOW[QosClass.Interactive]),
  [QosClass.PerfBurst]: Number(CLOCK_WINDOW[QosClass.PerfBurst]),
};

/**
 * Returns the time as a task may read it, in nanoseconds: exact with a clock, else rounded down to the window of its
 * class. A task whose window has grown, or whose clock is gone, reads its last reading until the coarse time passes it.
 */
export function readClock(core: Core, task: Task): number {
  const { nowNs } = core.machine;
  const time = task.clocks > 0 ? nowNs : roundDown(nowNs, WINDOW_NS[task.qos]);
  task.clockNs = Math.max(task.clockNs, time);
  return task.clockNs;
}

/** Returns the time as `readClock` does, for a result of a receive. */
export function readInstant(core: Core, task: Task): Instant {
  return readClock(core, task) as Instant;
}

/** The last point in time that a register of a deadline holds. */
const LAST_NS = Number.MAX_SAFE_INTEGER;

/**
 * Returns when a budget ends that begins now, from what the task reads: later by its window if it has no clock, so that it
 * is never early, and tells the task nothing that it cannot read.
 */
export function endOfBudget(core: Core, task: Task, budgetNs: number): Instant {
  const slackNs = task.clocks > 0 ? 0 : WINDOW_NS[task.qos];
  return Math.min(readClock(core, task) + slackNs + budgetNs, LAST_NS) as Instant;
}

/** Rounds a time down to a multiple of a window. A remainder of numbers above 2^31 would take several times as long. */
function roundDown(timeNs: number, windowNs: number): number {
  return Math.floor(timeNs / windowNs) * windowNs;
}
