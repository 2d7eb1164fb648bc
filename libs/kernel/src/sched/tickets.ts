/**
 * Tickets: count how often a queued task was skipped, with four numbers for each task.
 *
 * Each class of a hart issues tickets in order. A task that becomes runnable on a hart takes the next ticket of its own
 * class and records the last issued ticket of each other class. A class serves its tickets in order. So the number of
 * timeslices of another class that skipped the task is the last ticket which that class has served, minus the recorded
 * one.
 *
 * In a run queue the first task is the oldest one and was skipped most often. Therefore a decision compares only the
 * first tasks of the classes.
 *
 * Tickets are 32-bit and wrap; only their differences are used, which are bounded by the number of tasks. They are
 * stored in short arrays of small integers: an array of four takes 80 bytes, a typed array 232.
 */
import { CLASSES, type CpuState } from '../state/cpu.ts';
import type { Task } from '../state/task.ts';

/** The number of a class, of a list with one for each. */
function numberAt(numbers: readonly number[], qos: number): number {
  return numbers[qos] ?? 0;
}

/** Issues a ticket to a task that becomes runnable on a hart, and records the last tickets of the other classes. */
export function takeTicket({ issued }: CpuState, task: Task): void {
  issued[task.qos] = (numberAt(issued, task.qos) + 1) | 0;
  const { tickets } = task;
  tickets[0] = numberAt(issued, 0);
  tickets[1] = numberAt(issued, 1);
  tickets[2] = numberAt(issued, 2);
  tickets[3] = numberAt(issued, 3);
}

/** Lets a task continue the timeslice of another one of its class, and so with its tickets. */
export function copyTickets({ tickets: from }: Task, { tickets: to }: Task): void {
  to[0] = numberAt(from, 0);
  to[1] = numberAt(from, 1);
  to[2] = numberAt(from, 2);
  to[3] = numberAt(from, 3);
}

/**
 * Serves the ticket of a task whose timeslice begins. The ticket of a preempted task that continues was served before.
 */
export function serveTicket({ served }: CpuState, { qos, tickets }: Task): void {
  const ticket = numberAt(tickets, qos);
  if (((ticket - numberAt(served, qos)) | 0) > 0) served[qos] = ticket;
}

/**
 * Returns how often a queued task was skipped: the number of timeslices of tasks that became runnable on its hart after
 * it. Its own class adds 0: a class serves its tickets in order, and none beyond that of a queued task. A task that
 * left a run queue by a change of its class counts as served once the next task of its old class is served.
 */
export function skipped({ served }: CpuState, task: Task): number {
  const { tickets } = task;
  let skips = 0;
  for (let qos = 0; qos < CLASSES; qos++) {
    const since = (numberAt(served, qos) - numberAt(tickets, qos)) | 0;
    if (since > 0) skips += since;
  }
  return skips;
}

/** Whether a queued task became runnable before another one, of another class on the same hart. */
export function isOlder(one: Task, other: Task): boolean {
  return ((numberAt(other.tickets, one.qos) - numberAt(one.tickets, one.qos)) | 0) >= 0;
}
