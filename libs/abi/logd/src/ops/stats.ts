// @generated from contracts/rfc-0011-logd.contract.ts (RFC-0011/logd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:c311e0337d7eee3b

import { type Result, getU32, getU64, isU32, isU64, ok, putU32, putU64 } from '@abicus/wire';
import { BAD_REPLY, VersionedOperation, frameFor } from '@abicus/wire/service';
import { type Correlation, ENVELOPE, OPCODE } from '../envelope.ts';

/** logd.stats: opcode 3, its reply 131. */

/**
 * How full the journal is.
 *
 * This is its request.
 */
export type StatsRequest = Readonly<Record<string, never>>;

/** The reply of logd.stats. */
export interface StatsReply {
  readonly total: bigint;
  readonly dropped: bigint;
  readonly recordCapacity: number;
  /** In bytes. */
  readonly byteCapacity: number;
  readonly usedRecords: number;
  /** In bytes. */
  readonly usedBytes: number;
}

/** Every status of a reply of logd.stats, apart from success. */
export type StatsError = 'MALFORMED';

/** The call of logd.stats: its request, its replies and its rejects. */
export const STATS_CALL: VersionedOperation<Correlation, StatsError, 'reply'> =
  new VersionedOperation(
    ENVELOPE,
    {
      id: 'logd.stats',
      opcode: OPCODE.stats,
      moves: 'reply',
      answers: 'now',
      idempotent: true,
      budgetNs: 5_000_000n,
      statuses: { 1: 'MALFORMED' },
      rejectSize: 32,
      bare: [],
    },
    ['v1', 'v2'],
  );

/** A request of 4 to 12 bytes, encoded into `into` if given. */
export function encodeStats(correlation: Correlation, into?: Uint8Array): Uint8Array {
  const at = STATS_CALL.requestHeader(correlation);
  const frame = frameFor(into, at + STATS_CALL.trailer(correlation));
  STATS_CALL.startRequest(frame, correlation);
  return frame;
}

/** Decodes a request; undefined for a malformed frame. Never throws. */
export function decodeStats(frame: Uint8Array): StatsRequest | undefined {
  return STATS_CALL.decode(frame, readStatsRequest);
}

/** The fields of a request between two offsets of a frame, as `decodeStats` gives them. */
export function readStatsRequest(
  _frame: Uint8Array,
  at: number,
  end: number,
): StatsRequest | undefined {
  if (end !== at) return undefined;
  return {};
}

/**
 * The reply of success, 37 to 45 bytes, encoded into `into` if given.
 * Nothing if a part is out of bounds.
 */
export function encodeStatsReply(
  reply: StatsReply,
  correlation: Correlation,
  into?: Uint8Array,
): Uint8Array | undefined {
  const at = STATS_CALL.replyHeader(correlation);
  if (!isU64(reply.total)) return undefined;
  if (!isU64(reply.dropped)) return undefined;
  if (!isU32(reply.recordCapacity)) return undefined;
  if (!isU32(reply.byteCapacity)) return undefined;
  if (!isU32(reply.usedRecords)) return undefined;
  if (!isU32(reply.usedBytes)) return undefined;
  const frame = frameFor(into, at + 32 + STATS_CALL.trailer(correlation));
  STATS_CALL.startReply(frame, correlation);
  putU64(frame, at, reply.total);
  putU64(frame, at + 8, reply.dropped);
  putU32(frame, at + 16, reply.recordCapacity);
  putU32(frame, at + 20, reply.byteCapacity);
  putU32(frame, at + 24, reply.usedRecords);
  putU32(frame, at + 28, reply.usedBytes);
  return frame;
}

/** Decodes the reply to the request with this correlation; `BadReply` for any other frame. Never throws. */
export function decodeStatsReply(
  frame: Uint8Array,
  correlation: Correlation,
): Result<StatsReply, StatsError | 'BadReply'> {
  const rejected = STATS_CALL.rejectedBy(frame, correlation);
  if (rejected !== undefined) return rejected;
  const at = STATS_CALL.replyHeader(correlation);
  const end = frame.length - STATS_CALL.trailer(correlation);
  if (end !== at + 32) return BAD_REPLY;
  const total = getU64(frame, at);
  const dropped = getU64(frame, at + 8);
  const recordCapacity = getU32(frame, at + 16);
  const byteCapacity = getU32(frame, at + 20);
  const usedRecords = getU32(frame, at + 24);
  const usedBytes = getU32(frame, at + 28);
  return ok({ total, dropped, recordCapacity, byteCapacity, usedRecords, usedBytes });
}
