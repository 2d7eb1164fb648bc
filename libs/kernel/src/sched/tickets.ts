/**
 * Places in line: how many turns have passed a waiting task by, for the price of four numbers.
 *
 * Each class of a hart hands out tickets in order. A task that becomes runnable on a hart keeps the last ticket of each
 * class; the one of its own class is its own. A class serves its tickets in order, so the turns of another class that
 * passed the task by are the tickets which that class has served since: the last one served less the one that it kept.
 *
 * In the queue of a class the first task came first and was passed by most often. Therefore a decision compares the first
 * tasks of the classes, and no others.
 *
 * Tickets are 32-bit and wrap; only their differences are used, which are bounded by the number of tasks. They are kept in
 * short arrays of small integers: one of four takes 80 bytes, a typed array 232.
 */
import { CLASSES, type CpuState } from '../state/cpu.ts';
import type { Task } from '../state/task.ts';

/** Gives a task that becomes runnable on a hart the next place in line. */
export function takeTicket({ issued }: CpuState, task: Task): void {
  issued[task.qos] = ((issued[task.qos] ?? 0) + 1) | 0;
  const { tickets } = task;
  tickets[0] = issued[0] ?? 0;
  tickets[1] = issued[1] ?? 0;
  tickets[2] = issued[2] ?? 0;
  tickets[3] = issued[3] ?? 0;
}

/** Counts a turn that begins. A turn that was interrupted and goes on is counted already. */
export function serveTicket({ served }: CpuState, { qos, tickets }: Task): void {
  const ticket = tickets[qos] ?? 0;
  if (((ticket - (served[qos] ?? 0)) | 0) > 0) served[qos] = ticket;
}

/**
 * How many turns have passed by a task that waits on a hart: turns of tasks that became runnable there after it. Those of
 * its own class are none: it serves its tickets in order, and has not served one beyond that of a task that waits. A task
 * that was taken out of the line by a change of its class is counted as served once the next one of its old class is.
 */
export function skipped({ served }: CpuState, task: Task): number {
  const { tickets } = task;
  let skips = 0;
  for (let qos = 0; qos < CLASSES; qos++) {
    const since = ((served[qos] ?? 0) - (tickets[qos] ?? 0)) | 0;
    if (since > 0) skips += since;
  }
  return skips;
}

/** Whether one waiting task became runnable before another one of another class on the same hart. */
export function isOlder(one: Task, other: Task): boolean {
  return (((other.tickets[one.qos] ?? 0) - (one.tickets[one.qos] ?? 0)) | 0) >= 0;
}
