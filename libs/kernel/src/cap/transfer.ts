/** Transfers a capability with a message. At any time it is in exactly one table or one message. */
import type { Core } from '../core/core.ts';
import { find } from '../state/slots.ts';
import type { Task } from '../state/task.ts';
import { Kind, type Cap } from '../state/capability.ts';
import { release, retain } from './refs.ts';
import { put, take } from './table.ts';

/**
 * Takes a capability out of its table and puts it in flight. The new reference is added before the old one is dropped,
 * so that the count does not reach 0 between the two.
 */
export function beginTransfer(core: Core, sender: Task, slot: number): Cap | undefined {
  const held = sender.caps[slot];
  if (held === undefined) return undefined;
  retain(core, held, 0 as Task['pid']);
  take(core, sender, slot);
  return held;
}

/** Inserts a capability in flight into a free slot. */
export function completeTransfer(core: Core, receiver: Task, slot: number, held: Cap): void {
  put(core, receiver, slot, held);
  release(core, held, 0 as Task['pid']);
}

/** Drops a capability in flight, together with its message. */
export function dropInFlight(core: Core, held: Cap): void {
  release(core, held, 0 as Task['pid']);
}

/** Whether the object of a capability still exists. */
export function isAlive(core: Core, held: Cap): boolean {
  return held.kind !== Kind.Endpoint || find(core.state.endpoints, held.object) !== undefined;
}
