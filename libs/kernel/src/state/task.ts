/**
 * Tasks. A task is in one place at a time:
 *
 *     Running   on the hart of `cpu`, its registers are the hart's
 *     Queued    in the queue of its class on `cpu`
 *     Pending   runnable, but its queue was full: behind it, in the overflow list of its class on `cpu`
 *     Blocked   waits for what `wait` says, perhaps until `deadlineNs`
 *     Zombie    ended; its parent has not taken its status yet
 */
import type { Pid, QosClass, SpawnFailReason } from '@abicus/abi-kernel';
import type { CapTable } from './capability.ts';

/** Where a task is. */
export const TaskState = { Running: 0, Queued: 1, Overflow: 2, Blocked: 3, Zombie: 4 } as const;
/** Where a task is. */
export type TaskState = (typeof TaskState)[keyof typeof TaskState];

/** What a blocked task waits for. */
export const Wait = { Nothing: 0, Message: 1, SendSpace: 2, Child: 3 } as const;
/** What a blocked task waits for. */
export type Wait = (typeof Wait)[keyof typeof Wait];

/** A task. Plain data. */
export interface Task {
  readonly pid: Pid;
  /** Its place in the table of tasks: the low half of the pid. */
  readonly index: number;
  /** Who waits for its status; 0: nobody, it is freed as soon as it ends. */
  parent: Pid;
  /** Children whose status was not taken, the oldest first. */
  readonly children: Pid[];
  /** FNV-1a of the name that it is bound to; 0 for a task without one. */
  readonly identity: bigint;
  /** The name that it is bound to, '' for none. */
  readonly name: string;
  readonly space: number;
  readonly caps: CapTable;
  /** Endpoints that it owns. */
  readonly endpoints: number[];
  /** Address spaces that it made. */
  readonly spaces: number[];
  /** Registers while it does not run. */
  readonly x: Int32Array;
  pc: number;
  qos: QosClass;
  state: TaskState;
  /** The last ticket of each class when it became runnable on `cpu`, see sched/tickets.ts. */
  readonly tickets: number[];
  /** What is left of a turn that a stronger class interrupted, in nanoseconds; 0: its next turn is a new one. */
  timesliceLeftNs: number;
  /** The hart that it runs on, is queued at or was last on. */
  cpu: number;
  /** Neighbours in the list that it is in, by index; 0: none. */
  next: number;
  previous: number;
  wait: Wait;
  /** The endpoint that it waits on. */
  waitEndpoint: number;
  /** The child that it waits for; 0 or below: any. */
  waitTarget: number;
  /** When it stops waiting; Infinity: never. */
  deadlineNs: number;
  /** Its place in the heap of deadlines; −1: none. */
  deadlineAt: number;
  /** Orders tasks with the same deadline. */
  deadlineOrder: number;
  /** Whether its pc is on a call that waited and is to be made again. */
  restartPending: boolean;
  /** What it ended with. */
  status: number;
  /** Why its last spawn or exec failed. */
  spawnReason: SpawnFailReason;
  /** Payload bytes in the queues of its endpoints. */
  queuedBytes: number;
  /** Its watches, those whose notice is on its way included. */
  watches: number;
  /** Bytes of a console line that is not complete. */
  line: string;
  /** Lowest page of a stack that it brought into a space that it shares; 0: none. */
  readonly stackVa: number;
}

/** What a new task is made of. */
export type TaskSeed = Pick<Task, 'parent' | 'identity' | 'name' | 'space' | 'pc' | 'stackVa'>;

/**
 * A task that is in no list yet. What a switch touches comes first, so that it lies together in the caches of the host:
 * with thousands of tasks that is what a switch costs. For the same reason the seed is not spread: an object that begins
 * as a copy keeps what is added to it elsewhere.
 */
export function newTask(pid: number, seed: TaskSeed, qos: QosClass): Task {
  return {
    pid: pid as Pid,
    index: pid & 0xffff,
    state: TaskState.Blocked,
    qos,
    cpu: 0,
    next: 0,
    previous: 0,
    tickets: [0, 0, 0, 0],
    timesliceLeftNs: 0,
    restartPending: false,
    x: new Int32Array(64),
    pc: seed.pc,
    space: seed.space,
    wait: Wait.Nothing,
    waitEndpoint: 0,
    waitTarget: 0,
    deadlineAt: -1,
    deadlineNs: Infinity,
    deadlineOrder: 0,
    caps: [],
    identity: seed.identity,
    queuedBytes: 0,
    watches: 0,
    parent: seed.parent,
    children: [],
    endpoints: [],
    spaces: [],
    name: seed.name,
    status: 0,
    spawnReason: 0,
    line: '',
    stackVa: seed.stackVa,
  };
}

/** The name under which the kernel prints. */
export const KERNEL_NAME = 'neuron';
/** The kernel's own pid. */
export const KERNEL_PID: Pid = 0 as Pid;
