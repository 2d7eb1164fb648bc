// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:9444222b6892304e

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
    encode: (value, nonce) => encodeRegister(value as RegisterRequest, Number(nonce)),
    decode: (frame) => ofOutcome(decodeRegister(frame)),
  },
  'timed.register.reply': {
    encode: (value, nonce) => encodeRegisterReply(value as RegisterReply, Number(nonce)),
    decode: (frame, nonce) => ofResult(decodeRegisterReply(frame, Number(nonce))),
  },
  'timed.cancel.request': {
    encode: (value, nonce) => encodeCancel(value as CancelRequest, Number(nonce)),
    decode: (frame) => ofOutcome(decodeCancel(frame)),
  },
  'timed.cancel.reply': {
    encode: (_value, nonce) => encodeCancelReply(Number(nonce)),
    decode: (frame, nonce) => ofResult(decodeCancelReply(frame, Number(nonce))),
  },
  'timed.sleepUntil.request': {
    encode: (value, nonce) => encodeSleepUntil(value as SleepUntilRequest, Number(nonce)),
    decode: (frame) => ofOutcome(decodeSleepUntil(frame)),
  },
  'timed.sleepUntil.reply': {
    encode: (value, nonce) => encodeSleepUntilReply(value as SleepUntilReply, Number(nonce)),
    decode: (frame, nonce) => ofResult(decodeSleepUntilReply(frame, Number(nonce))),
  },
  'timed.room.request': {
    encode: (_value, nonce) => encodeRoom(Number(nonce)),
    decode: (frame) => ofOutcome(decodeRoom(frame)),
  },
  'timed.room.reply': {
    encode: (value, nonce) => encodeRoomReply(value as RoomReply, Number(nonce)),
    decode: (frame, nonce) => ofResult(decodeRoomReply(frame, Number(nonce))),
  },
  'timed.event.fired': {
    encode: (value, _nonce) => encodeFiredEvent(value as FiredEvent),
    decode: (frame) => ofOutcome(decodeFiredEvent(frame)),
  },
};
