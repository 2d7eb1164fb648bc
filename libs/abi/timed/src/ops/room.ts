// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:0c90c127a014ade6

import { type Result, getU32, ok, putU32 } from '@abicus/wire';
import { BAD_REPLY, ServiceOperation, frameFor } from '@abicus/wire/service';
import { ENVELOPE, OPCODE } from '../envelope.ts';

/** timed.room: opcode 32, its reply 160. */

/**
 * Returns how many timers all owners together can still arm.
 *
 * This is what it takes.
 */
export type RoomRequest = Readonly<Record<string, never>>;

/** What timed.room answers with. */
export interface RoomReply {
  readonly free: number;
}

/** Every status other than that of success that timed.room answers with. */
export type RoomError = 'MALFORMED';

/** How timed.room is called and refused. */
export const ROOM_CALL: ServiceOperation<number, RoomError> = new ServiceOperation(ENVELOPE, {
  id: 'timed.room',
  opcode: OPCODE.room,
  moves: 'reply',
  answers: 'now',
  idempotent: true,
  statuses: { 4: 'MALFORMED' },
  refusalSize: 13,
});

/** A request of 8 bytes, in `into` if it is given. */
export function encodeRoom(nonce: number, into?: Uint8Array): Uint8Array {
  const frame = frameFor(into, 8);
  ROOM_CALL.startRequest(frame, nonce);
  return frame;
}

/** A request, or nothing if the frame is malformed. Never throws. */
export function decodeRoom(frame: Uint8Array): RoomRequest | undefined {
  if (!ROOM_CALL.isRequest(frame)) return undefined;
  if (frame.length !== 8) return undefined;
  return {};
}

/** The reply of success, 13 bytes, in `into` if it is given. */
export function encodeRoomReply(reply: RoomReply, nonce: number, into?: Uint8Array): Uint8Array {
  const frame = frameFor(into, 13);
  ROOM_CALL.startReply(frame, nonce);
  putU32(frame, 9, reply.free);
  return frame;
}

/** What a reply to the request with this nonce says; `BadReply` if it is none. Never throws. */
export function decodeRoomReply(
  frame: Uint8Array,
  nonce: number,
): Result<RoomReply, RoomError | 'BadReply'> {
  const refused = ROOM_CALL.refusedBy(frame, nonce);
  if (refused !== undefined) return refused;
  if (frame.length !== 13) return BAD_REPLY;
  const free = getU32(frame, 9);
  return ok({ free });
}
