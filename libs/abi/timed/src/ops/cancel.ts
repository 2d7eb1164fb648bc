// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:cf525588b5887b20

import { type Reject, type Result, getU32, ok, putU32, refusal } from '@abicus/wire';
import {
  BAD_REPLY,
  frameFor,
  isFrame,
  isReply,
  refusalFrame,
  refusalOf,
  replyStatus,
  startFrame,
  startReply,
} from '../envelope.ts';
import type { TimerId } from '../types.ts';

/** timed.cancel: opcode 2, its reply 130. */

/**
 * Disarms a timer of the caller.
 *
 * This is what it takes.
 */
export interface CancelRequest {
  readonly timer: TimerId;
}

/** What timed.cancel answers with. */
export type CancelReply = Readonly<Record<string, never>>;

/** The checks of timed.cancel, in the order in which they are made; the first one decides. */
export const cancelRejects = {
  /** No live timer of the caller. */
  timer: refusal('timed.cancel.timer', 'NOT_FOUND', 3) as Reject<'NOT_FOUND', 'timed.cancel.timer'>,
} as const;

/** A refusal by timed.cancel. */
export type CancelReject = (typeof cancelRejects)[keyof typeof cancelRejects];

/** Every status other than that of success that timed.cancel answers with. */
export type CancelError = 'NOT_FOUND' | 'MALFORMED';

const STATUSES: Readonly<Record<number, CancelError>> = { 3: 'NOT_FOUND', 4: 'MALFORMED' };

/** How timed.cancel is called: what its capability is for, and whether it may be repeated. */
export const CANCEL_CALL = { moves: 'reply', answers: 'now', idempotent: false } as const;

/** A request of 12 bytes, in `into` if it is given. */
export function encodeCancel(request: CancelRequest, nonce: number, into?: Uint8Array): Uint8Array {
  const frame = frameFor(into, 12);
  startFrame(frame, 2);
  putU32(frame, 4, nonce);
  putU32(frame, 8, request.timer);
  return frame;
}

/** A request, or nothing if the frame is malformed. Never throws. */
export function decodeCancel(frame: Uint8Array): CancelRequest | undefined {
  if (!isFrame(frame, 2)) return undefined;
  if (frame.length !== 12) return undefined;
  const timer = getU32(frame, 8);
  return { timer: timer as TimerId };
}

/** The reply of success, 9 bytes, in `into` if it is given. */
export function encodeCancelReply(nonce: number, into?: Uint8Array): Uint8Array {
  const frame = frameFor(into, 9);
  startReply(frame, 130, 0, nonce);
  return frame;
}

/** The reply that refuses: 9 bytes, the body all zero. */
export function encodeCancelRefusal(why: CancelReject, nonce: number): Uint8Array {
  return refusalFrame(130, why.errno, nonce, 9);
}

/** What a reply to the request with this nonce says; `BadReply` if it is none. Never throws. */
export function decodeCancelReply(
  frame: Uint8Array,
  nonce: number,
): Result<CancelReply, CancelError | 'BadReply'> {
  if (!isReply(frame, 130, nonce)) return BAD_REPLY;
  const status = replyStatus(frame);
  if (status !== 0) {
    return refusalOf(frame, STATUSES[status], 9);
  }
  if (frame.length !== 9) return BAD_REPLY;
  return ok({});
}
