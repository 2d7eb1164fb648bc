// @generated from contracts/rfc-0093-routing.contract.ts (RFC-0093). Do not edit: change the contract, then run `abicus generate`.
// body sha256:c59b1bdc8c8f5a31

import type { Program, Result } from '@abicus/wire';
import { type Channel, callOperation } from '@abicus/wire/service';
import type { Correlation } from './envelope.ts';
import {
  GET_CALL,
  type GetError,
  type GetReply,
  type GetRequest,
  decodeGetReply,
  encodeGet,
} from './ops/get.ts';
import {
  READY_CALL,
  type ReadyError,
  type ReadyReply,
  decodeReadyReply,
  encodeReady,
} from './ops/ready.ts';
import {
  ROUTES_CALL,
  type RoutesError,
  type RoutesReply,
  type RoutesRequest,
  decodeRoutesReply,
  encodeRoutes,
} from './ops/routes.ts';

/** Calls of init. The channel carries the frames. */

/**
 * Asks for SEND of a service, in the slot that the contract of the requester has for it. The requester has closed
 * the capability that was there. The answer says which slot that is.
 */
export function get<E extends string>(
  channel: Channel<Correlation, E, undefined>,
  request: GetRequest,
): Program<Result<GetReply, GetError | 'OutOfBounds' | 'BadReply' | E>> {
  return callOperation(
    channel,
    GET_CALL,
    (correlation) => encodeGet(request, correlation),
    decodeGetReply,
  );
}

/** Says that the program of the sender serves. Only that task can say so, once after each start. */
export function ready<E extends string>(
  channel: Channel<Correlation, E, undefined>,
): Program<Result<ReadyReply, ReadyError | 'OutOfBounds' | 'BadReply' | E>> {
  return callOperation(channel, READY_CALL, encodeReady, decodeReadyReply);
}

/** Replaces the table of allowed routes. */
export function routes<E extends string>(
  channel: Channel<Correlation, E, undefined>,
  request: RoutesRequest,
): Program<Result<RoutesReply, RoutesError | 'OutOfBounds' | 'BadReply' | E>> {
  return callOperation(
    channel,
    ROUTES_CALL,
    (correlation) => encodeRoutes(request, correlation),
    decodeRoutesReply,
  );
}
