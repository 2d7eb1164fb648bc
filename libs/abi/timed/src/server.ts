// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:9f9f916dbd734892

import { seen } from '@abicus/wire';
import { FrameServer, type LATER, type ServedReply } from '@abicus/wire/service';
import { ENVELOPE } from './envelope.ts';
import {
  CANCEL_CALL,
  type CancelReject,
  type CancelReply,
  type CancelRequest,
  decodeCancel,
  encodeCancelReply,
} from './ops/cancel.ts';
import {
  REGISTER_CALL,
  type RegisterReject,
  type RegisterReply,
  type RegisterRequest,
  decodeRegister,
  encodeRegisterReply,
} from './ops/register.ts';
import {
  ROOM_CALL,
  type RoomReply,
  type RoomRequest,
  decodeRoom,
  encodeRoomReply,
} from './ops/room.ts';
import {
  SLEEP_UNTIL_CALL,
  type SleepUntilReject,
  type SleepUntilReply,
  type SleepUntilRequest,
  decodeSleepUntil,
  encodeSleepUntilReply,
} from './ops/sleep-until.ts';

/** The server of timed. */

/** The handlers of a service. A handler gets the decoded request. */
export interface TimedHandlers<C> {
  /**
   * Arms a timer. Its event goes to the endpoint whose SEND capability the request moves. If
   * the owner has live timers, the event goes to the endpoint of the first of them instead, and
   * the new capability is closed.
   */
  readonly register: (call: C, request: RegisterRequest) => RegisterReply | RegisterReject;
  /** Disarms a timer of the caller. */
  readonly cancel: (call: C, request: CancelRequest) => CancelReply | CancelReject;
  /** Replies when the deadline has passed. */
  readonly sleepUntil: (
    call: C,
    request: SleepUntilRequest,
    nonce: number,
  ) => SleepUntilReply | SleepUntilReject | typeof LATER;
  /** Returns how many timers all owners together can still arm. */
  readonly room: (call: C, request: RoomRequest) => RoomReply;
}

/** Returns the deferred reply of success to a request of timed.sleepUntil. */
export function answerSleepUntil(reply: SleepUntilReply, nonce: number): Uint8Array | undefined {
  seen('timed.sleepUntil', 'answered');
  return encodeSleepUntilReply(reply, nonce);
}

/** Decodes requests, calls handlers and encodes their results. */
export const SERVER: FrameServer<number, TimedHandlers<never>> = new FrameServer(ENVELOPE, [
  {
    handler: 'register',
    operation: REGISTER_CALL,
    decode: decodeRegister,
    encode: encodeRegisterReply,
  },
  {
    handler: 'cancel',
    operation: CANCEL_CALL,
    decode: decodeCancel,
    encode: (_, nonce) => encodeCancelReply(nonce),
  },
  {
    handler: 'sleepUntil',
    operation: SLEEP_UNTIL_CALL,
    decode: decodeSleepUntil,
    encode: encodeSleepUntilReply,
  },
  { handler: 'room', operation: ROOM_CALL, decode: decodeRoom, encode: encodeRoomReply },
]);

/**
 * Serves a request: decodes it, calls its handler and returns the reply. A malformed request never reaches a handler.
 * Nothing if the answer goes out later, or never.
 */
export function serve<C>(
  handlers: TimedHandlers<C>,
  call: C,
  frame: Uint8Array,
): ServedReply<TimedHandlers<C>> {
  return SERVER.serve(handlers, call, frame);
}
