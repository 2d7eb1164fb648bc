/** Requests of operations that are never answered: they are sent, and nothing is waited for. */
import { capClone, capClose, type CapSlot } from '@abicus/abi-kernel';
import { err, ok, type Cpu, type Program, type Result } from '@abicus/wire';
import type { CallShape } from '@abicus/wire/service';
import { callError, type CallError } from './call-error.ts';
import { trySend } from './send.ts';

const NOTHING = new Uint8Array();

/** Whether an operation moves a capability for its events. */
export function movesEvents({ moves }: CallShape): boolean {
  return moves === 'events' || moves === 'replyAndEvents';
}

/** A copy of the capability for events that an operation moves; nothing if it moves none. */
export function* copyFor(
  cpu: Cpu,
  shape: CallShape,
  events: CapSlot | undefined,
): Program<Result<CapSlot | undefined, CallError>> {
  if (!movesEvents(shape)) return ok(undefined);
  const copy = events === undefined ? undefined : yield* capClone(cpu, events);
  if (copy?.ok !== true) return err(copy?.error === 'ENOSPC' ? 'Overload' : 'Denied');
  return copy;
}

/**
 * Sends a request without a reply capability, in one trap; gives an empty frame. A queue that is full is `Overload`, and
 * nothing was sent.
 * @param events the slot with SEND of the endpoint for events; a copy is moved if the operation moves one.
 */
export function* sendOneWay(
  cpu: Cpu,
  slot: CapSlot,
  request: Uint8Array,
  shape: CallShape,
  events: CapSlot | undefined,
): Program<Result<Uint8Array, CallError>> {
  const copy = yield* copyFor(cpu, shape, events);
  if (!copy.ok) return copy;
  const moved = copy.value;
  const sent = yield* trySend(cpu, slot, request, moved);
  if (sent.ok) return ok(NOTHING);
  const closed = moved === undefined ? undefined : yield* capClose(cpu, moved);
  return err(closed?.ok === false ? 'Failed' : callError(sent.error));
}
