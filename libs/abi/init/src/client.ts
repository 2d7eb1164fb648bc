// @generated from contracts/rfc-0093-routing.contract.ts (RFC-0093). Do not edit: change the contract, then run `abicus generate`.
// body sha256:85e3c4e2eaf2b813

import type { Program, Result } from '@abicus/wire';
import { type Channel, callOperation, sendOperation } from '@abicus/wire/service';
import type { Correlation } from './envelope.ts';
import {
  GET_CALL,
  type GetError,
  type GetReply,
  type GetRequest,
  decodeGetReply,
  encodeGet,
} from './ops/get.ts';
import { READY_CALL, encodeReady } from './ops/ready.ts';
import { ROUTES_CALL, type RoutesRequest, encodeRoutes } from './ops/routes.ts';

/** Calls of init. The channel carries the frames. */

/**
 * Asks for SEND of a service, in the slot that the contract of the requester has for it: a stale capability there is
 * replaced, and one of the latest instance stays. The answer says which slot that is.
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
): Program<Result<undefined, 'OutOfBounds' | E>> {
  return sendOperation(channel, READY_CALL, encodeReady);
}

/** Replaces the table of allowed routes. */
export function routes<E extends string>(
  channel: Channel<Correlation, E, undefined>,
  request: RoutesRequest,
): Program<Result<undefined, 'OutOfBounds' | E>> {
  return sendOperation(channel, ROUTES_CALL, (correlation) => encodeRoutes(request, correlation));
}
