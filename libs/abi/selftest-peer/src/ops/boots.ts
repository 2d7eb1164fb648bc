// @generated from contracts/rfc-0014-peer.contract.ts (RFC-0014/peer). Do not edit: change the contract, then run `abicus generate`.
// body sha256:7b5ceed062db9c21

import { type Result, getU32, isU32, ok, putU32 } from '@abicus/wire';
import { BAD_REPLY, ServiceOperation, frameFor } from '@abicus/wire/service';
import { ENVELOPE, OPCODE } from '../envelope.ts';

/** selftest-peer.boots: opcode 4, its reply 132. */

/**
 * How often it has been started, and how many capabilities it was given at its last start.
 *
 * This is its request.
 */
export type BootsRequest = Readonly<Record<string, never>>;

/** The reply of selftest-peer.boots. */
export interface BootsReply {
  readonly starts: number;
  readonly grants: number;
}

/** Every status of a reply of selftest-peer.boots, apart from success. */
export type BootsError = 'MALFORMED';

/** The call of selftest-peer.boots: its request, its replies and its rejects. */
export const BOOTS_CALL: ServiceOperation<number, BootsError, undefined> = new ServiceOperation(
  ENVELOPE,
  {
    id: 'selftest-peer.boots',
    opcode: OPCODE.boots,
    moves: undefined,
    answers: 'now',
    idempotent: true,
    budgetNs: 5_000_000n,
    statuses: { 1: 'MALFORMED' },
    rejectSize: 17,
    bare: [1],
  },
);

/** A request of 8 bytes, encoded into `into` if given. */
export function encodeBoots(nonce: number, into?: Uint8Array): Uint8Array {
  const frame = frameFor(into, 8);
  BOOTS_CALL.startRequest(frame, nonce);
  return frame;
}

/** Decodes a request; undefined for a malformed frame. Never throws. */
export function decodeBoots(frame: Uint8Array): BootsRequest | undefined {
  if (!BOOTS_CALL.isRequest(frame)) return undefined;
  if (frame.length !== 8) return undefined;
  return {};
}

/**
 * The reply of success, 17 bytes, encoded into `into` if given.
 * Nothing if a part is out of bounds.
 */
export function encodeBootsReply(
  reply: BootsReply,
  nonce: number,
  into?: Uint8Array,
): Uint8Array | undefined {
  if (!isU32(reply.starts)) return undefined;
  if (!isU32(reply.grants)) return undefined;
  const frame = frameFor(into, 17);
  BOOTS_CALL.startReply(frame, nonce);
  putU32(frame, 9, reply.starts);
  putU32(frame, 13, reply.grants);
  return frame;
}

/** Decodes the reply to the request with this nonce; `BadReply` for any other frame. Never throws. */
export function decodeBootsReply(
  frame: Uint8Array,
  nonce: number,
): Result<BootsReply, BootsError | 'BadReply'> {
  const rejected = BOOTS_CALL.rejectedBy(frame, nonce);
  if (rejected !== undefined) return rejected;
  if (frame.length !== 17) return BAD_REPLY;
  const starts = getU32(frame, 9);
  const grants = getU32(frame, 13);
  return ok({ starts, grants });
}
