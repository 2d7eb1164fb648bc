/**
 * Where a runnable task goes: to an idle hart (the lowest), else to the hart with the shortest queues that has room in
 * the task's class (its own hart if equal), else to the overflow list of the hart with the fewest tasks.
 */
import { ReschedOutcome, WITHIN } from '@abicus/abi-kernel';
import type { Core } from '../core/core.ts';
import { TaskState, type Task } from '../state/task.ts';
import { armTimer } from './timer.ts';
import { requestResched } from './resched.ts';
import type { CpuState } from '../state/cpu.ts';
import { takeTicket } from './tickets.ts';
import { append, firstOf, prepend, unlink } from '../state/task-list.ts';

/** What came of putting a task into a queue. */
export type EnqueueResult = 'queued' | 'full';

/** Whether the queue of a class on a hart takes one more task. */
export function hasSpace({ limits }: Core, { queues }: CpuState, qos: number): boolean {
  return WITHIN.runQueue((queues[qos]?.count ?? 0) + 1, limits);
}

/** The hart that takes a runnable task of a class now, or nothing if every queue of the class is full. */
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

/** Queues a task that is in no list, and tells the hart if it should look. Full: nothing changed. */
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

/** Asks a hart that is known to be online to look at its queues. If it was asked already it answers once, for both. */
export function kick(core: Core, cpu: CpuState): void {
  const outcome = requestResched(core, cpu.id);
  if (outcome !== ReschedOutcome.Accepted && outcome !== ReschedOutcome.AlreadyPending) {
    throw new Error(`hart ${cpu.id} has queues and is not online`);
  }
}

/** Adds a task that becomes runnable to the back of its class on a hart that has room. */
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
 * Puts a task whose turn was interrupted at the front of its class on its hart, at its old place. Without room the last
 * one of the queue goes back to those that wait for some.
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
 * Takes a task out of its queue or list, and lets the next one that waits for room in. The task is in no list then: it is
 * for the caller to say where it goes.
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

/** Takes a queued task out of its queue on its hart; the first one that waits for the place gets it. */
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
 * Makes a task ready-pending on the hart with the fewest tasks (its own if equal): runnable, in order, queued as soon as the
 * queue of its class there has room. It has its place in line from now on, as if the queue went on.
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
