/** A call as this kernel's handlers see it: who calls, on which hart, and the kernel around it. */
import type { Hart } from '@abicus/emulator';
import type { Call } from '@abicus/wire';
import type { CallerMemory } from './caller-memory.ts';
import type { Core } from './core.ts';
import type { CpuState } from '../state/cpu.ts';
import type { Task } from '../state/task.ts';

/** A call in the kernel. There is one object for each kernel, filled in at each trap. */
export interface KernelCall extends Call {
  readonly core: Core;
  x: Int32Array;
  readonly memory: CallerMemory;
  hart: Hart;
  cpu: CpuState;
  task: Task;
  second: number;
  /** A handler sets it when the caller's turn is over. */
  timesliceOver: boolean;
}
