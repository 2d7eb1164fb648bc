/** Per-hart scheduler state: the running task, the run queues, and a pending reschedule request. */
import { taskList, type TaskList } from './task-list.ts';

/** Number of QoS classes. A larger class has priority over a smaller one. */
export const CLASSES = 4;

/** The scheduler's state of a hart. Plain data. */
export interface CpuState {
  readonly id: number;
  /** Whether it is online: only online harts get tasks. */
  online: boolean;
  /** Index of the running task; 0: none. */
  current: number;
  /** When the timeslice of the running task expires, in nanoseconds. */
  timesliceEndNs: number;
  /** The class that the running task had when its timeslice began. */
  timesliceQos: number;
  /** Run queues, one for each class. */
  readonly queues: readonly TaskList[];
  /** Number of tasks in all run queues. */
  queued: number;
  /** Overflow lists, one for each class: runnable tasks that found the run queue of their class full, in order. */
  readonly overflow: readonly TaskList[];
  /** The last ticket that each class issued, see sched/tickets.ts. */
  readonly issued: number[];
  /** The last ticket that each class served. */
  readonly served: number[];
  /** Whether it has a reschedule request that it has not acknowledged. */
  reschedPending: boolean;
  /** When its timer fires, in nanoseconds; Infinity: the timer is off. */
  timerNs: number;
}

/** Creates the state of a hart that is offline. */
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
