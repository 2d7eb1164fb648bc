/** Inserts capabilities into tables and removes them, with their reference counts and watches. */
import type { Core } from '../core/core.ts';
import { unbindSlot } from '../queue/interrupts.ts';
import { dropWatches } from '../queue/watch.ts';
import type { Task } from '../state/task.ts';
import { Kind, type Cap } from '../state/capability.ts';
import { isTimeRight } from './cap.ts';
import { release, retain } from './refs.ts';

/** Inserts a capability into a slot that is free, or whose capability is one of a closed endpoint. */
export function put(core: Core, task: Task, slot: number, held: Cap): void {
  const { caps } = task;
  // Fills up the array: reads of an array with holes are slower.
  while (caps.length < slot) caps.push(undefined);
  caps[slot] = held;
  if (isTimeRight(held)) task.clocks++;
  retain(core, held, task.pid);
}

/**
 * Empties a slot, ends the watches and the binding that were made through it, and returns its capability; `undefined`
 * if the slot was empty.
 */
export function take(core: Core, task: Task, slot: number): Cap | undefined {
  const held = task.caps[slot];
  if (held === undefined) return undefined;
  task.caps[slot] = undefined;
  if (isTimeRight(held)) task.clocks--;
  if (held.kind === Kind.Endpoint && task.watches > 0) dropWatches(core, task, slot, held.object);
  if (held.kind === Kind.Interrupt) unbindSlot(core, task.pid, slot, held.object);
  release(core, held, task.pid);
  return held;
}
