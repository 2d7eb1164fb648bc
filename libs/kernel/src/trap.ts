/**
 * Handles traps: syscalls, faults and interrupts. When it returns, the hart has a task to run or waits for an
 * interrupt.
 */
import { AckOutcome, costOf, dispatch } from '@abicus/abi-kernel';
import {
  CAUSE_SUPERVISOR_EXTERNAL,
  CAUSE_SUPERVISOR_SOFTWARE,
  CAUSE_USER_ECALL,
  ECALL_SIZE,
  TRAP_COST_NS_MIN,
  type Hart,
} from '@abicus/emulator';
import { BLOCKED, GONE } from '@abicus/wire';
import { newKernelCall } from './core/call.ts';
import { currentTask, type Core } from './core/core.ts';
import { fault } from './task/fault.ts';
import type { CpuState } from './state/cpu.ts';
import {
  handOver,
  isTimesliceOver,
  preempt,
  roundRobin,
  schedule,
  switchOut,
} from './sched/schedule.ts';
import { acknowledge } from './sched/resched.ts';
import { takeInterrupts } from './queue/interrupts.ts';
import { endWait } from './queue/waiters.ts';
import { HANDLERS } from './syscalls/index.ts';
import { resume } from './syscalls/resume.ts';
import { Resume, Wait, type Task } from './state/task.ts';
import { expireDeadlines } from './sched/expiry.ts';

/** Handles a trap of a hart. */
export function trap(core: Core, hart: Hart, cpu: CpuState): void {
  const { scause } = hart.csr;
  if (scause < 0) interrupt(core, hart, cpu, scause);
  else {
    const task = currentTask(core, cpu.id);
    if (task === undefined) throw new Error(`hart ${hart.id} trapped without a task`);
    if (scause === CAUSE_USER_ECALL) handleSyscall(core, hart, cpu, task);
    else {
      hart.charge(TRAP_COST_NS_MIN);
      fault(core, hart, task);
      cpu.current = 0;
      schedule(core, hart, cpu);
    }
    expireDeadlines(core);
  }
  restartSyscall(core, hart, cpu);
}

/**
 * Restarts the blocked syscall of the task that runs next, before it returns to user mode: so the restart costs no
 * trap. A restarted syscall is charged like any other. The loop terminates: a syscall that blocks again removes one
 * task from the runnable ones and wakes none.
 */
function restartSyscall(core: Core, hart: Hart, cpu: CpuState): void {
  let task = currentTask(core, cpu.id);
  while (task !== undefined && task.restartPending) {
    handleSyscall(core, hart, cpu, task);
    task = currentTask(core, cpu.id);
  }
}

/** Executes the syscall in the registers of a hart for the task that runs there; pc points to its ecall. */
function handleSyscall(core: Core, hart: Hart, cpu: CpuState, task: Task): void {
  const call = (core.call ??= newKernelCall(core, hart, cpu, task));
  hart.charge(costOf(hart.x));
  core.counters.syscalls++;
  call.x = hart.x;
  call.memory.root = hart.csr.satp;
  call.hart = hart;
  call.cpu = cpu;
  call.task = task;
  call.timesliceOver = false;
  call.woken = undefined;
  call.next = undefined;
  const outcome = task.resume === Resume.Restart ? dispatch(HANDLERS, call) : resume(call);
  core.outcome = outcome;
  task.restartPending = outcome === BLOCKED;
  if (outcome === BLOCKED) {
    // pc stays at the ecall: the syscall is restarted, or continues, when the task runs next.
    switchOut(hart, cpu, task);
    if (call.next === undefined) schedule(core, hart, cpu);
    else handOver(core, hart, cpu, task, call.next);
    return;
  }
  task.resume = Resume.Restart;
  if (task.wait !== Wait.Nothing) endWait(core, task);
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
    // Without a request the queues are unchanged. An idle hart checks them all the same, which is harmless.
    if (acknowledge(core, cpu) === AckOutcome.NoPendingRequest && cpu.current !== 0) return;
  } else if (scause === CAUSE_SUPERVISOR_EXTERNAL) takeInterrupts(core);
  else {
    // The timer is level triggered: it is switched off here and armed again by the scheduler.
    cpu.timerNs = Infinity;
    core.machine.board.clint.setMtimecmp(cpu.id, Infinity);
  }
  expireDeadlines(core);
  reschedule(core, hart, cpu);
}

/**
 * Schedules a task on an idle hart; rotates a running task whose timeslice has expired; else preempts it if a higher
 * class is queued.
 */
function reschedule(core: Core, hart: Hart, cpu: CpuState): void {
  const task = currentTask(core, cpu.id);
  if (task === undefined) schedule(core, hart, cpu);
  else if (isTimesliceOver(core, cpu)) roundRobin(core, hart, cpu, task);
  else preempt(core, hart, cpu, task);
}
