/**
 * Where a runnable task goes: to an idle hart (the lowest), else to the hart with the shortest queues that has room in
 * the task's class (its own hart if equal), else to the list of those for whom there is no room.
 */
import { ReschedOutcome } from '@abicus/abi-kernel';
import type { Core } from '../core.ts';
import { TaskState, type Task } from '../task/task.ts';
import { armTimer } from '../time/timer.ts';
import { requestResched } from '../smp/resched.ts';
import type { CpuState } from './cpu.ts';
import { append, firstOf, unlink } from './task-list.ts';

/** What came of putting a task into a queue. */
export type Enqueued = 'queued' | 'full';

/** The hart that takes a runnable task of a class now, or nothing if every queue of the class is full. */
export function chooseCpu(core: Core, qos: number, home: number): CpuState | undefined {
  const { runQueue } = core.limits;
  let best: CpuState | undefined;
  for (const cpu of core.state.cpus) {
    if (!cpu.online || (cpu.queues[qos]?.count ?? 0) >= runQueue) continue;
    if (cpu.current === 0 && cpu.queued === 0) return cpu;
    if (best === undefined || cpu.queued < best.queued) best = cpu;
    else if (cpu.queued === best.queued && cpu.id === home) best = cpu;
  }
  return best;
}

/** Queues a task that is in no list, and tells the hart if it should look. Full: nothing changed. */
export function enqueue(core: Core, task: Task): Enqueued {
  const cpu = chooseCpu(core, task.qos, task.cpu);
  if (cpu === undefined) return 'full';
  enqueueAt(core, cpu, task);
  const running = core.state.tasks.items[cpu.current];
  if (running === undefined || running.qos < task.qos) {
    nudge(core, cpu);
  } else armTimer(core, cpu);
  return 'queued';
}

/** Asks a hart that is known to be online to look at its queues. If it was asked already it answers once, for both. */
export function nudge(core: Core, cpu: CpuState): void {
  const outcome = requestResched(core, cpu.id);
  if (outcome !== ReschedOutcome.Accepted && outcome !== ReschedOutcome.AlreadyPending) {
    throw new Error(`hart ${cpu.id} has queues and is not online`);
  }
}

/** Adds a task to the back of its class on a hart that has room. */
export function enqueueAt(core: Core, cpu: CpuState, task: Task): void {
  const queue = cpu.queues[task.qos];
  if (queue === undefined) return;
  append(queue, core.state.tasks.items, task);
  cpu.queued++;
  task.state = TaskState.Queued;
  task.cpu = cpu.id;
}

/**
 * Takes a task out of its queue or list, and lets the next one that waits for room in. The task is in no list then: it is
 * for the caller to say where it goes.
 */
export function dequeue(core: Core, task: Task): void {
  const { state } = core;
  if (task.state === TaskState.Pending) {
    const list = state.pending[task.qos];
    if (list !== undefined) unlink(list, state.tasks.items, task);
    task.state = TaskState.Blocked;
    return;
  }
  const cpu = state.cpus[task.cpu];
  const queue = cpu?.queues[task.qos];
  if (cpu === undefined || queue === undefined) return;
  unlink(queue, state.tasks.items, task);
  task.state = TaskState.Blocked;
  cpu.queued--;
  refill(core, cpu, task.qos);
}

/** Makes a task ready-pending: runnable, in order, queued as soon as there is room. */
export function makePending(core: Core, task: Task): void {
  const list = core.state.pending[task.qos];
  if (list === undefined) return;
  append(list, core.state.tasks.items, task);
  task.state = TaskState.Pending;
}

/** Queues the first ready-pending task of a class on a hart that has room for it. */
function refill(core: Core, cpu: CpuState, qos: number): void {
  const { pending, tasks } = core.state;
  const list = pending[qos];
  if (list === undefined || list.count === 0) return;
  const task = firstOf(list, tasks.items);
  if (task === undefined) return;
  unlink(list, tasks.items, task);
  enqueueAt(core, cpu, task);
}
