// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:639884c237877ebc

import {
  type Reject,
  type Result,
  getU32,
  getU64,
  getU8,
  isU32,
  isU64,
  isU8,
  ok,
  putU32,
  putU64,
  putU8,
  wideReject,
} from '@abicus/wire';
import { BAD_REPLY, ServiceOperation, frameFor } from '@abicus/wire/service';
import { ENVELOPE, OPCODE } from '../envelope.ts';
import { type QosClass, type TimerId, isQosClass } from '../types.ts';

/** timed.register: opcode 1, its reply 129. */

/**
 * Arms a timer. Its event goes to the endpoint whose SEND capability the request moves. If
 * the owner has live timers, the event goes to the endpoint of the first of them instead, and
 * the new capability is closed.
 *
 * This is its request.
 */
export interface RegisterRequest {
  readonly qos: QosClass;
  /** In nanoseconds. */
  readonly deadline: bigint;
}

/** The reply of timed.register. */
export interface RegisterReply {
  readonly timer: TimerId;
  /** In nanoseconds. */
  readonly coalesced: bigint;
}

/** The checks of timed.register, in the order in which they are made; the first one decides. */
export const registerRejects = {
  /** No such class. */
  qos: wideReject('timed.register.qos', 'INVALID_ARGS', 1) as Reject<
    'INVALID_ARGS',
    'timed.register.qos'
  >,
  /** The delayed deadline does not fit 64 bits. */
  overflow: wideReject('timed.register.overflow', 'INVALID_ARGS', 1) as Reject<
    'INVALID_ARGS',
    'timed.register.overflow'
  >,
  /** Too many timers of one owner. */
  quota: wideReject('timed.register.quota', 'OVER_LIMIT', 2) as Reject<
    'OVER_LIMIT',
    'timed.register.quota'
  >,
  /** Too many owners. */
  owners: wideReject('timed.register.owners', 'OVER_LIMIT', 2) as Reject<
    'OVER_LIMIT',
    'timed.register.owners'
  >,
  /** Too many timers. */
  total: wideReject('timed.register.total', 'OVER_LIMIT', 2) as Reject<
    'OVER_LIMIT',
    'timed.register.total'
  >,
} as const;

/** A reject of timed.register. */
export type RegisterReject = (typeof registerRejects)[keyof typeof registerRejects];

/** Every status of a reply of timed.register, apart from success. */
export type RegisterError = 'INVALID_ARGS' | 'OVER_LIMIT' | 'MALFORMED';

/** The call of timed.register: its request, its replies and its rejects. */
export const REGISTER_CALL: ServiceOperation<number, RegisterError, 'events'> =
  new ServiceOperation(ENVELOPE, {
    id: 'timed.register',
    opcode: OPCODE.register,
    moves: 'events',
    answers: 'now',
    idempotent: false,
    budgetNs: 5_000_000n,
    statuses: { 1: 'INVALID_ARGS', 2: 'OVER_LIMIT', 4: 'MALFORMED' },
    rejectSize: 21,
    bare: [4],
  });

/**
 * A request of 18 bytes, encoded into `into` if given.
 * Nothing if a part is out of bounds.
 */
export function encodeRegister(
  request: RegisterRequest,
  nonce: number,
  into?: Uint8Array,
): Uint8Array | undefined {
  if (!isU8(request.qos)) return undefined;
  if (!isU64(request.deadline)) return undefined;
  const frame = frameFor(into, 18);
  REGISTER_CALL.startRequest(frame, nonce);
  putU8(frame, 8, request.qos);
  putU8(frame, 9, 0);
  putU64(frame, 10, request.deadline);
  return frame;
}

/**
 * Decodes a request; undefined for a malformed frame, or the reject of a value outside its set.
 * Never throws.
 */
export function decodeRegister(
  frame: Uint8Array,
): RegisterRequest | undefined | typeof registerRejects.qos {
  if (!REGISTER_CALL.isRequest(frame)) return undefined;
  if (frame.length !== 18) return undefined;
  if (getU8(frame, 9) !== 0) return undefined;
  const qos = getU8(frame, 8);
  const deadline = getU64(frame, 10);
  if (!isQosClass(qos)) return registerRejects.qos;
  return { qos, deadline };
}

/**
 * The reply of success, 21 bytes, encoded into `into` if given.
 * Nothing if a part is out of bounds.
 */
export function encodeRegisterReply(
  reply: RegisterReply,
  nonce: number,
  into?: Uint8Array,
): Uint8Array | undefined {
  if (!isU32(reply.timer)) return undefined;
  if (!isU64(reply.coalesced)) return undefined;
  const frame = frameFor(into, 21);
  REGISTER_CALL.startReply(frame, nonce);
  putU32(frame, 9, reply.timer);
  putU64(frame, 13, reply.coalesced);
  return frame;
}

/** Decodes the reply to the request with this nonce; `BadReply` for any other frame. Never throws. */
export function decodeRegisterReply(
  frame: Uint8Array,
  nonce: number,
): Result<RegisterReply, RegisterError | 'BadReply'> {
  const rejected = REGISTER_CALL.rejectedBy(frame, nonce);
  if (rejected !== undefined) return rejected;
  if (frame.length !== 21) return BAD_REPLY;
  const timer = getU32(frame, 9);
  const coalesced = getU64(frame, 13);
  return ok({ timer: timer as TimerId, coalesced });
}
