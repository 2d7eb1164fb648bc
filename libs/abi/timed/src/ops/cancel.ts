// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:16fc34443b371c7b

import { type Reject, type Result, getU32, isU32, ok, putU32, wideReject } from '@abicus/wire';
import { BAD_REPLY, ServiceOperation, frameFor } from '@abicus/wire/service';
import { ENVELOPE, OPCODE } from '../envelope.ts';
import type { TimerId } from '../types.ts';

/** timed.cancel: opcode 2, its reply 130. */

/**
 * Disarms a timer of the caller.
 *
 * This is its request.
 */
export interface CancelRequest {
  readonly timer: TimerId;
}

/** The reply of timed.cancel. */
export type CancelReply = Readonly<Record<string, never>>;

/** The checks of timed.cancel, in the order in which they are made; the first one decides. */
export const cancelRejects = {
  /** No live timer of the caller. */
  timer: wideReject('timed.cancel.timer', 'NOT_FOUND', 3) as Reject<
    'NOT_FOUND',
    'timed.cancel.timer'
  >,
} as const;

/** A reject of timed.cancel. */
export type CancelReject = (typeof cancelRejects)[keyof typeof cancelRejects];

/** Every status of a reply of timed.cancel, apart from success. */
export type CancelError = 'NOT_FOUND' | 'MALFORMED';

/** The call of timed.cancel: its request, its replies and its rejects. */
export const CANCEL_CALL: ServiceOperation<number, CancelError, undefined> = new ServiceOperation(
  ENVELOPE,
  {
    id: 'timed.cancel',
    opcode: OPCODE.cancel,
    moves: undefined,
    answers: 'now',
    idempotent: false,
    budgetNs: 5_000_000n,
    statuses: { 3: 'NOT_FOUND', 4: 'MALFORMED' },
    rejectSize: 9,
    bare: [4],
  },
);

/**
 * A request of 12 bytes, encoded into `into` if given.
 * Nothing if a part is out of bounds.
 */
export function encodeCancel(
  request: CancelRequest,
  nonce: number,
  into?: Uint8Array,
): Uint8Array | undefined {
  if (!isU32(request.timer)) return undefined;
  const frame = frameFor(into, 12);
  CANCEL_CALL.startRequest(frame, nonce);
  putU32(frame, 8, request.timer);
  return frame;
}

/** Decodes a request; undefined for a malformed frame. Never throws. */
export function decodeCancel(frame: Uint8Array): CancelRequest | undefined {
  if (!CANCEL_CALL.isRequest(frame)) return undefined;
  if (frame.length !== 12) return undefined;
  const timer = getU32(frame, 8);
  return { timer: timer as TimerId };
}

/** The reply of success, 9 bytes, encoded into `into` if given. */
export function encodeCancelReply(nonce: number, into?: Uint8Array): Uint8Array {
  const frame = frameFor(into, 9);
  CANCEL_CALL.startReply(frame, nonce);
  return frame;
}

/** Decodes the reply to the request with this nonce; `BadReply` for any other frame. Never throws. */
export function decodeCancelReply(
  frame: Uint8Array,
  nonce: number,
): Result<CancelReply, CancelError | 'BadReply'> {
  const rejected = CANCEL_CALL.rejectedBy(frame, nonce);
  if (rejected !== undefined) return rejected;
  if (frame.length !== 9) return BAD_REPLY;
  return ok({});
}
