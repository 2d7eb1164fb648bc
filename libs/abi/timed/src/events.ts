// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:817ca91a57931a8e

import { getU32, getU64, isU32, isU64, putU32, putU64, seen } from '@abicus/wire';
import { frameFor } from '@abicus/wire/service';
import { ENVELOPE } from './envelope.ts';
import type { TimerId } from './types.ts';

/** Event frames of timed. */

/** Events by their opcode on the wire, bit 7 set. */
export const EVENT_OPCODE = { fired: 192 } as const;

/**
 * A timer fired. `now` is coarse, as a reading without the right to time is: rounded down to the window
 * of the timer, or 1 ms if that is less, but not below the planned expiry.
 */
export interface FiredEvent {
  readonly timer: TimerId;
  /** In nanoseconds. */
  readonly deadline: bigint;
  /** In nanoseconds. */
  readonly now: bigint;
}

/** Returns the frame of timed.event.fired, encoded into `into` if given. */
export function encodeFiredEvent(event: FiredEvent, into?: Uint8Array): Uint8Array | undefined {
  if (!isU32(event.timer)) return undefined;
  if (!isU64(event.deadline)) return undefined;
  if (!isU64(event.now)) return undefined;
  const frame = frameFor(into, 24);
  ENVELOPE.start(frame, 192);
  putU32(frame, 4, event.timer);
  putU64(frame, 8, event.deadline);
  putU64(frame, 16, event.now);
  seen('timed.event.fired', 'sent');
  return frame;
}

/** Returns timed.event.fired, or undefined for another frame. Never throws. */
export function decodeFiredEvent(frame: Uint8Array): FiredEvent | undefined {
  if (!ENVELOPE.isFrame(frame, 192)) return undefined;
  if (frame.length !== 24) return undefined;
  const timer = getU32(frame, 4);
  const deadline = getU64(frame, 8);
  const now = getU64(frame, 16);
  return { timer: timer as TimerId, deadline, now };
}
