/** Putting tasks on harts and taking them off: the only place where a hart changes its task. */
import { WITHIN } from '@abicus/abi-kernel';
import type { Hart } from '@abicus/emulator';
import type { Core } from '../core/core.ts';
import { rootAddress } from '../mm/space.ts';
import { find } from '../state/slots.ts';
import { TaskState, type Task } from '../state/task.ts';
import { armTimer } from './timer.ts';
import type { CpuState } from '../state/cpu.ts';
import { strongestClass } from './select.ts';
import { enqueue, enqueueAt, hasSpace, addToOverflow, requeueFirst } from './enqueue.ts';
import { pickNext } from './pick-next.ts';

/** Takes the task of a hart off it. Its registers are its own; its state is the caller's affair. */
export function switchOut(hart: Hart, cpu: CpuState, task: Task): void {
  task.pc = hart.pc;
  cpu.current = 0;
}

/** Puts the next task on a hart that runs none, or lets it wait. */
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

/** Whether the turn of a hart's task would be too long if it went on for one more nanosecond. */
export function isTimesliceOver({ limits, machine }: Core, { timesliceEndNs }: CpuState): boolean {
  // Nearly every trap comes far from the end: the limit decides near it.
  if (machine.nowNs + 1 < timesliceEndNs) return false;
  const ranNs = limits.timeslice - (timesliceEndNs - machine.nowNs);
  return !WITHIN.timeslice(ranNs + 1, limits);
}

/** The running task goes to the back of its class, the next one runs: perhaps the same. */
export function roundRobin(core: Core, hart: Hart, cpu: CpuState, task: Task): void {
  const { timesliceEndNs } = cpu;
  if (cpu.queued === 0) {
    cpu.timesliceEndNs = core.machine.nowNs + core.limits.timeslice;
    if (timesliceEndNs !== cpu.timesliceEndNs) armTimer(core, cpu);
    return;
  }
  switchOut(hart, cpu, task);
  requeue(core, cpu, task);
  schedule(core, hart, cpu);
}

/**
 * Gives way to a stronger class if one is queued. The task stays the first of its own, and goes on with what is left of its
 * turn: otherwise one that is interrupted often enough would never let the next of its class run. One whose class has
 * changed meanwhile has no place in the new one yet.
 */
export function preempt(core: Core, hart: Hart, cpu: CpuState, task: Task): void {
  if (strongestClass(cpu) <= task.qos) {
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

/** The back of its class on its own hart; without room there that of another, else it is ready-pending. */
function requeue(core: Core, cpu: CpuState, task: Task): void {
  if (hasSpace(core, cpu, task.qos)) enqueueAt(core, cpu, task);
  else if (enqueue(core, task) === 'full') addToOverflow(core, task);
}

function run(core: Core, hart: Hart, cpu: CpuState, task: Task): void {
  const space = find(core.state.spaces, task.space);
  hart.x = task.x;
  hart.pc = task.pc;
  hart.csr.satp = space === undefined ? 0 : rootAddress(space);
  hart.guest = core.guests[task.index];
  hart.waiting = false;
  task.state = TaskState.Running;
  task.cpu = cpu.id;
  cpu.current = task.index;
  cpu.timesliceQos = task.qos;
  cpu.timesliceEndNs = core.machine.nowNs + (task.timesliceLeftNs || core.limits.timeslice);
  task.timesliceLeftNs = 0;
  core.counters.switches++;
  armTimer(core, cpu);
}
