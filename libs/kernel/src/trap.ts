/** Traps: calls, faults, interrupts. Before it returns, each hart has its next task or waits. */
import { AckOutcome, costOf, dispatch } from '@abicus/abi-kernel';
import {
  CAUSE_SUPERVISOR_SOFTWARE,
  CAUSE_USER_ECALL,
  ECALL_SIZE,
  TRAP_COST_NS_MIN,
  type Hart,
} from '@abicus/emulator';
import { BLOCKED, GONE } from '@abicus/wire';
import type { KernelCall } from './core/call.ts';
import { currentTask, type Core } from './core/core.ts';
import { fault } from './task/fault.ts';
import type { CpuState } from './state/cpu.ts';
import { preempt, isTimesliceOver, roundRobin, schedule, switchOut } from './sched/schedule.ts';
import { acknowledge } from './sched/resched.ts';
import { HANDLERS } from './syscalls/index.ts';
import type { Task } from './state/task.ts';
import { expireDeadlines } from './sched/expiry.ts';

/** Takes a trap on a hart. */
export function trap(core: Core, call: KernelCall, hart: Hart, cpu: CpuState): void {
  const { scause } = hart.csr;
  if (scause < 0) interrupt(core, hart, cpu, scause);
  else {
    const task = currentTask(core, cpu.id);
    if (task === undefined) throw new Error(`hart ${hart.id} trapped without a task`);
    if (scause === CAUSE_USER_ECALL) handleSyscall(core, call, hart, cpu, task);
    else {
      hart.charge(costOf(hart.x));
      fault(core, hart, task);
      cpu.current = 0;
      schedule(core, hart, cpu);
    }
    expireDeadlines(core);
  }
  restartSyscall(core, call, hart, cpu);
}

/**
 * Makes the call of a task that was woken for it, before user mode sees the hart: so it costs no trap. Each such call is
 * charged as any other. It ends: a call that waits again takes one task from those that can run, and wakes nobody.
 */
function restartSyscall(core: Core, call: KernelCall, hart: Hart, cpu: CpuState): void {
  let task = currentTask(core, cpu.id);
  while (task !== undefined && task.restartPending) {
    handleSyscall(core, call, hart, cpu, task);
    task = currentTask(core, cpu.id);
  }
}

/** Makes the call that is in the registers of a hart, at its pc, for the task that runs there. */
function handleSyscall(core: Core, call: KernelCall, hart: Hart, cpu: CpuState, task: Task): void {
  hart.charge(costOf(hart.x));
  core.counters.syscalls++;
  call.x = hart.x;
  call.memory.root = hart.csr.satp;
  call.hart = hart;
  call.cpu = cpu;
  call.task = task;
  call.second = 0;
  call.timesliceOver = false;
  const outcome = dispatch(HANDLERS, call);
  core.outcome = outcome;
  task.restartPending = outcome === BLOCKED;
  if (outcome === BLOCKED) {
    // pc stays: when the task is woken the call is made again.
    switchOut(hart, cpu, task);
    schedule(core, hart, cpu);
    return;
  }
  if (outcome === GONE) {
    cpu.current = 0;
    schedule(core, hart, cpu);
    return;
  }
  hart.pc += ECALL_SIZE;
  if (call.timesliceOver || isTimesliceOver(core, cpu)) roundRobin(core, hart, cpu, task);
}

function interrupt(core: Core, hart: Hart, cpu: CpuState, scause: number): void {
  hart.charge(TRAP_COST_NS_MIN);
  if (scause === CAUSE_SUPERVISOR_SOFTWARE) {
    // Without a request there is nothing to look for; looking all the same does no harm.
    if (acknowledge(core, cpu) === AckOutcome.NoPendingRequest && cpu.current !== 0) return;
  } else {
    // Level triggered: the timer is armed anew by what follows.
    cpu.timerNs = Infinity;
    core.machine.board.clint.setMtimecmp(cpu.id, Infinity);
  }
  expireDeadlines(core);
  reschedule(core, hart, cpu);
}

/** A hart without a task takes one; a running task whose turn is over, or that a stronger class waits behind, gives way. */
function reschedule(core: Core, hart: Hart, cpu: CpuState): void {
  const task = currentTask(core, cpu.id);
  if (task === undefined) schedule(core, hart, cpu);
  else if (isTimesliceOver(core, cpu)) roundRobin(core, hart, cpu, task);
  else preempt(core, hart, cpu, task);
}
