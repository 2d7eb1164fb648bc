// @generated from contracts/rfc-0102-service.contract.ts (RFC-0102). Do not edit: change the contract, then run `abicus generate`.
// body sha256:62a9d1f879108fe7

import { type Caller, FrameServer, type ServedReply } from '@abicus/wire/service';
import { ENVELOPE, OPCODE } from './envelope.ts';
import { ALL_CALL, type AllReply, type AllRequest, decodeAll, encodeAllReply } from './ops/all.ts';
import {
  INCIDENTS_CALL,
  type IncidentsReply,
  type IncidentsRequest,
  decodeIncidents,
  encodeIncidentsReply,
} from './ops/incidents.ts';
import { OWN_CALL, type OwnReply, type OwnRequest, decodeOwn, encodeOwnReply } from './ops/own.ts';

/** The server of stats. */

/** The handlers of a service. A handler gets the decoded request. */
export interface StatsHandlers<C> {
  /** The counts of the caller that are not 0, from this place on, and how many follow them. */
  readonly own: (call: C, request: OwnRequest) => OwnReply;
  /** The same of all clients. */
  readonly all: (call: C, request: AllRequest) => AllReply;
  /** What happened besides requests. */
  readonly incidents: (call: C, request: IncidentsRequest) => IncidentsReply;
}

/** The identities that may call an operation with its own authority, by opcode. */
export const OPERATION_AUTHORITY: ReadonlyMap<number, ReadonlySet<bigint>> = new Map([
  [
    OPCODE.all,
    new Set([
      0x52c6c4a34ffb3f69n, // selftest-client
      0x32c5f2e014497e76n, // metricsd
    ]),
  ],
  [
    OPCODE.incidents,
    new Set([
      0x52c6c4a34ffb3f69n, // selftest-client
      0x32c5f2e014497e76n, // metricsd
    ]),
  ],
]);

/** Decodes requests, calls handlers and encodes their results. */
export const SERVER: FrameServer<number, StatsHandlers<never>, Caller> = new FrameServer(
  ENVELOPE,
  [
    { handler: 'own', operation: OWN_CALL, decode: decodeOwn, encode: encodeOwnReply },
    { handler: 'all', operation: ALL_CALL, decode: decodeAll, encode: encodeAllReply },
    {
      handler: 'incidents',
      operation: INCIDENTS_CALL,
      decode: decodeIncidents,
      encode: encodeIncidentsReply,
    },
  ],
  ({ sender }, opcode) => OPERATION_AUTHORITY.get(opcode)?.has(sender) ?? true,
);

/**
 * Serves a request: decodes it, calls its handler and returns the reply. A malformed request never reaches a handler.
 * A caller without authority is rejected before its request is decoded.
 */
export function serve<C extends Caller>(
  handlers: StatsHandlers<C>,
  call: C,
  frame: Uint8Array,
): ServedReply<StatsHandlers<C>> {
  return SERVER.serve(handlers, call, frame);
}
