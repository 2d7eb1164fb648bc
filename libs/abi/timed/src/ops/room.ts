// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:5f765b41c4440388

import { type Result, getU32, ok, putU32 } from '@abicus/wire';
import {
  BAD_REPLY,
  frameFor,
  isFrame,
  isReply,
  refusalOf,
  replyStatus,
  startFrame,
  startReply,
} from '../envelope.ts';

/** timed.room: opcode 32, its reply 160. */

/**
 * How many timers can still be armed, by all owners together.
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

const STATUSES: Readonly<Record<number, RoomError>> = { 4: 'MALFORMED' };

/** How timed.room is called: what its capability is for, and whether it may be repeated. */
export const ROOM_CALL = { moves: 'reply', answers: 'now', idempotent: true } as const;

/** A request of 8 bytes, in `into` if it is given. */
export function encodeRoom(nonce: number, into?: Uint8Array): Uint8Array {
  const frame = frameFor(into, 8);
  startFrame(frame, 32);
  putU32(frame, 4, nonce);
  return frame;
}

/** A request, or nothing if the frame is malformed. Never throws. */
export function decodeRoom(frame: Uint8Array): RoomRequest | undefined {
  if (!isFrame(frame, 32)) return undefined;
  if (frame.length !== 8) return undefined;
  return {};
}

/** The reply of success, 13 bytes, in `into` if it is given. */
export function encodeRoomReply(reply: RoomReply, nonce: number, into?: Uint8Array): Uint8Array {
  const frame = frameFor(into, 13);
  startReply(frame, 160, 0, nonce);
  putU32(frame, 9, reply.free);
  return frame;
}

/** What a reply to the request with this nonce says; `BadReply` if it is none. Never throws. */
export function decodeRoomReply(
  frame: Uint8Array,
  nonce: number,
): Result<RoomReply, RoomError | 'BadReply'> {
  if (!isReply(frame, 160, nonce)) return BAD_REPLY;
  const status = replyStatus(frame);
  if (status !== 0) {
    return refusalOf(frame, STATUSES[status], status === 4 ? 9 : 13);
  }
  if (frame.length !== 13) return BAD_REPLY;
  const free = getU32(frame, 9);
  return ok({ free });
}
