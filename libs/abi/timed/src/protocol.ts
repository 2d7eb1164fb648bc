// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:372bc3c971cf35b1

import type { AsyncHandlers, Protocol } from '@abicus/wire/service';
import { ENVELOPE, FRAME_MAX } from './envelope.ts';
import { type FiredEvent, decodeFiredEvent, encodeFiredEvent } from './events.ts';
import {
  CANCEL_CALL,
  type CancelError,
  type CancelReject,
  type CancelReply,
  type CancelRequest,
  decodeCancel,
  decodeCancelReply,
  encodeCancel,
} from './ops/cancel.ts';
import {
  REGISTER_CALL,
  type RegisterError,
  type RegisterReject,
  type RegisterReply,
  type RegisterRequest,
  decodeRegister,
  decodeRegisterReply,
  encodeRegister,
} from './ops/register.ts';
import {
  ROOM_CALL,
  type RoomError,
  type RoomReply,
  type RoomRequest,
  decodeRoom,
  decodeRoomReply,
  encodeRoom,
} from './ops/room.ts';
import {
  SLEEP_UNTIL_CALL,
  type SleepUntilError,
  type SleepUntilReject,
  type SleepUntilReply,
  type SleepUntilRequest,
  decodeSleepUntil,
  decodeSleepUntilReply,
  encodeSleepUntil,
} from './ops/sleep-until.ts';
import { SERVER } from './server.ts';

/** timed over any transport, for `connect` and `serve` of `@abicus/async`. */

/** The request and reply of each operation of timed. */
export interface TimedOperations {
  /**
   * Arms a timer. Its event goes to the endpoint whose SEND capability the request moves. If
   * the owner has live timers, the event goes to the endpoint of the first of them instead, and
   * the new capability is closed.
   */
  readonly register: {
    readonly request: RegisterRequest;
    readonly reply: RegisterReply;
    readonly error: RegisterError | 'OutOfBounds';
    readonly reject: RegisterReject;
  };
  /** Disarms a timer of the caller. */
  readonly cancel: {
    readonly request: CancelRequest;
    readonly reply: CancelReply;
    readonly error: CancelError | 'OutOfBounds';
    readonly reject: CancelReject;
  };
  /** Replies when the deadline has passed. */
  readonly sleepUntil: {
    readonly request: SleepUntilRequest;
    readonly reply: SleepUntilReply;
    readonly error: SleepUntilError | 'OutOfBounds';
    readonly reject: SleepUntilReject;
  };
  /** Returns how many timers all owners together can still arm. */
  readonly room: {
    readonly request: RoomRequest;
    readonly reply: RoomReply;
    readonly error: RoomError;
    readonly reject: never;
  };
}

/** The events of timed. */
export interface TimedEvents {
  /**
   * A timer fired. `now` is coarse, as a reading without the right to time is: rounded down to the window
   * of the timer, or 1 ms if that is less, but not below the planned expiry.
   */
  readonly fired: FiredEvent;
}

/** The handlers of a service, synchronous or with promises. A handler gets the decoded request. */
export type TimedAsyncHandlers<C> = AsyncHandlers<TimedOperations, C>;

/** The protocol of timed. */
export const TIMED_PROTOCOL: Protocol<number, TimedOperations, TimedEvents> = {
  envelope: ENVELOPE,
  frameMax: FRAME_MAX,
  operations: {
    register: {
      operation: REGISTER_CALL,
      encode: encodeRegister,
      decodeRequest: decodeRegister,
      decode: decodeRegisterReply,
    },
    cancel: {
      operation: CANCEL_CALL,
      encode: encodeCancel,
      decodeRequest: decodeCancel,
      decode: decodeCancelReply,
    },
    sleepUntil: {
      operation: SLEEP_UNTIL_CALL,
      encode: encodeSleepUntil,
      decodeRequest: decodeSleepUntil,
      decode: decodeSleepUntilReply,
    },
    room: {
      operation: ROOM_CALL,
      encode: (_, nonce) => encodeRoom(nonce),
      decodeRequest: decodeRoom,
      decode: decodeRoomReply,
    },
  },
  events: {
    fired: { opcode: 192, encode: encodeFiredEvent, decode: decodeFiredEvent },
  },
  server: SERVER,
};
