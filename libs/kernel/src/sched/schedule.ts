/** The context switch: puts tasks on harts and takes them off. Only this module switches the task of a hart. */
import { WITHIN } from '@abicus/abi-kernel';
import type { Hart } from '@abicus/emulator';
import type { Core } from '../core/core.ts';
import { rootAddress } from '../mm/space.ts';
import { find } from '../state/slots.ts';
import { TaskState, type Task } from '../state/task.ts';
import { copyTickets } from './tickets.ts';
import { armTimer } from './timer.ts';
import type { CpuState } from '../state/cpu.ts';
import { highestClass } from './select.ts';
import { enqueue, enqueueAt, hasSpace, addToOverflow, kick, requeueFirst } from './enqueue.ts';
import { pickNext } from './pick-next.ts';

/**
 * Takes the running task off its hart and saves its pc. Its other registers need no saving: the hart works on the array
 * of the task. The caller sets its next state.
 */
export function switchOut(hart: Hart, cpu: CpuState, task: Task): void {
  task.pc = hart.pc;
  cpu.current = 0;
}

/**
 * Takes a task off a hart other than the one that traps. That hart executes no instruction of it any more: it waits for
 * the interrupt that is sent to it, and schedules then. The caller sets the next state of the task.
 */
export function takeOffHart(core: Core, task: Task): void {
  const [cpu, hart] = [core.state.cpus[task.cpu], core.machine.harts[task.cpu]];
  if (cpu === undefined || hart === undefined) return;
  switchOut(hart, cpu, task);
  hart.guest = undefined;
  hart.waiting = true;
  kick(core, cpu);
}

/** Runs the next task on a hart that has none, or lets the hart wait for an interrupt. */
export function schedule(core: Core, hart: Hart, cpu: CpuState): void {
  const task = pickNext(core, cpu);
  if (task === undefined) {
    hart.guest = undefined;
    hart.waiting = true;
    armTimer(core, cpu);
    return;
  }
  run(core, hart, cpu, task);
}

/** Whether the running task of a hart has used up its timeslice: one more nanosecond would exceed the limit. */
export function isTimesliceOver({ limits, machine }: Core, { timesliceEndNs }: CpuState): boolean {
  // The fast path: nearly every trap is far from the end of a timeslice. Near it the generated predicate decides.
  if (machine.nowNs + 1 < timesliceEndNs) return false;
  const ranNs = limits.timeslice - (timesliceEndNs - machine.nowNs);
  return !WITHIN.timeslice(ranNs + 1, limits);
}

/**
 * Ends the running timeslice: requeues the task at the back of its class and runs the next one, which may be the same.
 */
export function roundRobin(core: Core, hart: Hart, cpu: CpuState, task: Task): void {
  if (cpu.queued === 0) {
    cpu.timesliceEndNs = core.machine.nowNs + core.limits.timeslice;
    armTimer(core, cpu);
    return;
  }
  switchOut(hart, cpu, task);
  requeue(core, cpu, task);
  schedule(core, hart, cpu);
}

/**
 * Preempts the running task if a higher class is queued. The task is requeued at the front of its class with the rest
 * of its timeslice: with a full one, a task that is preempted often enough would never let the next of its class run. A
 * task whose class has changed during its timeslice goes to the back of the new one instead.
 */
export function preempt(core: Core, hart: Hart, cpu: CpuState, task: Task): void {
  if (highestClass(cpu) <= task.qos) {
    armTimer(core, cpu);
    return;
  }
  switchOut(hart, cpu, task);
  if (task.qos === cpu.timesliceQos) {
    task.timesliceLeftNs = cpu.timesliceEndNs - core.machine.nowNs;
    requeueFirst(core, cpu, task);
  } else requeue(core, cpu, task);
  schedule(core, hart, cpu);
}

/**
 * Requeues a task at the back of its class: on its own hart, else on another one with space, else on an overflow list.
 */
function requeue(core: Core, cpu: CpuState, task: Task): void {
  if (hasSpace(core, cpu, task.qos)) enqueueAt(core, cpu, task);
  else if (enqueue(core, task) === 'full') addToOverflow(core, task);
}

/**
 * Whether a task that blocks can hand its hart over to another one: within a class, while its timeslice lasts. The two are
 * one task to the scheduler, so that tasks that call each other keep a hart no longer than one that doesn't.
 */
export function canHandOver(core: Core, cpu: CpuState, from: Task, to: Task): boolean {
  return from.qos === to.qos && from.qos === cpu.timesliceQos && !isTimesliceOver(core, cpu);
}

/**
 * Hands a hart over from a task that has blocked to one that is in no list: without a scheduling decision, with the rest
 * of the timeslice, and with the tickets of that timeslice.
 */
export function handOver(core: Core, hart: Hart, cpu: CpuState, from: Task, to: Task): void {
  copyTickets(from, to);
  core.counters.handOvers++;
  switchTo(core, hart, cpu, to);
}

function run(core: Core, hart: Hart, cpu: CpuState, task: Task): void {
  switchTo(core, hart, cpu, task);
  cpu.timesliceQos = task.qos;
  cpu.timesliceEndNs = core.machine.nowNs + (task.timesliceLeftNs || core.limits.timeslice);
  task.timesliceLeftNs = 0;
  armTimer(core, cpu);
}

function switchTo(core: Core, hart: Hart, cpu: CpuState, task: Task): void {
  const space = find(core.state.spaces, task.space);
  hart.x = task.x;
  hart.pc = task.pc;
  hart.csr.satp = space === undefined ? 0 : rootAddress(space);
  hart.guest = core.guests[task.index];
  hart.waiting = false;
  task.state = TaskState.Running;
  task.cpu = cpu.id;
  cpu.current = task.index;
  core.counters.switches++;
}
