// @generated from contracts/rfc-0102-service.contract.ts (RFC-0102). Do not edit: change the contract, then run `abicus generate`.
// body sha256:01876358802dbb95

import type { AsyncHandlers, Protocol } from '@abicus/wire/service';
import { ENVELOPE, FRAME_MAX } from './envelope.ts';
import {
  ALL_CALL,
  type AllError,
  type AllReply,
  type AllRequest,
  decodeAll,
  decodeAllReply,
  encodeAll,
} from './ops/all.ts';
import {
  INCIDENTS_CALL,
  type IncidentsError,
  type IncidentsReply,
  type IncidentsRequest,
  decodeIncidents,
  decodeIncidentsReply,
  encodeIncidents,
} from './ops/incidents.ts';
import {
  OWN_CALL,
  type OwnError,
  type OwnReply,
  type OwnRequest,
  decodeOwn,
  decodeOwnReply,
  encodeOwn,
} from './ops/own.ts';
import { SERVER } from './server.ts';

/** stats over any transport, for `connect` and `serve` of `@abicus/async`. */

/** The request and reply of each operation of stats. */
export interface StatsOperations {
  /** The counts of the caller that are not 0, from this place on, and how many follow them. */
  readonly own: {
    readonly request: OwnRequest;
    readonly reply: OwnReply;
    readonly error: OwnError | 'OutOfBounds';
    readonly reject: never;
  };
  /** The same of all clients. */
  readonly all: {
    readonly request: AllRequest;
    readonly reply: AllReply;
    readonly error: AllError | 'OutOfBounds';
    readonly reject: never;
  };
  /** What happened besides requests. */
  readonly incidents: {
    readonly request: IncidentsRequest;
    readonly reply: IncidentsReply;
    readonly error: IncidentsError;
    readonly reject: never;
  };
}

/** The events of stats. */
export type StatsEvents = Readonly<Record<never, never>>;

/** The handlers of a service, synchronous or with promises. A handler gets the decoded request. */
export type StatsAsyncHandlers<C> = AsyncHandlers<StatsOperations, C>;

/** The protocol of stats. */
export const STATS_PROTOCOL: Protocol<number, StatsOperations, StatsEvents> = {
  envelope: ENVELOPE,
  frameMax: FRAME_MAX,
  operations: {
    own: {
      operation: OWN_CALL,
      encode: encodeOwn,
      decodeRequest: decodeOwn,
      decode: decodeOwnReply,
    },
    all: {
      operation: ALL_CALL,
      encode: encodeAll,
      decodeRequest: decodeAll,
      decode: decodeAllReply,
    },
    incidents: {
      operation: INCIDENTS_CALL,
      encode: (_, nonce) => encodeIncidents(nonce),
      decodeRequest: decodeIncidents,
      decode: decodeIncidentsReply,
    },
  },
  events: {},
  server: SERVER,
};
