/** Moving a capability with a message. It is in one table or in one message, never in two or none. */
import type { Core } from '../core/core.ts';
import { find } from '../state/slots.ts';
import type { Task } from '../state/task.ts';
import { Kind, type Cap } from '../state/capability.ts';
import { release, retain } from './refs.ts';
import { put, take } from './table.ts';

/** Takes a capability out of its table onto its way. It is counted there first, so that nobody sees it gone. */
export function beginTransfer(core: Core, sender: Task, slot: number): Cap | undefined {
  const held = sender.caps[slot];
  if (held === undefined) return undefined;
  retain(core, held, 0 as Task['pid']);
  take(core, sender, slot);
  return held;
}

/** Puts a capability that was on its way into a free slot. */
export function completeTransfer(core: Core, receiver: Task, slot: number, held: Cap): void {
  put(core, receiver, slot, held);
  release(core, held, 0 as Task['pid']);
}

/** Drops a capability whose message is dropped. */
export function dropInFlight(core: Core, held: Cap): void {
  release(core, held, 0 as Task['pid']);
}

/** Whether the object that it names is still there. */
export function isAlive(core: Core, held: Cap): boolean {
  return held.kind !== Kind.Endpoint || find(core.state.endpoints, held.object) !== undefined;
}
