// @generated from contracts/rfc-0014-peer.contract.ts (RFC-0014/peer). Do not edit: change the contract, then run `abicus generate`.
// body sha256:63b7d993bd5bb61b

import { type Result, getU8, isU8, ok, putU8 } from '@abicus/wire';
import { BAD_REPLY, ServiceOperation, frameFor } from '@abicus/wire/service';
import { ENVELOPE, OPCODE } from '../envelope.ts';

/** selftest-peer.arm: opcode 1, its reply 129. */

/**
 * Arms this many timers, and says how many timed accepted.
 *
 * This is its request.
 */
export interface ArmRequest {
  readonly timers: number;
}

/** The reply of selftest-peer.arm. */
export interface ArmReply {
  readonly armed: number;
}

/** Every status of a reply of selftest-peer.arm, apart from success. */
export type ArmError = 'MALFORMED';

/** The call of selftest-peer.arm: its request, its replies and its rejects. */
export const ARM_CALL: ServiceOperation<number, ArmError, undefined> = new ServiceOperation(
  ENVELOPE,
  {
    id: 'selftest-peer.arm',
    opcode: OPCODE.arm,
    moves: undefined,
    answers: 'now',
    idempotent: false,
    budgetNs: 20_000_000n,
    statuses: { 1: 'MALFORMED' },
    rejectSize: 10,
    bare: [1],
  },
);

/**
 * A request of 9 bytes, encoded into `into` if given.
 * Nothing if a part is out of bounds.
 */
export function encodeArm(
  request: ArmRequest,
  nonce: number,
  into?: Uint8Array,
): Uint8Array | undefined {
  if (!isU8(request.timers)) return undefined;
  const frame = frameFor(into, 9);
  ARM_CALL.startRequest(frame, nonce);
  putU8(frame, 8, request.timers);
  return frame;
}

/** Decodes a request; undefined for a malformed frame. Never throws. */
export function decodeArm(frame: Uint8Array): ArmRequest | undefined {
  if (!ARM_CALL.isRequest(frame)) return undefined;
  if (frame.length !== 9) return undefined;
  const timers = getU8(frame, 8);
  return { timers };
}

/**
 * The reply of success, 10 bytes, encoded into `into` if given.
 * Nothing if a part is out of bounds.
 */
export function encodeArmReply(
  reply: ArmReply,
  nonce: number,
  into?: Uint8Array,
): Uint8Array | undefined {
  if (!isU8(reply.armed)) return undefined;
  const frame = frameFor(into, 10);
  ARM_CALL.startReply(frame, nonce);
  putU8(frame, 9, reply.armed);
  return frame;
}

/** Decodes the reply to the request with this nonce; `BadReply` for any other frame. Never throws. */
export function decodeArmReply(
  frame: Uint8Array,
  nonce: number,
): Result<ArmReply, ArmError | 'BadReply'> {
  const rejected = ARM_CALL.rejectedBy(frame, nonce);
  if (rejected !== undefined) return rejected;
  if (frame.length !== 10) return BAD_REPLY;
  const armed = getU8(frame, 9);
  return ok({ armed });
}
