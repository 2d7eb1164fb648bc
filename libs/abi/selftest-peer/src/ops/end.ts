// @generated from contracts/rfc-0014-peer.contract.ts (RFC-0014/peer). Do not edit: change the contract, then run `abicus generate`.
// body sha256:f7216b6916c0d28c

import { type Result, ok } from '@abicus/wire';
import { BAD_REPLY, ServiceOperation, frameFor } from '@abicus/wire/service';
import { ENVELOPE, OPCODE } from '../envelope.ts';

/** selftest-peer.end: opcode 2, its reply 130. */

/**
 * Replies, and ends with status 0: it cancels no timer.
 *
 * This is its request.
 */
export type EndRequest = Readonly<Record<string, never>>;

/** The reply of selftest-peer.end. */
export type EndReply = Readonly<Record<string, never>>;

/** Every status of a reply of selftest-peer.end, apart from success. */
export type EndError = 'MALFORMED';

/** The call of selftest-peer.end: its request, its replies and its rejects. */
export const END_CALL: ServiceOperation<number, EndError, undefined> = new ServiceOperation(
  ENVELOPE,
  {
    id: 'selftest-peer.end',
    opcode: OPCODE.end,
    moves: undefined,
    answers: 'now',
    idempotent: false,
    budgetNs: 5_000_000n,
    statuses: { 1: 'MALFORMED' },
    rejectSize: 9,
    bare: [1],
  },
);

/** A request of 8 bytes, encoded into `into` if given. */
export function encodeEnd(nonce: number, into?: Uint8Array): Uint8Array {
  const frame = frameFor(into, 8);
  END_CALL.startRequest(frame, nonce);
  return frame;
}

/** Decodes a request; undefined for a malformed frame. Never throws. */
export function decodeEnd(frame: Uint8Array): EndRequest | undefined {
  if (!END_CALL.isRequest(frame)) return undefined;
  if (frame.length !== 8) return undefined;
  return {};
}

/** The reply of success, 9 bytes, encoded into `into` if given. */
export function encodeEndReply(nonce: number, into?: Uint8Array): Uint8Array {
  const frame = frameFor(into, 9);
  END_CALL.startReply(frame, nonce);
  return frame;
}

/** Decodes the reply to the request with this nonce; `BadReply` for any other frame. Never throws. */
export function decodeEndReply(
  frame: Uint8Array,
  nonce: number,
): Result<EndReply, EndError | 'BadReply'> {
  const rejected = END_CALL.rejectedBy(frame, nonce);
  if (rejected !== undefined) return rejected;
  if (frame.length !== 9) return BAD_REPLY;
  return ok({});
}
