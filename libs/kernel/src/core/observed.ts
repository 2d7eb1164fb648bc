/**
 * What programs state of their own state. It is outside of their memory, so that a digest of the machine reads it, and the
 * evidence of a run. It decides no behaviour of the kernel.
 */
import { optional, plain, sparse, type Kind } from '@abicus/emulator/state-table';
import type { Digest, Guest } from '@abicus/emulator';
import type { OwnState } from '@abicus/wire';
import type { Core } from './core.ts';
import { each } from '../state/slots.ts';
import { TaskState, type Task } from '../state/task.ts';

const STATED = optional(plain);

/** The programs of tasks, by index: what each states. */
export const PROGRAMS: Kind<readonly (Guest | undefined)[]> = sparse<Guest>({
  digest: (guest, digest) => STATED.digest(guest.observed?.(), digest),
  dump: (guest) => STATED.dump(guest.observed?.()),
});

/** The same of programs that have ended, as the digest of all of it. */
export const ENDED: Kind<Digest> = {
  digest: (ended, digest) => void digest.text(ended.hex()),
  dump: (ended) => ended.hex(),
};

/** A task, and what its program states. */
export interface ObservedTask {
  readonly pid: number;
  readonly name: string;
  /** The task that is told of its end; 0: the kernel. */
  readonly parent: number;
  readonly observed: OwnState | undefined;
}

/** A task with what its program states now. */
export function observedTask({ guests }: Core, { pid, name, parent, index }: Task): ObservedTask {
  return { pid, name, parent, observed: guests[index]?.observed?.() };
}

/** Tells of a task that ends. What its program stated stays in the digest of the machine. */
export function noteEnd(core: Core, task: Task): void {
  const ended = observedTask(core, task);
  if (ended.observed !== undefined) plain.digest(ended.observed, core.ended.word(ended.pid));
  core.onTaskEnd?.(ended);
}

/** The tasks that have not ended. */
export function observedTasks(core: Core): ObservedTask[] {
  return [...each(core.state.tasks)]
    .filter((task) => task.state !== TaskState.Zombie)
    .map((task) => observedTask(core, task));
}
