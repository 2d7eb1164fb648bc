// @generated from contracts/rfc-0093-routing.contract.ts (RFC-0093). Do not edit: change the contract, then run `abicus generate`.
// body sha256:eee589ae5e82c23d

import {
  type Reject,
  type Result,
  allZero,
  getU32,
  getU8,
  isU32,
  ok,
  putU32,
  putU8,
  readUtf8,
  utf8Length,
  wideReject,
  writeUtf8,
} from '@abicus/wire';
import { BAD_REPLY, VersionedOperation, frameFor } from '@abicus/wire/service';
import { type Correlation, ENVELOPE, OPCODE } from '../envelope.ts';

/** init.get: opcode 64, its reply 192. */

/**
 * Asks for SEND of a service, in the slot that the contract of the requester has for it: a stale capability there is
 * replaced, and one of the latest instance stays. The answer says which slot that is.
 *
 * This is its request.
 */
export interface GetRequest {
  /** 1 to 48 bytes. */
  readonly name: string;
}

/** The most elements of each list, and bytes of each text, in a request of init.get. */
export const GET_REQUEST_MAX = { name: 48 } as const;

/** The reply of init.get. */
export interface GetReply {
  readonly send: number;
}

/** The checks of init.get, in the order in which they are made; the first one decides. */
export const getRejects = {
  /** No booted program with a service has this name. */
  target: wideReject('init.get.target', 'NOT_FOUND', 1) as Reject<'NOT_FOUND', 'init.get.target'>,
  /** The contract of the requester does not declare calls of it. */
  declared: wideReject('init.get.declared', 'DENIED', 3) as Reject<'DENIED', 'init.get.declared'>,
  /** The table of policyd does not have the route, or there is none. */
  policy: wideReject('init.get.policy', 'DENIED', 3) as Reject<'DENIED', 'init.get.policy'>,
  /** It has ended and is not restarted. */
  ended: wideReject('init.get.ended', 'STALE', 4) as Reject<'STALE', 'init.get.ended'>,
  /** Too many questions wait for a restart. */
  parked: wideReject('init.get.parked', 'STALE', 4) as Reject<'STALE', 'init.get.parked'>,
  /** The slot of the requester holds what init did not put there. */
  slot: wideReject('init.get.slot', 'MALFORMED', 2) as Reject<'MALFORMED', 'init.get.slot'>,
} as const;

/** A reject of init.get. */
export type GetReject = (typeof getRejects)[keyof typeof getRejects];

/** Every status of a reply of init.get, apart from success. */
export type GetError = 'NOT_FOUND' | 'MALFORMED' | 'DENIED' | 'STALE';

/** The call of init.get: its request, its replies and its rejects. */
export const GET_CALL: VersionedOperation<Correlation, GetError, undefined> =
  new VersionedOperation(
    ENVELOPE,
    {
      id: 'init.get',
      opcode: OPCODE.get,
      moves: undefined,
      answers: 'later',
      idempotent: true,
      statuses: { 1: 'NOT_FOUND', 2: 'MALFORMED', 3: 'DENIED', 4: 'STALE' },
      rejectSize: 8,
      bare: [],
    },
    ['v1', 'v2'],
  );

/**
 * A request of 6 to 57 bytes, encoded into `into` if given.
 * Nothing if a part is out of bounds.
 */
export function encodeGet(
  request: GetRequest,
  correlation: Correlation,
  into?: Uint8Array,
): Uint8Array | undefined {
  const at = GET_CALL.requestHeader(correlation);
  const nameLength = utf8Length(request.name);
  if (!(nameLength >= 1 && nameLength <= 48)) return undefined;
  const frame = frameFor(into, at + 1 + nameLength + GET_CALL.trailer(correlation));
  GET_CALL.startRequest(frame, correlation);
  putU8(frame, at, nameLength);
  writeUtf8(frame, at + 1, request.name, nameLength);
  return frame;
}

/** Decodes a request; undefined for a malformed frame. Never throws. */
export function decodeGet(frame: Uint8Array): GetRequest | undefined {
  return GET_CALL.decode(frame, readGetRequest);
}

/** The fields of a request between two offsets of a frame, as `decodeGet` gives them. */
export function readGetRequest(frame: Uint8Array, at: number, end: number): GetRequest | undefined {
  const nameLength = getU8(frame, at);
  if (nameLength < 1 || nameLength > 48) return undefined;
  if (end !== at + 1 + nameLength) return undefined;
  const name = readUtf8(frame, at + 1, at + 1 + nameLength);
  if (name === undefined) return undefined;
  return { name };
}

/**
 * The reply of success, 13 to 17 bytes, encoded into `into` if given.
 * Nothing if a part is out of bounds.
 */
export function encodeGetReply(
  reply: GetReply,
  correlation: Correlation,
  into?: Uint8Array,
): Uint8Array | undefined {
  const at = GET_CALL.replyHeader(correlation);
  if (!isU32(reply.send)) return undefined;
  const frame = frameFor(into, at + 8 + GET_CALL.trailer(correlation));
  GET_CALL.startReply(frame, correlation);
  putU32(frame, at, reply.send);
  frame.fill(0, at + 4, at + 4 + 4);
  return frame;
}

/** Decodes the reply to the request with this correlation; `BadReply` for any other frame. Never throws. */
export function decodeGetReply(
  frame: Uint8Array,
  correlation: Correlation,
): Result<GetReply, GetError | 'BadReply'> {
  const rejected = GET_CALL.rejectedBy(frame, correlation);
  if (rejected !== undefined) return rejected;
  const at = GET_CALL.replyHeader(correlation);
  const end = frame.length - GET_CALL.trailer(correlation);
  if (end !== at + 8) return BAD_REPLY;
  if (!allZero(frame, at + 4, 4)) return BAD_REPLY;
  const send = getU32(frame, at);
  return ok({ send });
}
