// @generated from contracts/rfc-0014-peer.contract.ts (RFC-0014/peer). Do not edit: change the contract, then run `abicus generate`.
// body sha256:a49c35f07f256aef

import type { Program, Result } from '@abicus/wire';
import { type Channel, callOperation } from '@abicus/wire/service';
import {
  ARM_CALL,
  type ArmError,
  type ArmReply,
  type ArmRequest,
  decodeArmReply,
  encodeArm,
} from './ops/arm.ts';
import {
  BOOTS_CALL,
  type BootsError,
  type BootsReply,
  decodeBootsReply,
  encodeBoots,
} from './ops/boots.ts';
import {
  CRASH_CALL,
  type CrashError,
  type CrashReply,
  decodeCrashReply,
  encodeCrash,
} from './ops/crash.ts';
import { END_CALL, type EndError, type EndReply, decodeEndReply, encodeEnd } from './ops/end.ts';

/** Calls of selftest-peer. The channel carries the frames. */

/** Arms this many timers, and says how many timed accepted. */
export function arm<E extends string>(
  channel: Channel<number, E, undefined>,
  request: ArmRequest,
): Program<Result<ArmReply, ArmError | 'OutOfBounds' | 'BadReply' | E>> {
  return callOperation(channel, ARM_CALL, (nonce) => encodeArm(request, nonce), decodeArmReply);
}

/** Replies, and ends with status 0: it cancels no timer. */
export function end<E extends string>(
  channel: Channel<number, E, undefined>,
): Program<Result<EndReply, EndError | 'BadReply' | E>> {
  return callOperation(channel, END_CALL, encodeEnd, decodeEndReply);
}

/** Ends with a fault. There is no reply: the call ends because its peer is gone. */
export function crash<E extends string>(
  channel: Channel<number, E, undefined>,
): Program<Result<CrashReply, CrashError | 'BadReply' | E>> {
  return callOperation(channel, CRASH_CALL, encodeCrash, decodeCrashReply);
}

/** How often it has been started, and how many capabilities it was given at its last start. */
export function boots<E extends string>(
  channel: Channel<number, E, undefined>,
): Program<Result<BootsReply, BootsError | 'BadReply' | E>> {
  return callOperation(channel, BOOTS_CALL, encodeBoots, decodeBootsReply);
}
