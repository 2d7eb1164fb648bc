/** Ends a task after exit, a fault or a kill: frees all that it holds and wakes its parent. */
import { ExitReason, type Pid } from '@abicus/abi-kernel';
import type { Core } from '../core/core.ts';
import { take } from '../cap/table.ts';
import { endCalls } from '../ipc/end-calls.ts';
import { closeEndpoint } from '../ipc/endpoints.ts';
import { dropNotices, endTaskWatches } from '../queue/watch.ts';
import { unmapPage, releaseSpace } from '../mm/space.ts';
import { wakeBlocked } from '../sched/wake.ts';
import { find } from '../state/slots.ts';
import { firstOf } from '../state/task-list.ts';
import { PAGE_SIZE } from '@abicus/emulator';
import { noteEnd } from '../core/observed.ts';
import { becomeZombie, orphan, reap } from './table.ts';
import { KERNEL_PID, TaskState, Wait, type Task } from '../state/task.ts';

/** The name of the first task, whose end ends the machine. */
export const INIT_NAME = 'init';
/** Pages of a stack that spawn maps in a shared space. */
export const SPAWN_STACK_PAGES = 4;

/** Why a task ends, unless by its exit. */
export interface EndCause {
  readonly reason?: ExitReason;
  /** The cause of the fault that ends it. */
  readonly faultCause?: number;
  /** The task that kills it. */
  readonly killer?: Pid;
}

/**
 * Ends a task: every end of a task is made here. After an exit or a fault it is the running one, and the caller
 * schedules the next one; a task that is killed is on no hart and in no list.
 */
export function endTask(core: Core, task: Task, status: number, cause: EndCause = {}): void {
  core.console.flush(task);
  task.state = TaskState.Zombie;
  task.status = status;
  task.exitReason = cause.reason ?? (status === 0 ? ExitReason.Clean : ExitReason.Error);
  task.faultCause = cause.faultCause ?? 0;
  task.killer = cause.killer ?? KERNEL_PID;
  freeObjects(core, task);
  freeSpaces(core, task);
  noteEnd(core, task);
  core.guests[task.index] = undefined;
  orphanChildren(core, task);
  // No other task has its name: it alone starts programs with names, and its own is taken.
  if (task.name === INIT_NAME) finish(core, status);
  const parent = find(core.state.tasks, task.parent);
  if (parent === undefined) reap(core, task);
  else {
    becomeZombie(core, parent, task);
    if (isWaitingFor(parent, task)) wakeBlocked(core, parent);
  }
}

function isWaitingFor(parent: Task, child: Task): boolean {
  const waits = parent.state === TaskState.Blocked && parent.wait === Wait.Child;
  return waits && isAwaited(parent, child);
}

/** Whether a task that waits for a child accepts this one. */
export function isAwaited(parent: Task, child: Task): boolean {
  return parent.waitTarget <= 0 || parent.waitTarget === child.pid;
}

/** Ends the machine with the low 16 bits of init's status. If they are 0 and the status is not, with 1, a failure. */
function finish(core: Core, status: number): void {
  const low = status & 0xffff;
  core.machine.board.finisher.end(status === 0 || low !== 0 ? low : 1);
}

function freeObjects(core: Core, task: Task): void {
  endCalls(core, task);
  // A copy, since closing an endpoint removes it from the list.
  for (const id of task.endpoints.slice()) {
    const endpoint = find(core.state.endpoints, id);
    if (endpoint !== undefined) closeEndpoint(core, endpoint);
  }
  for (const slot of task.caps.keys()) take(core, task, slot);
  endTaskWatches(core, task);
  dropNotices(core, task);
}

function freeSpaces(core: Core, task: Task): void {
  const own = find(core.state.spaces, task.space);
  if (own !== undefined) {
    own.users--;
    releaseSpace(core, own);
    unmapStack(core, task);
  }
  for (const id of task.spaces) {
    const space = find(core.state.spaces, id);
    if (space === undefined) continue;
    space.creator = KERNEL_PID;
    releaseSpace(core, space);
  }
  task.spaces.length = 0;
}

/** Unmaps the stack that spawn has mapped for a task, if its space stays: other tasks run there, or its creator lives. */
function unmapStack(core: Core, { space: id, stackVa }: Task): void {
  const space = find(core.state.spaces, id);
  if (space === undefined || stackVa === 0) return;
  for (let i = 0; i < SPAWN_STACK_PAGES; i++) unmapPage(core, space, stackVa + i * PAGE_SIZE);
}

/** No task collects the status of the children of a task that ends; those that have ended already are reaped. */
function orphanChildren(core: Core, task: Task): void {
  const { tasks } = core.state;
  orphan(core, task);
  for (let ended = firstOf(task.zombies, tasks.items); ended !== undefined;) {
    reap(core, ended);
    ended = firstOf(task.zombies, tasks.items);
  }
}
