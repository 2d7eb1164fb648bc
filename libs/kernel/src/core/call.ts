/** The context of a syscall: the calling task, its hart, its memory, and the kernel. */
import type { Hart } from '@abicus/emulator';
import type { Call } from '@abicus/wire';
import { CallerMemory } from './caller-memory.ts';
import type { Core } from './core.ts';
import type { CpuState } from '../state/cpu.ts';
import type { Task } from '../state/task.ts';

/** The context that a handler gets. Each kernel has one such object and fills it in at each trap. */
export interface KernelCall extends Call {
  readonly core: Core;
  x: Int32Array;
  readonly memory: CallerMemory;
  hart: Hart;
  cpu: CpuState;
  task: Task;
  /** The memory of the task that a message goes to. */
  readonly peerMemory: CallerMemory;
  /** Set by a handler: the task that got a message straight from the caller, and is in no list yet. */
  woken: Task | undefined;
  /** Set by a handler that blocks: the task to hand the hart over to, which is in no list. */
  next: Task | undefined;
  /** Set by a handler to end the caller's timeslice. */
  timesliceOver: boolean;
}

/** Creates the context of the syscalls of a task on a hart. Its memory has no address space yet. */
export function newKernelCall(core: Core, hart: Hart, cpu: CpuState, task: Task): KernelCall {
  const memory = new CallerMemory(core.machine.ram);
  const peerMemory = new CallerMemory(core.machine.ram);
  return {
    core,
    x: task.x,
    memory,
    peerMemory,
    hart,
    cpu,
    task,
    woken: undefined,
    next: undefined,
    timesliceOver: false,
  };
}
