// @generated from contracts/rfc-0011-logd.contract.ts (RFC-0011/logd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:21560d86ac0ec5cc

import {
  FrameReader,
  type Result,
  beginFrame,
  endFrame,
  getU16,
  getU64,
  isU16,
  isU64,
  ok,
  putU16,
  putU64,
} from '@abicus/wire';
import { BAD_REPLY, VersionedOperation, frameFor } from '@abicus/wire/service';
import { type Correlation, ENVELOPE, OPCODE } from '../envelope.ts';
import { type LogRecord, readLogRecord, writeLogRecord } from '../records/log-record.ts';

/** logd.query: opcode 2, its reply 130. */

/**
 * Reads the records that were stored at `since` or later, the oldest first, `max` of them or as many as fit a
 * reply. The next page begins one nanosecond after the last record. `total` is how many were ever stored.
 *
 * This is its request.
 */
export interface QueryRequest {
  /** In nanoseconds. */
  readonly since: bigint;
  readonly max: number;
}

/** The reply of logd.query. */
export interface QueryReply {
  readonly total: bigint;
  readonly dropped: bigint;
  /** 0 to 32 elements. */
  readonly records: readonly LogRecord[];
}

/** The most elements of each list, and bytes of each text, in a reply of logd.query. */
export const QUERY_REPLY_MAX = { records: 32 } as const;

/** Every status of a reply of logd.query, apart from success. */
export type QueryError = 'MALFORMED';

/** The call of logd.query: its request, its replies and its rejects. */
export const QUERY_CALL: VersionedOperation<Correlation, QueryError, 'reply'> =
  new VersionedOperation(
    ENVELOPE,
    {
      id: 'logd.query',
      opcode: OPCODE.query,
      moves: 'reply',
      answers: 'now',
      idempotent: true,
      budgetNs: 5_000_000n,
      statuses: { 1: 'MALFORMED' },
      rejectSize: 18,
      bare: [],
    },
    ['v1', 'v2'],
  );

/**
 * A request of 14 to 22 bytes, encoded into `into` if given.
 * Nothing if a part is out of bounds.
 */
export function encodeQuery(
  request: QueryRequest,
  correlation: Correlation,
  into?: Uint8Array,
): Uint8Array | undefined {
  const at = QUERY_CALL.requestHeader(correlation);
  if (!isU64(request.since)) return undefined;
  if (!isU16(request.max)) return undefined;
  const frame = frameFor(into, at + 10 + QUERY_CALL.trailer(correlation));
  QUERY_CALL.startRequest(frame, correlation);
  putU64(frame, at, request.since);
  putU16(frame, at + 8, request.max);
  return frame;
}

/** Decodes a request; undefined for a malformed frame. Never throws. */
export function decodeQuery(frame: Uint8Array): QueryRequest | undefined {
  return QUERY_CALL.decode(frame, readQueryRequest);
}

/** The fields of a request between two offsets of a frame, as `decodeQuery` gives them. */
export function readQueryRequest(
  frame: Uint8Array,
  at: number,
  end: number,
): QueryRequest | undefined {
  if (end !== at + 10) return undefined;
  const since = getU64(frame, at);
  const max = getU16(frame, at + 8);
  return { since, max };
}

/**
 * The reply of success, 23 to 1,023 bytes, encoded into `into` if given.
 * Nothing if a part is out of bounds.
 */
export function encodeQueryReply(
  reply: QueryReply,
  correlation: Correlation,
  into?: Uint8Array,
): Uint8Array | undefined {
  const at = QUERY_CALL.replyHeader(correlation);
  const writer = beginFrame(into, 1023);
  writer.skip(at);
  if (writer.hold(isU64(reply.total))) writer.u64(reply.total);
  if (writer.hold(isU64(reply.dropped))) writer.u64(reply.dropped);
  putU16(writer.bytes, writer.skip(2), writer.list(reply.records, 0, 32, writeLogRecord, 992));
  writer.skip(QUERY_CALL.trailer(correlation));
  const frame = endFrame(writer);
  if (frame === undefined) return undefined;
  QUERY_CALL.startReply(frame, correlation);
  return frame;
}

/** Decodes the reply to the request with this correlation; `BadReply` for any other frame. Never throws. */
export function decodeQueryReply(
  frame: Uint8Array,
  correlation: Correlation,
): Result<QueryReply, QueryError | 'BadReply'> {
  const rejected = QUERY_CALL.rejectedBy(frame, correlation);
  if (rejected !== undefined) return rejected;
  const at = QUERY_CALL.replyHeader(correlation);
  const end = frame.length - QUERY_CALL.trailer(correlation);
  const reader = new FrameReader(frame, at, end);
  const total = reader.u64();
  const dropped = reader.u64();
  const records = reader.list(reader.u16(), 0, 32, readLogRecord, 992);
  if (!reader.isWhole) return BAD_REPLY;
  return ok({ total, dropped, records });
}
