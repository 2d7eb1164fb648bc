/**
 * Enqueues runnable tasks: on the lowest idle hart, else on the hart with the fewest queued tasks that has space in the
 * task's class (its own hart if equal), else on the overflow list of the hart with the fewest tasks.
 */
import { ReschedOutcome, WITHIN } from '@abicus/abi-kernel';
import type { Core } from '../core/core.ts';
import { TaskState, type Task } from '../state/task.ts';
import { armTimer } from './timer.ts';
import { requestResched } from './resched.ts';
import type { CpuState } from '../state/cpu.ts';
import { takeTicket } from './tickets.ts';
import { append, firstOf, prepend, unlink } from '../state/task-list.ts';

/** Result of enqueueing a task: `full` if no hart has space in its class. */
export type EnqueueResult = 'queued' | 'full';

/** Whether the run queue of a class on a hart has space for one more task. */
export function hasSpace({ limits }: Core, { queues }: CpuState, qos: number): boolean {
  return WITHIN.runQueue((queues[qos]?.count ?? 0) + 1, limits);
}

/** Selects the hart for a runnable task of a class; `undefined`: the run queues of this class are all full. */
export function selectCpu(core: Core, qos: number, home: number): CpuState | undefined {
  let best: CpuState | undefined;
  for (const cpu of core.state.cpus) {
    if (!cpu.online || !hasSpace(core, cpu, qos)) continue;
    if (cpu.current === 0 && cpu.queued === 0) return cpu;
    if (best === undefined || cpu.queued < best.queued) best = cpu;
    else if (cpu.queued === best.queued && cpu.id === home) best = cpu;
  }
  return best;
}

/**
 * Enqueues a task that is in no list, and kicks the hart if it is idle or runs a lower class. `full`: the state is
 * unchanged.
 */
export function enqueue(core: Core, task: Task): EnqueueResult {
  const cpu = selectCpu(core, task.qos, task.cpu);
  if (cpu === undefined) return 'full';
  enqueueAt(core, cpu, task);
  const running = core.state.tasks.items[cpu.current];
  if (running === undefined || running.qos < task.qos) {
    kick(core, cpu);
  } else armTimer(core, cpu);
  return 'queued';
}

/** Requests a reschedule of a hart, which must be online. A request that is pending already covers this one. */
export function kick(core: Core, cpu: CpuState): void {
  const outcome = requestResched(core, cpu.id);
  if (outcome !== ReschedOutcome.Accepted && outcome !== ReschedOutcome.AlreadyPending) {
    throw new Error(`hart ${cpu.id} has queues and is not online`);
  }
}

/** Appends a task that becomes runnable to the run queue of its class, on a hart that has space. */
export function enqueueAt(core: Core, cpu: CpuState, task: Task): void {
  takeTicket(cpu, task);
  task.timesliceLeftNs = 0;
  addToQueue(core, cpu, task);
}

function addToQueue(core: Core, cpu: CpuState, task: Task): void {
  const queue = cpu.queues[task.qos];
  if (queue === undefined) return;
  append(queue, core.state.tasks.items, task);
  cpu.queued++;
  task.state = TaskState.Queued;
  task.cpu = cpu.id;
}

/**
 * Requeues a preempted task at the front of its class on its hart, with its old tickets. If the run queue is full, the
 * last task of the queue moves to the front of the overflow list.
 */
export function requeueFirst(core: Core, cpu: CpuState, task: Task): void {
  const { items } = core.state.tasks;
  const [queue, overflow] = [cpu.queues[task.qos], cpu.overflow[task.qos]];
  if (queue === undefined || overflow === undefined) return;
  prepend(queue, items, task);
  task.state = TaskState.Queued;
  cpu.queued++;
  const last = items[queue.last];
  if (WITHIN.runQueue(queue.count, core.limits) || last === undefined) return;
  unlink(queue, items, last);
  cpu.queued--;
  prepend(overflow, items, last);
  last.state = TaskState.Overflow;
}

/**
 * Removes a runnable task from its run queue or overflow list. A freed place in the run queue goes to the first task of
 * the overflow list. The removed task is in no list: the caller sets its next state.
 */
export function dequeue(core: Core, task: Task): void {
  const { state } = core;
  const cpu = state.cpus[task.cpu];
  if (task.state === TaskState.Overflow) {
    const list = cpu?.overflow[task.qos];
    if (list !== undefined) unlink(list, state.tasks.items, task);
    task.state = TaskState.Blocked;
    return;
  }
  if (cpu !== undefined) removeFromQueue(core, cpu, task);
}

/** Removes a queued task from its run queue; the first task of the overflow list takes the free place. */
export function removeFromQueue(core: Core, cpu: CpuState, task: Task): void {
  const { items } = core.state.tasks;
  const [queue, overflow] = [cpu.queues[task.qos], cpu.overflow[task.qos]];
  if (queue === undefined || overflow === undefined) return;
  unlink(queue, items, task);
  task.state = TaskState.Blocked;
  cpu.queued--;
  const next = firstOf(overflow, items);
  if (next === undefined) return;
  unlink(overflow, items, next);
  addToQueue(core, cpu, next);
}

/**
 * Appends a runnable task to the overflow list of its class on the hart with the fewest tasks (its own if equal). It
 * moves to the run queue, in order, as soon as there is space. It takes its ticket now, as if the run queue were
 * longer.
 */
export function addToOverflow(core: Core, task: Task): void {
  const cpu = leastLoaded(core, task.cpu);
  const list = cpu.overflow[task.qos];
  if (list === undefined) return;
  takeTicket(cpu, task);
  task.timesliceLeftNs = 0;
  append(list, core.state.tasks.items, task);
  task.state = TaskState.Overflow;
  task.cpu = cpu.id;
}

function leastLoaded(core: Core, home: number): CpuState {
  let best: CpuState | undefined;
  let least = Infinity;
  for (const cpu of core.state.cpus) {
    if (!cpu.online) continue;
    const load = cpu.overflow.reduce((sum, { count }) => sum + count, cpu.queued);
    if (load > least || (load === least && cpu.id !== home)) continue;
    best = cpu;
    least = load;
  }
  if (best === undefined) throw new Error('a task is runnable and no hart is online');
  return best;
}
