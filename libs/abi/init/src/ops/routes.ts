// @generated from contracts/rfc-0093-routing.contract.ts (RFC-0093). Do not edit: change the contract, then run `abicus generate`.
// body sha256:65f7de5a5b4b88f2

import {
  FrameReader,
  type Reject,
  type Result,
  beginFrame,
  endFrame,
  ok,
  putU8,
  wideReject,
} from '@abicus/wire';
import { BAD_REPLY, VersionedOperation, frameFor } from '@abicus/wire/service';
import { type Correlation, ENVELOPE, OPCODE } from '../envelope.ts';
import {
  type AllowedRoute,
  readAllowedRoute,
  writeAllowedRoute,
} from '../records/allowed-route.ts';

/** init.routes: opcode 66, its reply 194. */

/**
 * Replaces the table of allowed routes.
 *
 * This is its request.
 */
export interface RoutesRequest {
  /** 0 to 255 elements. */
  readonly allowed: readonly AllowedRoute[];
}

/** The most elements of each list, and bytes of each text, in a request of init.routes. */
export const ROUTES_REQUEST_MAX = { allowed: 255 } as const;

/** The reply of init.routes. */
export type RoutesReply = Readonly<Record<string, never>>;

/** The checks of init.routes, in the order in which they are made; the first one decides. */
export const routesRejects = {
  /** Not policyd. */
  authority: wideReject('init.routes.authority', 'DENIED', 3) as Reject<
    'DENIED',
    'init.routes.authority'
  >,
} as const;

/** A reject of init.routes. */
export type RoutesReject = (typeof routesRejects)[keyof typeof routesRejects];

/** Every status of a reply of init.routes, apart from success. */
export type RoutesError = 'MALFORMED' | 'DENIED';

/** The call of init.routes: its request, its replies and its rejects. */
export const ROUTES_CALL: VersionedOperation<Correlation, RoutesError, undefined> =
  new VersionedOperation(
    ENVELOPE,
    {
      id: 'init.routes',
      opcode: OPCODE.routes,
      moves: undefined,
      answers: 'never',
      idempotent: true,
      statuses: { 2: 'MALFORMED', 3: 'DENIED' },
      rejectSize: 0,
      bare: [2],
    },
    ['v2'],
  );

/**
 * A request of 9 to 4,089 bytes, encoded into `into` if given.
 * Nothing if a part is out of bounds.
 * Nothing in a version that does not have the operation.
 */
export function encodeRoutes(
  request: RoutesRequest,
  correlation: Correlation,
  into?: Uint8Array,
): Uint8Array | undefined {
  if (!ROUTES_CALL.has(correlation)) return undefined;
  const at = ROUTES_CALL.requestHeader(correlation);
  const writer = beginFrame(into, 4089);
  writer.skip(at);
  putU8(writer.bytes, writer.skip(1), writer.list(request.allowed, 0, 255, writeAllowedRoute));
  writer.skip(ROUTES_CALL.trailer(correlation));
  const frame = endFrame(writer);
  if (frame === undefined) return undefined;
  ROUTES_CALL.startRequest(frame, correlation);
  return frame;
}

/** Decodes a request; undefined for a malformed frame. Never throws. */
export function decodeRoutes(frame: Uint8Array): RoutesRequest | undefined {
  return ROUTES_CALL.decode(frame, readRoutesRequest);
}

/** The fields of a request between two offsets of a frame, as `decodeRoutes` gives them. */
export function readRoutesRequest(
  frame: Uint8Array,
  at: number,
  end: number,
): RoutesRequest | undefined {
  const reader = new FrameReader(frame, at, end);
  const allowed = reader.list(reader.u8(), 0, 255, readAllowedRoute);
  if (!reader.isWhole) return undefined;
  return { allowed };
}

/**
 * The reply of success, 9 bytes, encoded into `into` if given.
 * Nothing in a version that does not have the operation.
 */
export function encodeRoutesReply(
  correlation: Correlation,
  into?: Uint8Array,
): Uint8Array | undefined {
  if (!ROUTES_CALL.has(correlation)) return undefined;
  const at = ROUTES_CALL.replyHeader(correlation);
  const frame = frameFor(into, at + ROUTES_CALL.trailer(correlation));
  ROUTES_CALL.startReply(frame, correlation);
  return frame;
}

/** Decodes the reply to the request with this correlation; `BadReply` for any other frame. Never throws. */
export function decodeRoutesReply(
  frame: Uint8Array,
  correlation: Correlation,
): Result<RoutesReply, RoutesError | 'BadReply'> {
  const rejected = ROUTES_CALL.rejectedBy(frame, correlation);
  if (rejected !== undefined) return rejected;
  const at = ROUTES_CALL.replyHeader(correlation);
  const end = frame.length - ROUTES_CALL.trailer(correlation);
  if (end !== at) return BAD_REPLY;
  return ok({});
}
