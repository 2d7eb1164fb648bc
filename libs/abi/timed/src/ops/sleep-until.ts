// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:d2a11494cbbba456

import {
  type Reject,
  type Result,
  getU64,
  getU8,
  isU64,
  isU8,
  ok,
  putU64,
  putU8,
  wideReject,
} from '@abicus/wire';
import { BAD_REPLY, ServiceOperation, frameFor } from '@abicus/wire/service';
import { ENVELOPE, OPCODE } from '../envelope.ts';
import { type QosClass, isQosClass } from '../types.ts';

/** timed.sleepUntil: opcode 3, its reply 131. */

/**
 * Replies when the deadline has passed.
 *
 * This is its request.
 */
export interface SleepUntilRequest {
  readonly qos: QosClass;
  /** In nanoseconds. */
  readonly deadline: bigint;
}

/** The reply of timed.sleepUntil. */
export interface SleepUntilReply {
  /** In nanoseconds. */
  readonly wake: bigint;
}

/** The checks of timed.sleepUntil, in the order in which they are made; the first one decides. */
export const sleepUntilRejects = {
  /** No such class. */
  qos: wideReject('timed.sleepUntil.qos', 'INVALID_ARGS', 1) as Reject<
    'INVALID_ARGS',
    'timed.sleepUntil.qos'
  >,
  /** The delayed deadline does not fit 64 bits. */
  overflow: wideReject('timed.sleepUntil.overflow', 'INVALID_ARGS', 1) as Reject<
    'INVALID_ARGS',
    'timed.sleepUntil.overflow'
  >,
  /** Longer than a sleep may be. */
  tooLong: wideReject('timed.sleepUntil.tooLong', 'INVALID_ARGS', 1) as Reject<
    'INVALID_ARGS',
    'timed.sleepUntil.tooLong'
  >,
  /** Too many sleeps of one owner. */
  quota: wideReject('timed.sleepUntil.quota', 'OVER_LIMIT', 2) as Reject<
    'OVER_LIMIT',
    'timed.sleepUntil.quota'
  >,
  /** Too many sleeps. */
  total: wideReject('timed.sleepUntil.total', 'OVER_LIMIT', 2) as Reject<
    'OVER_LIMIT',
    'timed.sleepUntil.total'
  >,
} as const;

/** A reject of timed.sleepUntil. */
export type SleepUntilReject = (typeof sleepUntilRejects)[keyof typeof sleepUntilRejects];

/** Every status of a reply of timed.sleepUntil, apart from success. */
export type SleepUntilError = 'INVALID_ARGS' | 'OVER_LIMIT' | 'MALFORMED';

/** The call of timed.sleepUntil: its request, its replies and its rejects. */
export const SLEEP_UNTIL_CALL: ServiceOperation<number, SleepUntilError, undefined> =
  new ServiceOperation(ENVELOPE, {
    id: 'timed.sleepUntil',
    opcode: OPCODE.sleepUntil,
    moves: undefined,
    answers: 'later',
    idempotent: true,
    statuses: { 1: 'INVALID_ARGS', 2: 'OVER_LIMIT', 4: 'MALFORMED' },
    rejectSize: 17,
    bare: [],
  });

/**
 * A request of 18 bytes, encoded into `into` if given.
 * Nothing if a part is out of bounds.
 */
export function encodeSleepUntil(
  request: SleepUntilRequest,
  nonce: number,
  into?: Uint8Array,
): Uint8Array | undefined {
  if (!isU8(request.qos)) return undefined;
  if (!isU64(request.deadline)) return undefined;
  const frame = frameFor(into, 18);
  SLEEP_UNTIL_CALL.startRequest(frame, nonce);
  putU8(frame, 8, request.qos);
  putU8(frame, 9, 0);
  putU64(frame, 10, request.deadline);
  return frame;
}

/**
 * Decodes a request; undefined for a malformed frame, or the reject of a value outside its set.
 * Never throws.
 */
export function decodeSleepUntil(
  frame: Uint8Array,
): SleepUntilRequest | undefined | typeof sleepUntilRejects.qos {
  if (!SLEEP_UNTIL_CALL.isRequest(frame)) return undefined;
  if (frame.length !== 18) return undefined;
  if (getU8(frame, 9) !== 0) return undefined;
  const qos = getU8(frame, 8);
  const deadline = getU64(frame, 10);
  if (!isQosClass(qos)) return sleepUntilRejects.qos;
  return { qos, deadline };
}

/**
 * The reply of success, 17 bytes, encoded into `into` if given.
 * Nothing if a part is out of bounds.
 */
export function encodeSleepUntilReply(
  reply: SleepUntilReply,
  nonce: number,
  into?: Uint8Array,
): Uint8Array | undefined {
  if (!isU64(reply.wake)) return undefined;
  const frame = frameFor(into, 17);
  SLEEP_UNTIL_CALL.startReply(frame, nonce);
  putU64(frame, 9, reply.wake);
  return frame;
}

/** Decodes the reply to the request with this nonce; `BadReply` for any other frame. Never throws. */
export function decodeSleepUntilReply(
  frame: Uint8Array,
  nonce: number,
): Result<SleepUntilReply, SleepUntilError | 'BadReply'> {
  const rejected = SLEEP_UNTIL_CALL.rejectedBy(frame, nonce);
  if (rejected !== undefined) return rejected;
  if (frame.length !== 17) return BAD_REPLY;
  const wake = getU64(frame, 9);
  return ok({ wake });
}
