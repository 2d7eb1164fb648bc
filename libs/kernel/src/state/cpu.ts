/** What the kernel keeps about a hart: who runs there, who waits to, and what was asked of it. */
import { taskList, type TaskList } from './task-list.ts';

/** How many classes there are; a larger number is a stronger claim. */
export const CLASSES = 4;

/** A hart as the scheduler sees it. Plain data. */
export interface CpuState {
  readonly id: number;
  /** Whether it has reported for work. */
  online: boolean;
  /** Index of the task that runs; 0: none. */
  current: number;
  /** When the turn of its task ends, in nanoseconds. */
  timesliceEndNs: number;
  /** The class in which the turn of its task began. */
  timesliceQos: number;
  /** One queue for each class. */
  readonly queues: readonly TaskList[];
  /** How many tasks are in all of them. */
  queued: number;
  /** Runnable tasks for which the queue of their class had no room, in order: one list for each class. */
  readonly overflow: readonly TaskList[];
  /** The last ticket that each class handed out, see sched/tickets.ts. */
  readonly issued: number[];
  /** The last ticket that each class served. */
  readonly served: number[];
  /** Whether it was asked to reschedule and has not answered. */
  reschedPending: boolean;
  /** What its timer is armed for, in nanoseconds; Infinity: nothing. */
  timerNs: number;
}

/** A hart that is not online. */
export function newCpu(id: number): CpuState {
  return {
    id,
    online: false,
    current: 0,
    timesliceEndNs: 0,
    timesliceQos: 0,
    queues: Array.from({ length: CLASSES }, taskList),
    queued: 0,
    overflow: Array.from({ length: CLASSES }, taskList),
    issued: [0, 0, 0, 0],
    served: [0, 0, 0, 0],
    reschedPending: false,
    timerNs: Infinity,
  };
}
