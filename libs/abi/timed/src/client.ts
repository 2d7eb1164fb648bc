// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:e9bd6a8ccc52d7ee

import type { Program, Result } from '@abicus/wire';
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

/** Calls of timed. How frames travel is the channel's affair. */

/** How an operation wants to be called: the `…_CALL` constant of the operation. */
export interface CallShape {
  /** What the receiver of the request may do with the capability that goes with it. */
  readonly moves: 'reply' | 'replyAndEvents';
  /** Whether the reply comes at once, or when something has come about. */
  readonly answers: 'now' | 'later';
  /** Whether the same request may be sent again when no reply came. */
  readonly idempotent: boolean;
}

/** The way to timed. `E` are the errors that it adds to those of operations. */
export interface Channel<E extends string> {
  /** A nonce that no request in flight has. */
  readonly nonce: () => number;
  /** Sends a request with a capability for its reply, and waits for the frame that echoes its nonce. */
  readonly call: (
    request: Uint8Array,
    nonce: number,
    shape: CallShape,
  ) => Program<Result<Uint8Array, E>>;
}

/**
 * Arms a timer. The reply goes to the endpoint whose SEND capability comes with the request,
 * and so does the event, unless the owner has live timers: then it goes to the endpoint that
 * came with the first of them, and the new capability is closed after the reply.
 */
export function* register<E extends string>(
  channel: Channel<E>,
  request: RegisterRequest,
): Program<Result<RegisterReply, RegisterError | 'BadReply' | E>> {
  const nonce = channel.nonce();
  const frame = encodeRegister(request, nonce);
  const answer = yield* channel.call(frame, nonce, REGISTER_CALL);
  return answer.ok ? decodeRegisterReply(answer.value, nonce) : answer;
}

/** Disarms a timer of the caller. */
export function* cancel<E extends string>(
  channel: Channel<E>,
  request: CancelRequest,
): Program<Result<CancelReply, CancelError | 'BadReply' | E>> {
  const nonce = channel.nonce();
  const frame = encodeCancel(request, nonce);
  const answer = yield* channel.call(frame, nonce, CANCEL_CALL);
  return answer.ok ? decodeCancelReply(answer.value, nonce) : answer;
}

/** Answers when the time has come. */
export function* sleepUntil<E extends string>(
  channel: Channel<E>,
  request: SleepUntilRequest,
): Program<Result<SleepUntilReply, SleepUntilError | 'BadReply' | E>> {
  const nonce = channel.nonce();
  const frame = encodeSleepUntil(request, nonce);
  const answer = yield* channel.call(frame, nonce, SLEEP_UNTIL_CALL);
  return answer.ok ? decodeSleepUntilReply(answer.value, nonce) : answer;
}

/** How many timers can still be armed, by all owners together. */
export function* room<E extends string>(
  channel: Channel<E>,
): Program<Result<RoomReply, RoomError | 'BadReply' | E>> {
  const nonce = channel.nonce();
  const frame = encodeRoom(nonce);
  const answer = yield* channel.call(frame, nonce, ROOM_CALL);
  return answer.ok ? decodeRoomReply(answer.value, nonce) : answer;
}
