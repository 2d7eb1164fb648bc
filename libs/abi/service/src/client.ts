// @generated from contracts/rfc-0102-service.contract.ts (RFC-0102). Do not edit: change the contract, then run `abicus generate`.
// body sha256:addb03e6e69ed602

import type { Program, Result } from '@abicus/wire';
import { type Channel, callOperation } from '@abicus/wire/service';
import {
  ALL_CALL,
  type AllError,
  type AllReply,
  type AllRequest,
  decodeAllReply,
  encodeAll,
} from './ops/all.ts';
import {
  INCIDENTS_CALL,
  type IncidentsError,
  type IncidentsReply,
  decodeIncidentsReply,
  encodeIncidents,
} from './ops/incidents.ts';
import {
  OWN_CALL,
  type OwnError,
  type OwnReply,
  type OwnRequest,
  decodeOwnReply,
  encodeOwn,
} from './ops/own.ts';

/** Calls of stats. The channel carries the frames. */

/** The counts of the caller that are not 0, from this place on, and how many follow them. */
export function own<E extends string>(
  channel: Channel<number, E, undefined>,
  request: OwnRequest,
): Program<Result<OwnReply, OwnError | 'OutOfBounds' | 'BadReply' | E>> {
  return callOperation(channel, OWN_CALL, (nonce) => encodeOwn(request, nonce), decodeOwnReply);
}

/** The same of all clients. */
export function all<E extends string>(
  channel: Channel<number, E, undefined>,
  request: AllRequest,
): Program<Result<AllReply, AllError | 'OutOfBounds' | 'BadReply' | E>> {
  return callOperation(channel, ALL_CALL, (nonce) => encodeAll(request, nonce), decodeAllReply);
}

/** What happened besides requests. */
export function incidents<E extends string>(
  channel: Channel<number, E, undefined>,
): Program<Result<IncidentsReply, IncidentsError | 'BadReply' | E>> {
  return callOperation(channel, INCIDENTS_CALL, encodeIncidents, decodeIncidentsReply);
}
