// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:eae1092dc00cf35f

import { type Result, getU32, isU32, ok, putU32 } from '@abicus/wire';
import { BAD_REPLY, ServiceOperation, frameFor } from '@abicus/wire/service';
import { ENVELOPE, OPCODE } from '../envelope.ts';

/** timed.room: opcode 32, its reply 160. */

/**
 * Returns how many timers all owners together can still arm.
 *
 * This is its request.
 */
export type RoomRequest = Readonly<Record<string, never>>;

/** The reply of timed.room. */
export interface RoomReply {
  readonly free: number;
}

/** Every status of a reply of timed.room, apart from success. */
export type RoomError = 'MALFORMED';

/** The call of timed.room: its request, its replies and its rejects. */
export const ROOM_CALL: ServiceOperation<number, RoomError, undefined> = new ServiceOperation(
  ENVELOPE,
  {
    id: 'timed.room',
    opcode: OPCODE.room,
    moves: undefined,
    answers: 'now',
    idempotent: true,
    budgetNs: 5_000_000n,
    statuses: { 4: 'MALFORMED' },
    rejectSize: 13,
    bare: [4],
  },
);

/** A request of 8 bytes, encoded into `into` if given. */
export function encodeRoom(nonce: number, into?: Uint8Array): Uint8Array {
  const frame = frameFor(into, 8);
  ROOM_CALL.startRequest(frame, nonce);
  return frame;
}

/** Decodes a request; undefined for a malformed frame. Never throws. */
export function decodeRoom(frame: Uint8Array): RoomRequest | undefined {
  if (!ROOM_CALL.isRequest(frame)) return undefined;
  if (frame.length !== 8) return undefined;
  return {};
}

/**
 * The reply of success, 13 bytes, encoded into `into` if given.
 * Nothing if a part is out of bounds.
 */
export function encodeRoomReply(
  reply: RoomReply,
  nonce: number,
  into?: Uint8Array,
): Uint8Array | undefined {
  if (!isU32(reply.free)) return undefined;
  const frame = frameFor(into, 13);
  ROOM_CALL.startReply(frame, nonce);
  putU32(frame, 9, reply.free);
  return frame;
}

/** Decodes the reply to the request with this nonce; `BadReply` for any other frame. Never throws. */
export function decodeRoomReply(
  frame: Uint8Array,
  nonce: number,
): Result<RoomReply, RoomError | 'BadReply'> {
  const rejected = ROOM_CALL.rejectedBy(frame, nonce);
  if (rejected !== undefined) return rejected;
  if (frame.length !== 13) return BAD_REPLY;
  const free = getU32(frame, 9);
  return ok({ free });
}
