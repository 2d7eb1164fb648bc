/**
 * Tasks as plain data. A task is in exactly one of these states:
 *
 *     Running   runs on the hart `cpu`, which holds its registers
 *     Queued    in the run queue of its class on `cpu`
 *     Overflow  runnable, but the run queue was full: in the overflow list of its class on `cpu`
 *     Blocked   waits for the event `wait`, until `deadlineNs` at most
 *     Zombie    ended; its parent has not collected its status yet
 */
import type { ExitReason, Pid, QosClass, SpawnFailReason } from '@abicus/abi-kernel';
import type { CapTable } from './capability.ts';
import type { Watch } from './endpoint.ts';
import type { ReceiveArgs } from './receive-args.ts';
import { taskList, type TaskList } from './task-list.ts';

/** States of a task. */
export const TaskState = { Running: 0, Queued: 1, Overflow: 2, Blocked: 3, Zombie: 4 } as const;
/** A state of a task. */
export type TaskState = (typeof TaskState)[keyof typeof TaskState];

/** Events that a blocked task waits for: a message, space in a queue, the end of a child, the end of its call. */
export const Wait = { Nothing: 0, Message: 1, SendSpace: 2, Child: 3, Reply: 4 } as const;
/** An event that a blocked task waits for. */
export type Wait = (typeof Wait)[keyof typeof Wait];

/** The kernel's name on the console. */
export const KERNEL_NAME = 'neuron';
/** The kernel's own pid. */
export const KERNEL_PID: Pid = 0 as Pid;

/**
 * How the syscall of a blocked task continues when the task runs again: it is restarted, or, once it has sent something, it
 * continues behind that, so that nothing is sent twice.
 */
export const Resume = { Restart: 0, Call: 1, ReplyRecv: 2, CallV2: 3, ReplyRecvV2: 4 } as const;
/** How the syscall of a blocked task continues. */
export type Resume = (typeof Resume)[keyof typeof Resume];

/** A task. Plain data. */
export interface Task {
  readonly pid: Pid;
  /** Its index in the task table: the low 16 bits of the pid. */
  readonly index: number;
  /** The task that collects its status; 0: none, and it is reaped as soon as it ends. */
  parent: Pid;
  /** The task that it is below: its parent, or the nearest one above that which was not reaped; 0: none. */
  above: Pid;
  /** Its place in its parent's list of children, or in the list of orphans of the task above. */
  childAt: number;
  /** Children that have not ended. */
  readonly children: Pid[];
  /** Live tasks directly below it that are no children: the tasks between have ended. A kill takes them along. */
  readonly orphans: Pid[];
  /** Children whose status was not collected, in the order in which they ended. */
  readonly zombies: TaskList;
  /** FNV-1a of its bound name; 0 for a task without a name. */
  readonly identity: bigint;
  /** Its bound name; '' for none. */
  readonly name: string;
  readonly space: number;
  readonly caps: CapTable;
  /** Ids of the endpoints that it owns. */
  readonly endpoints: number[];
  /** Ids of the address spaces that it created. */
  readonly spaces: number[];
  /** Saved registers; stale while it runs. */
  readonly x: Int32Array;
  pc: number;
  qos: QosClass;
  state: TaskState;
  /** The last ticket of each class at the time when it became runnable on `cpu`, see sched/tickets.ts. */
  readonly tickets: number[];
  /** Rest of the timeslice that was preempted, in nanoseconds; 0: its next timeslice is a full one. */
  timesliceLeftNs: number;
  /** The hart that it runs on, is queued on, or ran on last. */
  cpu: number;
  /** Neighbours in its list, by index; 0: none. */
  next: number;
  previous: number;
  wait: Wait;
  /** The endpoint that it is blocked on. */
  waitEndpoint: number;
  /** The child that it waits for; 0 or less: any. */
  waitTarget: number;
  /** When its wait times out, in nanoseconds; Infinity: never. */
  deadlineNs: number;
  /** Its index in the heap of deadlines; −1: none. */
  deadlineAt: number;
  /** Number of its capabilities that are the right to read the exact time. */
  clocks: number;
  /** Its last reading of the clock, in nanoseconds: no later one is before it. */
  clockNs: number;
  /** Sequence number: orders tasks with equal deadlines. */
  deadlineOrder: number;
  /** Whether it blocked in a syscall, which is restarted when it runs next: pc points to its ecall. */
  restartPending: boolean;
  /** How that syscall continues. */
  resume: Resume;
  /** The arguments of its receive, if they were in memory, which may have changed since. */
  receiving: ReceiveArgs | undefined;
  /** The index of the call that it is blocked in; 0: none. */
  call: number;
  /** Indexes of the calls that it has started and that have not ended. */
  readonly started: number[];
  /** Number of its started calls that have ended, and whose end it has not received. */
  endedCalls: number;
  /** Indexes of the calls whose requests it has received, to which it may reply. */
  readonly held: number[];
  /** Its exit status, once it has ended. */
  status: number;
  /** Why it ended; valid in a zombie. */
  exitReason: ExitReason;
  /** The cause of the fault that ended it; 0: none did. */
  faultCause: number;
  /** The task that killed it; 0: none did. */
  killer: Pid;
  /** Why its last spawn or exec failed. */
  spawnReason: SpawnFailReason;
  /** Payload bytes in the queues of the endpoints that it owns. */
  queuedBytes: number;
  /** Number of its watches, those whose notice is queued included. */
  watches: number;
  /** Watches that tasks have set on its end. */
  watchers: Watch[];
  /** Pids of the tasks that it watches, once for each watch. */
  readonly watchedTasks: number[];
  /** Endpoints in whose queues its notices are, an endpoint once for each. */
  readonly notices: number[];
  /** Bytes of its incomplete console line. */
  line: string;
  /** Lowest page of the stack that spawn mapped for it in a shared space; 0: none. */
  readonly stackVa: number;
}

/** The fields that the creator of a task sets. */
export type TaskSeed = Pick<Task, 'parent' | 'identity' | 'name' | 'space' | 'pc' | 'stackVa'>;

/**
 * Creates a task that is in no list yet. The fields that a context switch uses come first, so that they share cache
 * lines of the host: with thousands of tasks, cache misses are the cost of a switch. For the same reason the seed is
 * not spread: an object that starts as a copy stores the fields that are added to it out of line.
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
    resume: Resume.Restart,
    call: 0,
    x: new Int32Array(64),
    pc: seed.pc,
    space: seed.space,
    wait: Wait.Nothing,
    waitEndpoint: 0,
    waitTarget: 0,
    deadlineAt: -1,
    deadlineNs: Infinity,
    deadlineOrder: 0,
    clocks: 0,
    clockNs: 0,
    caps: [],
    held: [],
    started: [],
    endedCalls: 0,
    receiving: undefined,
    identity: seed.identity,
    queuedBytes: 0,
    watches: 0,
    watchers: [],
    watchedTasks: [],
    notices: [],
    parent: seed.parent,
    above: seed.parent,
    childAt: 0,
    children: [],
    orphans: [],
    zombies: taskList(),
    endpoints: [],
    spaces: [],
    name: seed.name,
    status: 0,
    exitReason: 0,
    faultCause: 0,
    killer: KERNEL_PID,
    spawnReason: 0,
    line: '',
    stackVa: seed.stackVa,
  };
}
