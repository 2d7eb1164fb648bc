// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:8dedfcbda5448b3d

import { isReject, seen } from '@abicus/wire';
import { OPCODE, isFrame, malformedReply, requestNonce } from './envelope.ts';
import {
  type CancelReject,
  type CancelReply,
  type CancelRequest,
  decodeCancel,
  encodeCancelRefusal,
  encodeCancelReply,
} from './ops/cancel.ts';
import {
  type RegisterReject,
  type RegisterReply,
  type RegisterRequest,
  decodeRegister,
  encodeRegisterRefusal,
  encodeRegisterReply,
} from './ops/register.ts';
import { type RoomReply, type RoomRequest, decodeRoom, encodeRoomReply } from './ops/room.ts';
import {
  type SleepUntilReject,
  type SleepUntilReply,
  type SleepUntilRequest,
  decodeSleepUntil,
  encodeSleepUntilRefusal,
  encodeSleepUntilReply,
} from './ops/sleep-until.ts';

/** Serving timed: from a frame to a handler and back. */

/** The answer goes out later: the handler has kept the capability for it, and the nonce. */
export const LATER = 'later';

/** What a service must do. A handler is called with a request that decoded. */
export interface TimedHandlers<C> {
  /**
   * Arms a timer. The reply goes to the endpoint whose SEND capability comes with the request,
   * and so does the event, unless the owner has live timers: then it goes to the endpoint that
   * came with the first of them, and the new capability is closed after the reply.
   */
  readonly register: (call: C, request: RegisterRequest) => RegisterReply | RegisterReject;
  /** Disarms a timer of the caller. */
  readonly cancel: (call: C, request: CancelRequest) => CancelReply | CancelReject;
  /** Answers when the time has come. */
  readonly sleepUntil: (
    call: C,
    request: SleepUntilRequest,
    nonce: number,
  ) => SleepUntilReply | SleepUntilReject | typeof LATER;
  /** How many timers can still be armed, by all owners together. */
  readonly room: (call: C, request: RoomRequest) => RoomReply;
}

function serveRegister<C>(handlers: TimedHandlers<C>, call: C, frame: Uint8Array): Uint8Array {
  const request = decodeRegister(frame);
  if (request === undefined) {
    seen('timed.register', 'malformed');
    return malformedReply(frame);
  }
  const nonce = requestNonce(frame);
  const outcome = isReject(request) ? request : handlers.register(call, request);
  if (isReject(outcome)) {
    seen(outcome.check, 'refused');
    return encodeRegisterRefusal(outcome, nonce);
  }
  seen('timed.register', 'answered');
  return encodeRegisterReply(outcome, nonce);
}

function serveCancel<C>(handlers: TimedHandlers<C>, call: C, frame: Uint8Array): Uint8Array {
  const request = decodeCancel(frame);
  if (request === undefined) {
    seen('timed.cancel', 'malformed');
    return malformedReply(frame);
  }
  const nonce = requestNonce(frame);
  const outcome = handlers.cancel(call, request);
  if (isReject(outcome)) {
    seen(outcome.check, 'refused');
    return encodeCancelRefusal(outcome, nonce);
  }
  seen('timed.cancel', 'answered');
  return encodeCancelReply(nonce);
}

function serveSleepUntil<C>(
  handlers: TimedHandlers<C>,
  call: C,
  frame: Uint8Array,
): Uint8Array | undefined {
  const request = decodeSleepUntil(frame);
  if (request === undefined) {
    seen('timed.sleepUntil', 'malformed');
    return malformedReply(frame);
  }
  const nonce = requestNonce(frame);
  const outcome = isReject(request) ? request : handlers.sleepUntil(call, request, nonce);
  if (outcome === LATER) return undefined;
  if (isReject(outcome)) {
    seen(outcome.check, 'refused');
    return encodeSleepUntilRefusal(outcome, nonce);
  }
  return encodeSleepUntilReply(outcome, nonce);
}

/** The answer of success to a request of timed.sleepUntil that was kept, once its time has come. */
export function answerSleepUntil(reply: SleepUntilReply, nonce: number): Uint8Array {
  seen('timed.sleepUntil', 'answered');
  return encodeSleepUntilReply(reply, nonce);
}

function serveRoom<C>(handlers: TimedHandlers<C>, call: C, frame: Uint8Array): Uint8Array {
  const request = decodeRoom(frame);
  if (request === undefined) {
    seen('timed.room', 'malformed');
    return malformedReply(frame);
  }
  const nonce = requestNonce(frame);
  const outcome = handlers.room(call, request);
  seen('timed.room', 'answered');
  return encodeRoomReply(outcome, nonce);
}

/**
 * From a request to its reply: decode, check, execute. A malformed request never reaches a handler.
 * Nothing if the answer goes out later.
 */
export function serve<C>(
  handlers: TimedHandlers<C>,
  call: C,
  frame: Uint8Array,
): Uint8Array | undefined {
  const opcode = frame[3] ?? 0;
  if (!isFrame(frame, opcode)) return malformedReply(frame);
  switch (opcode) {
    case OPCODE.register:
      return serveRegister(handlers, call, frame);
    case OPCODE.cancel:
      return serveCancel(handlers, call, frame);
    case OPCODE.sleepUntil:
      return serveSleepUntil(handlers, call, frame);
    case OPCODE.room:
      return serveRoom(handlers, call, frame);
    default:
      return malformedReply(frame);
  }
}
