// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:866488236a3ac031

import { type Result, isReject } from '@abicus/wire';
import { type FiredEvent, decodeFiredEvent, encodeFiredEvent } from '../events.ts';
import {
  type CancelRequest,
  decodeCancel,
  decodeCancelReply,
  encodeCancel,
  encodeCancelReply,
} from '../ops/cancel.ts';
import {
  type RegisterReply,
  type RegisterRequest,
  decodeRegister,
  decodeRegisterReply,
  encodeRegister,
  encodeRegisterReply,
} from '../ops/register.ts';
import {
  type RoomReply,
  decodeRoom,
  decodeRoomReply,
  encodeRoom,
  encodeRoomReply,
} from '../ops/room.ts';
import {
  type SleepUntilReply,
  type SleepUntilRequest,
  decodeSleepUntil,
  decodeSleepUntilReply,
  encodeSleepUntil,
  encodeSleepUntilReply,
} from '../ops/sleep-until.ts';
import type { Decoded, FrameCodec } from './frame-codec.ts';

function ofOutcome(outcome: unknown): Decoded {
  if (outcome === undefined) return { error: 'malformed' };
  return isReject(outcome) ? { error: outcome.error } : { value: outcome };
}

function ofResult(result: Result<unknown, string>): Decoded {
  return result.ok ? { value: result.value } : { error: result.error };
}

/** The codecs of all frames: `timed.register.request`, `timed.register.reply`, and events by their ids. */
export const FRAME_CODECS: Readonly<Record<string, FrameCodec>> = {
  'timed.register.request': {
    encode: (value, nonce, into) => encodeRegister(value as RegisterRequest, Number(nonce), into),
    decode: (frame) => ofOutcome(decodeRegister(frame)),
  },
  'timed.register.reply': {
    encode: (value, nonce, into) =>
      encodeRegisterReply(value as RegisterReply, Number(nonce), into),
    decode: (frame, nonce) => ofResult(decodeRegisterReply(frame, Number(nonce))),
  },
  'timed.cancel.request': {
    encode: (value, nonce, into) => encodeCancel(value as CancelRequest, Number(nonce), into),
    decode: (frame) => ofOutcome(decodeCancel(frame)),
  },
  'timed.cancel.reply': {
    encode: (_value, nonce, into) => encodeCancelReply(Number(nonce), into),
    decode: (frame, nonce) => ofResult(decodeCancelReply(frame, Number(nonce))),
  },
  'timed.sleepUntil.request': {
    encode: (value, nonce, into) =>
      encodeSleepUntil(value as SleepUntilRequest, Number(nonce), into),
    decode: (frame) => ofOutcome(decodeSleepUntil(frame)),
  },
  'timed.sleepUntil.reply': {
    encode: (value, nonce, into) =>
      encodeSleepUntilReply(value as SleepUntilReply, Number(nonce), into),
    decode: (frame, nonce) => ofResult(decodeSleepUntilReply(frame, Number(nonce))),
  },
  'timed.room.request': {
    encode: (_value, nonce, into) => encodeRoom(Number(nonce), into),
    decode: (frame) => ofOutcome(decodeRoom(frame)),
  },
  'timed.room.reply': {
    encode: (value, nonce, into) => encodeRoomReply(value as RoomReply, Number(nonce), into),
    decode: (frame, nonce) => ofResult(decodeRoomReply(frame, Number(nonce))),
  },
  'timed.event.fired': {
    encode: (value, _nonce, into) => encodeFiredEvent(value as FiredEvent, into),
    decode: (frame) => ofOutcome(decodeFiredEvent(frame)),
  },
};
