/** Starts a new task: creates its engine, sets its first registers, enqueues it. */
import { REG_GP, REG_SP } from '@abicus/emulator';
import { setNumber } from '@abicus/wire';
import type { Core, Engine } from '../core/core.ts';
import { rootAddress } from '../mm/space.ts';
import type { Space } from '../state/space.ts';
import { CallerMemory } from '../core/caller-memory.ts';
import { selectCpu, enqueue, addToOverflow } from '../sched/enqueue.ts';
import { QosClass } from '@abicus/abi-kernel';
import type { Task } from '../state/task.ts';

/** Whether a run queue has space for a new task of the initial class. */
export function hasQueueSpace(core: Core, home: number): boolean {
  return selectCpu(core, QosClass.Normal, home) !== undefined;
}

/** What a task starts with. */
export interface TaskStart {
  readonly sp: number;
  readonly gp: number;
  /** The engine of its program; that of the kernel's configuration if left out. */
  readonly engine?: Engine;
}

/** Starts a task that has its space and capabilities. The caller has checked `hasQueueSpace`. */
export function startTask(
  core: Core,
  task: Task,
  space: Space,
  { sp, gp, engine = core.engine }: TaskStart,
): void {
  space.users++;
  setNumber(task.x, 2 * REG_SP, sp);
  setNumber(task.x, 2 * REG_GP, gp);
  const memory = new CallerMemory(core.machine.ram);
  memory.root = rootAddress(space);
  const read = (va: number, length: number): Uint8Array | undefined => memory.read(va, length);
  core.guests[task.index] = engine(core.machine, read, task.pc);
  if (enqueue(core, task) === 'full') addToOverflow(core, task);
}
