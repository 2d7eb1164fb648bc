// @generated from contracts/rfc-0102-service.contract.ts (RFC-0102). Do not edit: change the contract, then run `abicus generate`.
// body sha256:cd60e7dce298b31c

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
import { type ClientCount, readClientCount, writeClientCount } from '../records/client-count.ts';

/** stats.all: opcode 2, its reply 130. */

/**
 * The same of all clients.
 *
 * This is its request.
 */
export interface AllRequest {
  readonly from: number;
}

/** The reply of stats.all. */
export interface AllReply {
  readonly left: number;
  /** 0 to 64 elements. */
  readonly counts: readonly ClientCount[];
}

/** The most elements of each list, and bytes of each text, in a reply of stats.all. */
export const ALL_REPLY_MAX = { counts: 64 } as const;

/** Every status of a reply of stats.all, apart from success. */
export type AllError = 'MALFORMED' | 'DENIED';

/** The call of stats.all: its request, its replies and its rejects. */
export const ALL_CALL: ServiceOperation<number, AllError, undefined> = new ServiceOperation(
  ENVELOPE,
  {
    id: 'stats.all',
    opcode: OPCODE.all,
    moves: undefined,
    answers: 'now',
    idempotent: true,
    statuses: { 1: 'MALFORMED', 2: 'DENIED' },
    rejectSize: 12,
    bare: [1, 2],
  },
);

/**
 * A request of 10 bytes, encoded into `into` if given.
 * Nothing if a part is out of bounds.
 */
export function encodeAll(
  request: AllRequest,
  nonce: number,
  into?: Uint8Array,
): Uint8Array | undefined {
  if (!isU16(request.from)) return undefined;
  const frame = frameFor(into, 10);
  ALL_CALL.startRequest(frame, nonce);
  putU16(frame, 8, request.from);
  return frame;
}

/** Decodes a request; undefined for a malformed frame. Never throws. */
export function decodeAll(frame: Uint8Array): AllRequest | undefined {
  if (!ALL_CALL.isRequest(frame)) return undefined;
  if (frame.length !== 10) return undefined;
  const from = getU16(frame, 8);
  return { from };
}

/**
 * The reply of success, 12 to 908 bytes, encoded into `into` if given.
 * Nothing if a part is out of bounds.
 */
export function encodeAllReply(
  reply: AllReply,
  nonce: number,
  into?: Uint8Array,
): Uint8Array | undefined {
  const writer = beginFrame(into, 908);
  writer.skip(9);
  if (writer.hold(isU16(reply.left))) writer.u16(reply.left);
  putU8(writer.bytes, writer.skip(1), writer.list(reply.counts, 0, 64, writeClientCount));
  const frame = endFrame(writer);
  if (frame === undefined) return undefined;
  ALL_CALL.startReply(frame, nonce);
  return frame;
}

/** Decodes the reply to the request with this nonce; `BadReply` for any other frame. Never throws. */
export function decodeAllReply(
  frame: Uint8Array,
  nonce: number,
): Result<AllReply, AllError | 'BadReply'> {
  const rejected = ALL_CALL.rejectedBy(frame, nonce);
  if (rejected !== undefined) return rejected;
  const reader = new FrameReader(frame, 9, frame.length);
  const left = reader.u16();
  const counts = reader.list(reader.u8(), 0, 64, readClientCount);
  if (!reader.isWhole) return BAD_REPLY;
  return ok({ left, counts });
}
