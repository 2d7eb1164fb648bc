// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:840507429c05b061

import {
  type Reject,
  type Result,
  getU64,
  getU8,
  ok,
  putU32,
  putU64,
  putU8,
  refusal,
} from '@abicus/wire';
import {
  BAD_REPLY,
  frameFor,
  isFrame,
  isReply,
  refusalFrame,
  refusalOf,
  replyStatus,
  startFrame,
  startReply,
} from '../envelope.ts';
import { type QosClass, isQosClass } from '../types.ts';

/** timed.sleepUntil: opcode 3, its reply 131. */

/**
 * Answers when the time has come.
 *
 * This is what it takes.
 */
export interface SleepUntilRequest {
  readonly qos: QosClass;
  /** In nanoseconds. */
  readonly deadline: bigint;
}

/** What timed.sleepUntil answers with. */
export interface SleepUntilReply {
  /** In nanoseconds. */
  readonly wake: bigint;
}

/** The checks of timed.sleepUntil, in the order in which they are made; the first one decides. */
export const sleepUntilRejects = {
  /** No such class. */
  qos: refusal('timed.sleepUntil.qos', 'INVALID_ARGS', 1) as Reject<
    'INVALID_ARGS',
    'timed.sleepUntil.qos'
  >,
  /** The deadline put off does not fit 64 bits. */
  overflow: refusal('timed.sleepUntil.overflow', 'INVALID_ARGS', 1) as Reject<
    'INVALID_ARGS',
    'timed.sleepUntil.overflow'
  >,
  /** Further away than a sleep may be. */
  tooLong: refusal('timed.sleepUntil.tooLong', 'INVALID_ARGS', 1) as Reject<
    'INVALID_ARGS',
    'timed.sleepUntil.tooLong'
  >,
  /** Too many sleeps of one owner. */
  quota: refusal('timed.sleepUntil.quota', 'OVER_LIMIT', 2) as Reject<
    'OVER_LIMIT',
    'timed.sleepUntil.quota'
  >,
  /** Too many sleeps. */
  total: refusal('timed.sleepUntil.total', 'OVER_LIMIT', 2) as Reject<
    'OVER_LIMIT',
    'timed.sleepUntil.total'
  >,
} as const;

/** A refusal by timed.sleepUntil. */
export type SleepUntilReject = (typeof sleepUntilRejects)[keyof typeof sleepUntilRejects];

/** Every status other than that of success that timed.sleepUntil answers with. */
export type SleepUntilError = 'INVALID_ARGS' | 'OVER_LIMIT' | 'MALFORMED';

const STATUSES: Readonly<Record<number, SleepUntilError>> = {
  1: 'INVALID_ARGS',
  2: 'OVER_LIMIT',
  4: 'MALFORMED',
};

/** How timed.sleepUntil is called: what its capability is for, and whether it may be repeated. */
export const SLEEP_UNTIL_CALL = { moves: 'reply', answers: 'later', idempotent: true } as const;

/** A request of 18 bytes, in `into` if it is given. */
export function encodeSleepUntil(
  request: SleepUntilRequest,
  nonce: number,
  into?: Uint8Array,
): Uint8Array {
  const frame = frameFor(into, 18);
  startFrame(frame, 3);
  putU32(frame, 4, nonce);
  putU8(frame, 8, request.qos);
  putU8(frame, 9, 0);
  putU64(frame, 10, request.deadline);
  return frame;
}

/**
 * A request, nothing if the frame is malformed, or the check that a value outside its set fails.
 * Never throws.
 */
export function decodeSleepUntil(
  frame: Uint8Array,
): SleepUntilRequest | undefined | typeof sleepUntilRejects.qos {
  if (!isFrame(frame, 3)) return undefined;
  if (frame.length !== 18) return undefined;
  if (getU8(frame, 9) !== 0) return undefined;
  const qos = getU8(frame, 8);
  const deadline = getU64(frame, 10);
  if (!isQosClass(qos)) return sleepUntilRejects.qos;
  return { qos, deadline };
}

/** The reply of success, 17 bytes, in `into` if it is given. */
export function encodeSleepUntilReply(
  reply: SleepUntilReply,
  nonce: number,
  into?: Uint8Array,
): Uint8Array {
  const frame = frameFor(into, 17);
  startReply(frame, 131, 0, nonce);
  putU64(frame, 9, reply.wake);
  return frame;
}

/** The reply that refuses: 17 bytes, the body all zero. */
export function encodeSleepUntilRefusal(why: SleepUntilReject, nonce: number): Uint8Array {
  return refusalFrame(131, why.errno, nonce, 17);
}

/** What a reply to the request with this nonce says; `BadReply` if it is none. Never throws. */
export function decodeSleepUntilReply(
  frame: Uint8Array,
  nonce: number,
): Result<SleepUntilReply, SleepUntilError | 'BadReply'> {
  if (!isReply(frame, 131, nonce)) return BAD_REPLY;
  const status = replyStatus(frame);
  if (status !== 0) {
    return refusalOf(frame, STATUSES[status], 17);
  }
  if (frame.length !== 17) return BAD_REPLY;
  const wake = getU64(frame, 9);
  return ok({ wake });
}
