// @generated from contracts/rfc-0014-peer.contract.ts (RFC-0014/peer). Do not edit: change the contract, then run `abicus generate`.
// body sha256:56f4979ff9d62ee7

import { type Result, ok } from '@abicus/wire';
import { BAD_REPLY, ServiceOperation, frameFor } from '@abicus/wire/service';
import { ENVELOPE, OPCODE } from '../envelope.ts';

/** selftest-peer.crash: opcode 3, its reply 131. */

/**
 * Ends with a fault. There is no reply: the call ends because its peer is gone.
 *
 * This is its request.
 */
export type CrashRequest = Readonly<Record<string, never>>;

/** The reply of selftest-peer.crash. */
export type CrashReply = Readonly<Record<string, never>>;

/** Every status of a reply of selftest-peer.crash, apart from success. */
export type CrashError = 'MALFORMED';

/** The call of selftest-peer.crash: its request, its replies and its rejects. */
export const CRASH_CALL: ServiceOperation<number, CrashError, undefined> = new ServiceOperation(
  ENVELOPE,
  {
    id: 'selftest-peer.crash',
    opcode: OPCODE.crash,
    moves: undefined,
    answers: 'later',
    idempotent: false,
    statuses: { 1: 'MALFORMED' },
    rejectSize: 9,
    bare: [1],
  },
);

/** A request of 8 bytes, encoded into `into` if given. */
export function encodeCrash(nonce: number, into?: Uint8Array): Uint8Array {
  const frame = frameFor(into, 8);
  CRASH_CALL.startRequest(frame, nonce);
  return frame;
}

/** Decodes a request; undefined for a malformed frame. Never throws. */
export function decodeCrash(frame: Uint8Array): CrashRequest | undefined {
  if (!CRASH_CALL.isRequest(frame)) return undefined;
  if (frame.length !== 8) return undefined;
  return {};
}

/** The reply of success, 9 bytes, encoded into `into` if given. */
export function encodeCrashReply(nonce: number, into?: Uint8Array): Uint8Array {
  const frame = frameFor(into, 9);
  CRASH_CALL.startReply(frame, nonce);
  return frame;
}

/** Decodes the reply to the request with this nonce; `BadReply` for any other frame. Never throws. */
export function decodeCrashReply(
  frame: Uint8Array,
  nonce: number,
): Result<CrashReply, CrashError | 'BadReply'> {
  const rejected = CRASH_CALL.rejectedBy(frame, nonce);
  if (rejected !== undefined) return rejected;
  if (frame.length !== 9) return BAD_REPLY;
  return ok({});
}
