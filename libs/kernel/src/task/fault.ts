/** Faults: whatever a program does that no hart can, it ends, and the kernel goes on. */
import { taskFaultLine } from '@abicus/abi-kernel';
import type { Hart } from '@abicus/emulator';
import { identityOf } from '../core/console.ts';
import type { Core } from '../core/core.ts';
import { isStackGuard } from '../exec/layout.ts';
import { endTask } from './exit.ts';
import type { Task } from '../state/task.ts';

/** What a task that faulted ends with. */
export const FAULT_STATUS = -22;

/** Ends the task that runs on a hart for the fault in the hart's csr. */
export function fault(core: Core, hart: Hart, task: Task): void {
  const { scause, sepc, stval } = hart.csr;
  core.counters.faults++;
  core.console.kernelLine(
    taskFaultLine({
      pid: String(task.pid),
      identity: identityOf(task),
      cause: String(scause),
      address: `0x${stval.toString(16)}`,
      pc: `0x${sepc.toString(16)}`,
      guard: isStackGuard(stval) ? 'STACK' : '-',
    }),
    hart.id,
  );
  endTask(core, task, FAULT_STATUS);
}
