// @generated from contracts/rfc-0014-peer.contract.ts (RFC-0014/peer). Do not edit: change the contract, then run `abicus generate`.
// body sha256:afec926c42930ac3

import { seen } from '@abicus/wire';
import { FrameServer, type LATER, type ServedReply } from '@abicus/wire/service';
import { ENVELOPE } from './envelope.ts';
import { ARM_CALL, type ArmReply, type ArmRequest, decodeArm, encodeArmReply } from './ops/arm.ts';
import { END_CALL, type EndReply, type EndRequest, decodeEnd, encodeEndReply } from './ops/end.ts';

/** The server of selftest-peer. */

/** The handlers of a service. A handler gets the decoded request. */
export interface SelftestPeerHandlers<C> {
  /** Arms this many timers, and says how many timed accepted. */
  readonly arm: (call: C, request: ArmRequest, nonce: number) => ArmReply | typeof LATER;
  /** Replies, and ends with status 0: it cancels no timer. */
  readonly end: (call: C, request: EndRequest) => EndReply;
}

/** Returns the deferred reply of success to a request of selftest-peer.arm. */
export function answerArm(reply: ArmReply, nonce: number): Uint8Array {
  seen('selftest-peer.arm', 'answered');
  return encodeArmReply(reply, nonce);
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
