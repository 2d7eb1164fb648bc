// @generated from contracts/rfc-0011-logd.contract.ts (RFC-0011/logd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:0475b2cdc5ace2b4

import {
  type Reject,
  type Result,
  getU16,
  getU64,
  getU8,
  isU64,
  isU8,
  ok,
  putU16,
  putU64,
  putU8,
  readUtf8,
  utf8Length,
  wideReject,
  writeUtf8,
} from '@abicus/wire';
import { BAD_REPLY, VersionedOperation, frameFor } from '@abicus/wire/service';
import { type Correlation, ENVELOPE, OPCODE } from '../envelope.ts';
import { type LogLevel, isLogLevel } from '../types.ts';

/** logd.append: opcode 1, its reply 129. */

/**
 * Adds a record to the journal. `fields` are lines `key=value`; the keys `sender_service_id`, `service_id`,
 * `requester_id` and `service` are not for senders. `dropped` is how many records were dropped so far.
 *
 * This is its request.
 */
export interface AppendRequest {
  readonly level: LogLevel;
  /** 0 to 64 bytes. */
  readonly scope: string;
  /** 0 to 256 bytes. */
  readonly message: string;
  /** 0 to 512 bytes. */
  readonly fields: string;
}

/** The most elements of each list, and bytes of each text, in a request of logd.append. */
export const APPEND_REQUEST_MAX = { scope: 64, message: 256, fields: 512 } as const;

/** The reply of logd.append. */
export interface AppendReply {
  readonly record: bigint;
  readonly dropped: bigint;
}

/** The checks of logd.append, in the order in which they are made; the first one decides. */
export const appendRejects = {
  /** A key in the fields claims an identity. */
  spoof: wideReject('logd.append.spoof', 'INVALID_ARGS', 4) as Reject<
    'INVALID_ARGS',
    'logd.append.spoof'
  >,
  /** Too many records of one sender in its window. */
  rate: wideReject('logd.append.rate', 'RATE_LIMITED', 6) as Reject<
    'RATE_LIMITED',
    'logd.append.rate'
  >,
  /** Too many senders have a window. */
  senders: wideReject('logd.append.senders', 'RATE_LIMITED', 6) as Reject<
    'RATE_LIMITED',
    'logd.append.senders'
  >,
} as const;

/** A reject of logd.append. */
export type AppendReject = (typeof appendRejects)[keyof typeof appendRejects];

/** Every status of a reply of logd.append, apart from success. */
export type AppendError = 'INVALID_ARGS' | 'RATE_LIMITED';

/** The call of logd.append: its request, its replies and its rejects. */
export const APPEND_CALL: VersionedOperation<Correlation, AppendError, 'reply'> =
  new VersionedOperation(
    ENVELOPE,
    {
      id: 'logd.append',
      opcode: OPCODE.append,
      moves: 'reply',
      answers: 'now',
      idempotent: false,
      budgetNs: 50_000_000n,
      statuses: { 4: 'INVALID_ARGS', 6: 'RATE_LIMITED' },
      rejectSize: 16,
      bare: [],
    },
    ['v1', 'v2'],
  );

/**
 * A request of 10 to 850 bytes, encoded into `into` if given.
 * Nothing if a part is out of bounds.
 */
export function encodeAppend(
  request: AppendRequest,
  correlation: Correlation,
  into?: Uint8Array,
): Uint8Array | undefined {
  const at = APPEND_CALL.requestHeader(correlation);
  if (!(isU8(request.level) && isLogLevel(request.level))) return undefined;
  const scopeLengthValue = utf8Length(request.scope);
  if (!(scopeLengthValue >= 0 && scopeLengthValue <= 64)) return undefined;
  const messageLengthValue = utf8Length(request.message);
  if (!(messageLengthValue >= 0 && messageLengthValue <= 256)) return undefined;
  const fieldsLengthValue = utf8Length(request.fields);
  if (!(fieldsLengthValue >= 0 && fieldsLengthValue <= 512)) return undefined;
  const frame = frameFor(
    into,
    at +
      6 +
      scopeLengthValue +
      messageLengthValue +
      fieldsLengthValue +
      APPEND_CALL.trailer(correlation),
  );
  APPEND_CALL.startRequest(frame, correlation);
  putU8(frame, at, request.level);
  putU8(frame, at + 1, scopeLengthValue);
  putU16(frame, at + 2, messageLengthValue);
  putU16(frame, at + 4, fieldsLengthValue);
  writeUtf8(frame, at + 6, request.scope, scopeLengthValue);
  writeUtf8(frame, at + 6 + scopeLengthValue, request.message, messageLengthValue);
  writeUtf8(
    frame,
    at + 6 + scopeLengthValue + messageLengthValue,
    request.fields,
    fieldsLengthValue,
  );
  return frame;
}

/** Decodes a request; undefined for a malformed frame. Never throws. */
export function decodeAppend(frame: Uint8Array): AppendRequest | undefined {
  return APPEND_CALL.decode(frame, readAppendRequest);
}

/** The fields of a request between two offsets of a frame, as `decodeAppend` gives them. */
export function readAppendRequest(
  frame: Uint8Array,
  at: number,
  end: number,
): AppendRequest | undefined {
  const scopeLengthValue = getU8(frame, at + 1);
  if (scopeLengthValue > 64) return undefined;
  const messageLengthValue = getU16(frame, at + 2);
  if (messageLengthValue > 256) return undefined;
  const fieldsLengthValue = getU16(frame, at + 4);
  if (fieldsLengthValue > 512) return undefined;
  if (end !== at + 6 + scopeLengthValue + messageLengthValue + fieldsLengthValue) return undefined;
  const level = getU8(frame, at);
  const scope = readUtf8(frame, at + 6, at + 6 + scopeLengthValue);
  const message = readUtf8(
    frame,
    at + 6 + scopeLengthValue,
    at + 6 + scopeLengthValue + messageLengthValue,
  );
  const fields = readUtf8(
    frame,
    at + 6 + scopeLengthValue + messageLengthValue,
    at + 6 + scopeLengthValue + messageLengthValue + fieldsLengthValue,
  );
  if (!isLogLevel(level)) return undefined;
  if (scope === undefined) return undefined;
  if (message === undefined) return undefined;
  if (fields === undefined) return undefined;
  return { level, scope, message, fields };
}

/**
 * The reply of success, 21 to 29 bytes, encoded into `into` if given.
 * Nothing if a part is out of bounds.
 */
export function encodeAppendReply(
  reply: AppendReply,
  correlation: Correlation,
  into?: Uint8Array,
): Uint8Array | undefined {
  const at = APPEND_CALL.replyHeader(correlation);
  if (!isU64(reply.record)) return undefined;
  if (!isU64(reply.dropped)) return undefined;
  const frame = frameFor(into, at + 16 + APPEND_CALL.trailer(correlation));
  APPEND_CALL.startReply(frame, correlation);
  putU64(frame, at, reply.record);
  putU64(frame, at + 8, reply.dropped);
  return frame;
}

/** Decodes the reply to the request with this correlation; `BadReply` for any other frame. Never throws. */
export function decodeAppendReply(
  frame: Uint8Array,
  correlation: Correlation,
): Result<AppendReply, AppendError | 'BadReply'> {
  const rejected = APPEND_CALL.rejectedBy(frame, correlation);
  if (rejected !== undefined) return rejected;
  const at = APPEND_CALL.replyHeader(correlation);
  const end = frame.length - APPEND_CALL.trailer(correlation);
  if (end !== at + 16) return BAD_REPLY;
  const record = getU64(frame, at);
  const dropped = getU64(frame, at + 8);
  return ok({ record, dropped });
}
