// @generated from contracts/rfc-0102-service.contract.ts (RFC-0102). Do not edit: change the contract, then run `abicus generate`.
// body sha256:5afd67c18119877b

import { type Result, getU64, isU64, ok, putU64 } from '@abicus/wire';
import { BAD_REPLY, ServiceOperation, frameFor } from '@abicus/wire/service';
import { ENVELOPE, OPCODE } from '../envelope.ts';

/** stats.incidents: opcode 3, its reply 131. */

/**
 * What happened besides requests.
 *
 * This is its request.
 */
export type IncidentsRequest = Readonly<Record<string, never>>;

/** The reply of stats.incidents. */
export interface IncidentsReply {
  /** How often it has been started. */
  readonly starts: bigint;
  /** Ends of tasks that it watched; at init, of programs. */
  readonly death: bigint;
  /** Messages that are neither requests nor events of a called service. */
  readonly strayMessage: bigint;
  /** Messages in the form of a notice that are not of the kernel. */
  readonly forgedNotice: bigint;
  /** Notices of watches that have ended. */
  readonly staleNotice: bigint;
  /** Ends of calls that were not started, or have ended. */
  readonly strayReply: bigint;
  /** Capabilities that came with messages which move none. */
  readonly strayCapability: bigint;
  /** Answers to requests that were answered, or whose caller has ended. */
  readonly secondAnswer: bigint;
  /** Capabilities to drop that are not kept. */
  readonly strayDrop: bigint;
  /** Receives that failed, and the endpoint was still there. */
  readonly receiveError: bigint;
  /** Requests of this protocol. */
  readonly statsRequest: bigint;
  /** Programs that it has started again: init alone does. */
  readonly restart: bigint;
}

/** Every status of a reply of stats.incidents, apart from success. */
export type IncidentsError = 'MALFORMED' | 'DENIED';

/** The call of stats.incidents: its request, its replies and its rejects. */
export const INCIDENTS_CALL: ServiceOperation<number, IncidentsError, undefined> =
  new ServiceOperation(ENVELOPE, {
    id: 'stats.incidents',
    opcode: OPCODE.incidents,
    moves: undefined,
    answers: 'now',
    idempotent: true,
    statuses: { 1: 'MALFORMED', 2: 'DENIED' },
    rejectSize: 105,
    bare: [1, 2],
  });

/** A request of 8 bytes, encoded into `into` if given. */
export function encodeIncidents(nonce: number, into?: Uint8Array): Uint8Array {
  const frame = frameFor(into, 8);
  INCIDENTS_CALL.startRequest(frame, nonce);
  return frame;
}

/** Decodes a request; undefined for a malformed frame. Never throws. */
export function decodeIncidents(frame: Uint8Array): IncidentsRequest | undefined {
  if (!INCIDENTS_CALL.isRequest(frame)) return undefined;
  if (frame.length !== 8) return undefined;
  return {};
}

/**
 * The reply of success, 105 bytes, encoded into `into` if given.
 * Nothing if a part is out of bounds.
 */
export function encodeIncidentsReply(
  reply: IncidentsReply,
  nonce: number,
  into?: Uint8Array,
): Uint8Array | undefined {
  if (!isU64(reply.starts)) return undefined;
  if (!isU64(reply.death)) return undefined;
  if (!isU64(reply.strayMessage)) return undefined;
  if (!isU64(reply.forgedNotice)) return undefined;
  if (!isU64(reply.staleNotice)) return undefined;
  if (!isU64(reply.strayReply)) return undefined;
  if (!isU64(reply.strayCapability)) return undefined;
  if (!isU64(reply.secondAnswer)) return undefined;
  if (!isU64(reply.strayDrop)) return undefined;
  if (!isU64(reply.receiveError)) return undefined;
  if (!isU64(reply.statsRequest)) return undefined;
  if (!isU64(reply.restart)) return undefined;
  const frame = frameFor(into, 105);
  INCIDENTS_CALL.startReply(frame, nonce);
  putU64(frame, 9, reply.starts);
  putU64(frame, 17, reply.death);
  putU64(frame, 25, reply.strayMessage);
  putU64(frame, 33, reply.forgedNotice);
  putU64(frame, 41, reply.staleNotice);
  putU64(frame, 49, reply.strayReply);
  putU64(frame, 57, reply.strayCapability);
  putU64(frame, 65, reply.secondAnswer);
  putU64(frame, 73, reply.strayDrop);
  putU64(frame, 81, reply.receiveError);
  putU64(frame, 89, reply.statsRequest);
  putU64(frame, 97, reply.restart);
  return frame;
}

/** Decodes the reply to the request with this nonce; `BadReply` for any other frame. Never throws. */
export function decodeIncidentsReply(
  frame: Uint8Array,
  nonce: number,
): Result<IncidentsReply, IncidentsError | 'BadReply'> {
  const rejected = INCIDENTS_CALL.rejectedBy(frame, nonce);
  if (rejected !== undefined) return rejected;
  if (frame.length !== 105) return BAD_REPLY;
  const starts = getU64(frame, 9);
  const death = getU64(frame, 17);
  const strayMessage = getU64(frame, 25);
  const forgedNotice = getU64(frame, 33);
  const staleNotice = getU64(frame, 41);
  const strayReply = getU64(frame, 49);
  const strayCapability = getU64(frame, 57);
  const secondAnswer = getU64(frame, 65);
  const strayDrop = getU64(frame, 73);
  const receiveError = getU64(frame, 81);
  const statsRequest = getU64(frame, 89);
  const restart = getU64(frame, 97);
  return ok({
    starts,
    death,
    strayMessage,
    forgedNotice,
    staleNotice,
    strayReply,
    strayCapability,
    secondAnswer,
    strayDrop,
    receiveError,
    statsRequest,
    restart,
  });
}
