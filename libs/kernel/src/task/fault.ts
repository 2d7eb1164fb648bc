/** Handles faults of user mode. A fault ends the task, never the kernel. */
import { ExitReason, taskFaultLine } from '@abicus/abi-kernel';
import type { Hart } from '@abicus/emulator';
import { identityOf } from '../core/console.ts';
import type { Core } from '../core/core.ts';
import { isStackGuard } from '../exec/layout.ts';
import { endTask } from './exit.ts';
import type { Task } from '../state/task.ts';

/** The exit status of a task that faulted. */
export const FAULT_STATUS = -22;

/** Reports the fault in a hart's csr on the console and ends the task that runs there. */
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
  endTask(core, task, FAULT_STATUS, { reason: ExitReason.Fault, faultCause: scause });
}
