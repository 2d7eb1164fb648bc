/** Tasks for the proofs of the boot. They are in all kernel tables like other tasks, but never run on a hart. */
import { asPid, type Pid, type QosClass } from '@abicus/abi-kernel';
import { PAGE_SIZE, PTE_READ, PTE_USER, PTE_VALID, type Hart } from '@abicus/emulator';
import { newKernelCall, type KernelCall } from '../../core/call.ts';
import type { Core } from '../../core/core.ts';
import { frameAddress } from '../../mm/frames.ts';
import { mapNewPage, createSpace, rootAddress } from '../../mm/space.ts';
import type { Space } from '../../state/space.ts';
import type { CpuState } from '../../state/cpu.ts';
import { dequeue, enqueueAt } from '../../sched/enqueue.ts';
import { find } from '../../state/slots.ts';
import { endTask } from '../../task/exit.ts';
import { addTask } from '../../task/table.ts';
import { KERNEL_PID, TaskState, type Task } from '../../state/task.ts';

/** Address at which `mapBytes` maps bytes for a probe. */
export const PROBE_VA = 0x2100_0000;

/** Creates the context of a syscall by a probe. */
export function probeCall(core: Core, hart: Hart, cpu: CpuState, task: Task): KernelCall {
  const call = newKernelCall(core, hart, cpu, task);
  const space = find(core.state.spaces, task.space);
  call.memory.root = space === undefined ? 0 : rootAddress(space);
  return call;
}

/** Creates a probe with its own address space. */
export function newProbe(core: Core): Task {
  const space = createSpace(core, KERNEL_PID);
  space.users++;
  return addTask(core, { ...PROBE_SEED, parent: KERNEL_PID, space: space.id });
}

/** Maps a copy of bytes at `PROBE_VA`, readable for a probe. */
export function mapBytes(core: Core, task: Task, bytes: Uint8Array): void {
  const space: Space | undefined = find(core.state.spaces, task.space);
  if (space === undefined) return;
  for (let at = 0; at < bytes.length; at += PAGE_SIZE) {
    const frame = mapNewPage(core, space, PROBE_VA + at, PTE_VALID | PTE_READ | PTE_USER);
    core.machine.ram.write(frameAddress(frame), bytes.subarray(at, at + PAGE_SIZE));
  }
}

/** Creates a probe without an address space and enqueues it on a hart. */
export function queuedProbe(core: Core, cpu: CpuState, qos: QosClass): Task {
  const task = addTask(core, { ...PROBE_SEED, parent: KERNEL_PID, space: 0 });
  task.qos = qos;
  enqueueAt(core, cpu, task);
  return task;
}

/** Ends a probe in any state. */
export function endProbe(core: Core, pid: Pid): void {
  const task = find(core.state.tasks, pid);
  if (task === undefined) return;
  if (task.state === TaskState.Queued || task.state === TaskState.Overflow) dequeue(core, task);
  endTask(core, task, 0);
}

const PROBE_SEED = { identity: 0n, name: '', pc: 0, stackVa: 0, parent: asPid(0) } as const;
