// @generated from contracts/rfc-0102-service.contract.ts (RFC-0102). Do not edit: change the contract, then run `abicus generate`.
// body sha256:376331075ac9a494

import {
  FrameReader,
  type Result,
  beginFrame,
  endFrame,
  getU16,
  isU16,
  ok,
  putU16,
  putU8,
} from '@abicus/wire';
import { BAD_REPLY, ServiceOperation, frameFor } from '@abicus/wire/service';
import { ENVELOPE, OPCODE } from '../envelope.ts';
import { type OwnCount, readOwnCount, writeOwnCount } from '../records/own-count.ts';

/** stats.own: opcode 1, its reply 129. */

/**
 * The counts of the caller that are not 0, from this place on, and how many follow them.
 *
 * This is its request.
 */
export interface OwnRequest {
  readonly from: number;
}

/** The reply of stats.own. */
export interface OwnReply {
  readonly left: number;
  /** 0 to 64 elements. */
  readonly counts: readonly OwnCount[];
}

/** The most elements of each list, and bytes of each text, in a reply of stats.own. */
export const OWN_REPLY_MAX = { counts: 64 } as const;

/** Every status of a reply of stats.own, apart from success. */
export type OwnError = 'MALFORMED';

/** The call of stats.own: its request, its replies and its rejects. */
export const OWN_CALL: ServiceOperation<number, OwnError, undefined> = new ServiceOperation(
  ENVELOPE,
  {
    id: 'stats.own',
    opcode: OPCODE.own,
    moves: undefined,
    answers: 'now',
    idempotent: true,
    statuses: { 1: 'MALFORMED' },
    rejectSize: 12,
    bare: [1, 2],
  },
);

/**
 * A request of 10 bytes, encoded into `into` if given.
 * Nothing if a part is out of bounds.
 */
export function encodeOwn(
  request: OwnRequest,
  nonce: number,
  into?: Uint8Array,
): Uint8Array | undefined {
  if (!isU16(request.from)) return undefined;
  const frame = frameFor(into, 10);
  OWN_CALL.startRequest(frame, nonce);
  putU16(frame, 8, request.from);
  return frame;
}

/** Decodes a request; undefined for a malformed frame. Never throws. */
export function decodeOwn(frame: Uint8Array): OwnRequest | undefined {
  if (!OWN_CALL.isRequest(frame)) return undefined;
  if (frame.length !== 10) return undefined;
  const from = getU16(frame, 8);
  return { from };
}

/**
 * The reply of success, 12 to 652 bytes, encoded into `into` if given.
 * Nothing if a part is out of bounds.
 */
export function encodeOwnReply(
  reply: OwnReply,
  nonce: number,
  into?: Uint8Array,
): Uint8Array | undefined {
  const writer = beginFrame(into, 652);
  writer.skip(9);
  if (writer.hold(isU16(reply.left))) writer.u16(reply.left);
  putU8(writer.bytes, writer.skip(1), writer.list(reply.counts, 0, 64, writeOwnCount));
  const frame = endFrame(writer);
  if (frame === undefined) return undefined;
  OWN_CALL.startReply(frame, nonce);
  return frame;
}

/** Decodes the reply to the request with this nonce; `BadReply` for any other frame. Never throws. */
export function decodeOwnReply(
  frame: Uint8Array,
  nonce: number,
): Result<OwnReply, OwnError | 'BadReply'> {
  const rejected = OWN_CALL.rejectedBy(frame, nonce);
  if (rejected !== undefined) return rejected;
  const reader = new FrameReader(frame, 9, frame.length);
  const left = reader.u16();
  const counts = reader.list(reader.u8(), 0, 64, readOwnCount);
  if (!reader.isWhole) return BAD_REPLY;
  return ok({ left, counts });
}
