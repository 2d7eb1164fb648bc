// @generated from contracts/rfc-0093-routing.contract.ts (RFC-0093). Do not edit: change the contract, then run `abicus generate`.
// body sha256:7e544be05c579c2e

import { type Reject, type Result, ok, wideReject } from '@abicus/wire';
import { BAD_REPLY, VersionedOperation, frameFor } from '@abicus/wire/service';
import { type Correlation, ENVELOPE, OPCODE } from '../envelope.ts';

/** init.ready: opcode 65, its reply 193. */

/**
 * Says that the program of the sender serves. Only that task can say so, once after each start.
 *
 * This is its request.
 */
export type ReadyRequest = Readonly<Record<string, never>>;

/** The reply of init.ready. */
export type ReadyReply = Readonly<Record<string, never>>;

/** The checks of init.ready, in the order in which they are made; the first one decides. */
export const readyRejects = {
  /** The sender is not a program that is being started. */
  starting: wideReject('init.ready.starting', 'DENIED', 3) as Reject<
    'DENIED',
    'init.ready.starting'
  >,
} as const;

/** A reject of init.ready. */
export type ReadyReject = (typeof readyRejects)[keyof typeof readyRejects];

/** Every status of a reply of init.ready, apart from success. */
export type ReadyError = 'MALFORMED' | 'DENIED';

/** The call of init.ready: its request, its replies and its rejects. */
export const READY_CALL: VersionedOperation<Correlation, ReadyError, undefined> =
  new VersionedOperation(
    ENVELOPE,
    {
      id: 'init.ready',
      opcode: OPCODE.ready,
      moves: undefined,
      answers: 'never',
      idempotent: true,
      statuses: { 2: 'MALFORMED', 3: 'DENIED' },
      rejectSize: 0,
      bare: [2],
    },
    ['v2'],
  );

/**
 * A request of 8 bytes, encoded into `into` if given.
 * Nothing in a version that does not have the operation.
 */
export function encodeReady(correlation: Correlation, into?: Uint8Array): Uint8Array | undefined {
  if (!READY_CALL.has(correlation)) return undefined;
  const at = READY_CALL.requestHeader(correlation);
  const frame = frameFor(into, at + READY_CALL.trailer(correlation));
  READY_CALL.startRequest(frame, correlation);
  return frame;
}

/** Decodes a request; undefined for a malformed frame. Never throws. */
export function decodeReady(frame: Uint8Array): ReadyRequest | undefined {
  return READY_CALL.decode(frame, readReadyRequest);
}

/** The fields of a request between two offsets of a frame, as `decodeReady` gives them. */
export function readReadyRequest(
  _frame: Uint8Array,
  at: number,
  end: number,
): ReadyRequest | undefined {
  if (end !== at) return undefined;
  return {};
}

/**
 * The reply of success, 9 bytes, encoded into `into` if given.
 * Nothing in a version that does not have the operation.
 */
export function encodeReadyReply(
  correlation: Correlation,
  into?: Uint8Array,
): Uint8Array | undefined {
  if (!READY_CALL.has(correlation)) return undefined;
  const at = READY_CALL.replyHeader(correlation);
  const frame = frameFor(into, at + READY_CALL.trailer(correlation));
  READY_CALL.startReply(frame, correlation);
  return frame;
}

/** Decodes the reply to the request with this correlation; `BadReply` for any other frame. Never throws. */
export function decodeReadyReply(
  frame: Uint8Array,
  correlation: Correlation,
): Result<ReadyReply, ReadyError | 'BadReply'> {
  const rejected = READY_CALL.rejectedBy(frame, correlation);
  if (rejected !== undefined) return rejected;
  const at = READY_CALL.replyHeader(correlation);
  const end = frame.length - READY_CALL.trailer(correlation);
  if (end !== at) return BAD_REPLY;
  return ok({});
}
