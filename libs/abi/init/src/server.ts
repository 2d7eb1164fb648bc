// @generated from contracts/rfc-0093-routing.contract.ts (RFC-0093). Do not edit: change the contract, then run `abicus generate`.
// body sha256:021f9bbf808ba0eb

import { seen } from '@abicus/wire';
import { type LATER, VersionedServer } from '@abicus/wire/service';
import { type Correlation, ENVELOPE } from './envelope.ts';
import {
  GET_CALL,
  type GetReject,
  type GetReply,
  type GetRequest,
  encodeGetReply,
  readGetRequest,
} from './ops/get.ts';
import {
  READY_CALL,
  type ReadyReject,
  type ReadyRequest,
  encodeReadyReply,
  readReadyRequest,
} from './ops/ready.ts';
import {
  ROUTES_CALL,
  type RoutesReject,
  type RoutesRequest,
  encodeRoutesReply,
  readRoutesRequest,
} from './ops/routes.ts';

/** The server of init. */

/** The handlers of a service. A handler gets the decoded request. */
export interface InitHandlers<C> {
  /**
   * Asks for SEND of a service, in the slot that the contract of the requester has for it: a stale capability there is
   * replaced, and one of the latest instance stays. The answer says which slot that is.
   */
  readonly get: (
    call: C,
    request: GetRequest,
    correlation: Correlation,
  ) => GetReply | GetReject | typeof LATER;
  /** Says that the program of the sender serves. Only that task can say so, once after each start. */
  readonly ready: (call: C, request: ReadyRequest) => undefined | ReadyReject;
  /** Replaces the table of allowed routes. */
  readonly routes: (call: C, request: RoutesRequest) => undefined | RoutesReject;
}

/** Returns the deferred reply of success to a request of init.get. */
export function answerGet(reply: GetReply, correlation: Correlation): Uint8Array | undefined {
  seen('init.get', 'answered');
  return encodeGetReply(reply, correlation);
}

/** Decodes requests, calls handlers and encodes their results. */
export const SERVER: VersionedServer<Correlation, InitHandlers<never>> = new VersionedServer(
  ENVELOPE,
  [
    { handler: 'get', operation: GET_CALL, read: readGetRequest, encode: encodeGetReply },
    {
      handler: 'ready',
      operation: READY_CALL,
      read: readReadyRequest,
      encode: (_, correlation) => encodeReadyReply(correlation),
    },
    {
      handler: 'routes',
      operation: ROUTES_CALL,
      read: readRoutesRequest,
      encode: (_, correlation) => encodeRoutesReply(correlation),
    },
  ],
);

/**
 * Serves a request: decodes it, calls its handler and returns the reply. A malformed request never reaches a handler.
 * Nothing if the answer goes out later, or if there is none.
 */
export function serve<C>(
  handlers: InitHandlers<C>,
  call: C,
  frame: Uint8Array,
): Uint8Array | undefined {
  return SERVER.serve(handlers, call, frame);
}
