// @generated from contracts/rfc-0014-peer.contract.ts (RFC-0014/peer). Do not edit: change the contract, then run `abicus generate`.
// body sha256:506d617d02799184

import { FrameServer, type ServedReply } from '@abicus/wire/service';
import { ENVELOPE } from './envelope.ts';
import { ARM_CALL, type ArmReply, type ArmRequest, decodeArm, encodeArmReply } from './ops/arm.ts';
import { END_CALL, type EndReply, type EndRequest, decodeEnd, encodeEndReply } from './ops/end.ts';

/** The server of selftest-peer. */

/** The handlers of a service. A handler gets the decoded request. */
export interface SelftestPeerHandlers<C> {
  /** Arms this many timers, and says how many timed accepted. */
  readonly arm: (call: C, request: ArmRequest) => ArmReply;
  /** Replies, and ends with status 0: it cancels no timer. */
  readonly end: (call: C, request: EndRequest) => EndReply;
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

/** Serves a request: decodes it, calls its handler and returns the reply. A malformed request never reaches a handler. */
export function serve<C>(
  handlers: SelftestPeerHandlers<C>,
  call: C,
  frame: Uint8Array,
): ServedReply<SelftestPeerHandlers<C>> {
  return SERVER.serve(handlers, call, frame);
}
