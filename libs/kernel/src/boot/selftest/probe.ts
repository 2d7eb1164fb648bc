/** A task for the proofs of the boot: real in every table, but never on a hart. */
import { asPid, type Pid, type QosClass } from '@abicus/abi-kernel';
import { PAGE_SIZE, PTE_READ, PTE_USER, PTE_VALID, type Hart } from '@abicus/emulator';
import type { KernelCall } from '../../core/call.ts';
import { CallerMemory } from '../../core/caller-memory.ts';
import type { Core } from '../../core/core.ts';
import { frameAddress } from '../../mm/frames.ts';
import { mapNewPage, createSpace, rootAddress } from '../../mm/space.ts';
import type { Space } from '../../state/space.ts';
import type { CpuState } from '../../state/cpu.ts';
import { dequeue, enqueueAt } from '../../sched/enqueue.ts';
import { find } from '../../state/slots.ts';
import { endTask } from '../../task/exit.ts';
import { addTask } from '../../task/table.ts';
import { KERNEL_PID } from '../../state/task.ts';
import { TaskState, type Task } from '../../state/task.ts';

/** Where a probe's bytes are mapped. */
export const PROBE_VA = 0x2100_0000;

/** A call by a probe. */
export function probeCall(core: Core, hart: Hart, cpu: CpuState, task: Task): KernelCall {
  const memory = new CallerMemory(core.machine.ram);
  const space = find(core.state.spaces, task.space);
  memory.root = space === undefined ? 0 : rootAddress(space);
  return { core, x: task.x, memory, hart, cpu, task, second: 0, timesliceOver: false };
}

/** Makes a probe with a space of its own. */
export function newProbe(core: Core): Task {
  const space = createSpace(core, KERNEL_PID);
  space.users++;
  return addTask(core, { ...PROBE_SEED, parent: KERNEL_PID, space: space.id });
}

/** Maps a copy of bytes for a probe to read, at `PROBE_VA`. */
export function mapBytes(core: Core, task: Task, bytes: Uint8Array): void {
  const space: Space | undefined = find(core.state.spaces, task.space);
  if (space === undefined) return;
  for (let at = 0; at < bytes.length; at += PAGE_SIZE) {
    const frame = mapNewPage(core, space, PROBE_VA + at, PTE_VALID | PTE_READ | PTE_USER);
    core.machine.ram.write(frameAddress(frame), bytes.subarray(at, at + PAGE_SIZE));
  }
}

/** Makes a task that is only there to stand in a queue. */
export function queuedProbe(core: Core, cpu: CpuState, qos: QosClass): Task {
  const task = addTask(core, { ...PROBE_SEED, parent: KERNEL_PID, space: 0 });
  task.qos = qos;
  enqueueAt(core, cpu, task);
  return task;
}

/** Ends a task of the proofs, wherever it is. */
export function dismiss(core: Core, pid: Pid): void {
  const task = find(core.state.tasks, pid);
  if (task === undefined) return;
  if (task.state === TaskState.Queued || task.state === TaskState.Overflow) dequeue(core, task);
  endTask(core, task, 0);
}

const PROBE_SEED = { identity: 0n, name: '', pc: 0, stackVa: 0, parent: asPid(0) } as const;
