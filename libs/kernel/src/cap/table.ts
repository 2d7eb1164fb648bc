/** Putting capabilities into tables and taking them out, with all that hangs on it. */
import type { Core } from '../core/core.ts';
import { dropWatches } from '../queue/watch.ts';
import type { Task } from '../state/task.ts';
import { Kind, type Cap } from '../state/capability.ts';
import { release, retain } from './refs.ts';

/** Puts a capability into a slot that is free. */
export function put(core: Core, task: Task, slot: number, held: Cap): void {
  const { caps } = task;
  // No holes: an array with holes is slower to read.
  while (caps.length < slot) caps.push(undefined);
  caps[slot] = held;
  retain(core, held, task.pid);
}

/** Empties a slot; watches that were set through it end. The capability, or nothing if there was none. */
export function take(core: Core, task: Task, slot: number): Cap | undefined {
  const held = task.caps[slot];
  if (held === undefined) return undefined;
  task.caps[slot] = undefined;
  if (held.kind === Kind.Endpoint && task.watches > 0) dropWatches(core, task, slot, held.object);
  release(core, held, task.pid);
  return held;
}
