// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:ea01cc0b620e75ee

import type { Program, Result } from '@abicus/wire';
import { type Channel, callOperation } from '@abicus/wire/service';
import {
  CANCEL_CALL,
  type CancelError,
  type CancelReply,
  type CancelRequest,
  decodeCancelReply,
  encodeCancel,
} from './ops/cancel.ts';
import {
  REGISTER_CALL,
  type RegisterError,
  type RegisterReply,
  type RegisterRequest,
  decodeRegisterReply,
  encodeRegister,
} from './ops/register.ts';
import {
  ROOM_CALL,
  type RoomError,
  type RoomReply,
  decodeRoomReply,
  encodeRoom,
} from './ops/room.ts';
import {
  SLEEP_UNTIL_CALL,
  type SleepUntilError,
  type SleepUntilReply,
  type SleepUntilRequest,
  decodeSleepUntilReply,
  encodeSleepUntil,
} from './ops/sleep-until.ts';

/** Calls of timed. The channel carries the frames. */

/**
 * Arms a timer. Its event goes to the endpoint whose SEND capability the request moves. If
 * the owner has live timers, the event goes to the endpoint of the first of them instead, and
 * the new capability is closed.
 */
export function register<E extends string>(
  channel: Channel<number, E, 'events'>,
  request: RegisterRequest,
): Program<Result<RegisterReply, RegisterError | 'OutOfBounds' | 'BadReply' | E>> {
  return callOperation(
    channel,
    REGISTER_CALL,
    (nonce) => encodeRegister(request, nonce),
    decodeRegisterReply,
  );
}

/** Disarms a timer of the caller. */
export function cancel<E extends string>(
  channel: Channel<number, E, undefined>,
  request: CancelRequest,
): Program<Result<CancelReply, CancelError | 'OutOfBounds' | 'BadReply' | E>> {
  return callOperation(
    channel,
    CANCEL_CALL,
    (nonce) => encodeCancel(request, nonce),
    decodeCancelReply,
  );
}

/** Replies when the deadline has passed. */
export function sleepUntil<E extends string>(
  channel: Channel<number, E, undefined>,
  request: SleepUntilRequest,
): Program<Result<SleepUntilReply, SleepUntilError | 'OutOfBounds' | 'BadReply' | E>> {
  return callOperation(
    channel,
    SLEEP_UNTIL_CALL,
    (nonce) => encodeSleepUntil(request, nonce),
    decodeSleepUntilReply,
  );
}

/** Returns how many timers all owners together can still arm. */
export function room<E extends string>(
  channel: Channel<number, E, undefined>,
): Program<Result<RoomReply, RoomError | 'BadReply' | E>> {
  return callOperation(channel, ROOM_CALL, encodeRoom, decodeRoomReply);
}
