// @generated from contracts/rfc-0014-peer.contract.ts (RFC-0014/peer). Do not edit: change the contract, then run `abicus generate`.
// body sha256:b1de3677c99acfe6

import { seen } from '@abicus/wire';
import { FrameServer, type LATER, type ServedReply } from '@abicus/wire/service';
import { ENVELOPE } from './envelope.ts';
import { ARM_CALL, type ArmReply, type ArmRequest, decodeArm, encodeArmReply } from './ops/arm.ts';
import {
  BOOTS_CALL,
  type BootsReply,
  type BootsRequest,
  decodeBoots,
  encodeBootsReply,
} from './ops/boots.ts';
import {
  CRASH_CALL,
  type CrashReply,
  type CrashRequest,
  decodeCrash,
  encodeCrashReply,
} from './ops/crash.ts';
import { END_CALL, type EndReply, type EndRequest, decodeEnd, encodeEndReply } from './ops/end.ts';

/** The server of selftest-peer. */

/** The handlers of a service. A handler gets the decoded request. */
export interface SelftestPeerHandlers<C> {
  /** Arms this many timers, and says how many timed accepted. */
  readonly arm: (call: C, request: ArmRequest) => ArmReply;
  /** Replies, and ends with status 0: it cancels no timer. */
  readonly end: (call: C, request: EndRequest) => EndReply;
  /** Ends with a fault. There is no reply: the call ends because its peer is gone. */
  readonly crash: (call: C, request: CrashRequest, nonce: number) => CrashReply | typeof LATER;
  /** How often it has been started, and how many capabilities it was given at its last start. */
  readonly boots: (call: C, request: BootsRequest) => BootsReply;
}

/** Returns the deferred reply of success to a request of selftest-peer.crash. */
export function answerCrash(nonce: number): Uint8Array {
  seen('selftest-peer.crash', 'answered');
  return encodeCrashReply(nonce);
}

/** Decodes requests, calls handlers and encodes their results. */
export const SERVER: FrameServer<number, SelftestPeerHandlers<never>> = new FrameServer(ENVELOPE, [
  { handler: 'arm', operation: ARM_CALL, decode: decodeArm, encode: encodeArmReply },
  {
    handler: 'end',
    operation: END_CALL,
    decode: decodeEnd,
    encode: (_, nonce) => encodeEndReply(nonce),
  },
  {
    handler: 'crash',
    operation: CRASH_CALL,
    decode: decodeCrash,
    encode: (_, nonce) => encodeCrashReply(nonce),
  },
  { handler: 'boots', operation: BOOTS_CALL, decode: decodeBoots, encode: encodeBootsReply },
]);

/**
 * Serves a request: decodes it, calls its handler and returns the reply. A malformed request never reaches a handler.
 * Nothing if the answer goes out later, or never.
 */
export function serve<C>(
  handlers: SelftestPeerHandlers<C>,
  call: C,
  frame: Uint8Array,
): ServedReply<SelftestPeerHandlers<C>> {
  return SERVER.serve(handlers, call, frame);
}
