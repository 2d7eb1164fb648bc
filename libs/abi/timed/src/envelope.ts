// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:92f5863515ecce2e

import { Envelope, NONCE } from '@abicus/wire/service';

/** Frames of timed. Request: magic@0, version@2, opcode@3, nonce@4. Reply: magic@0, version@2, opcode@3, status@4, nonce@5. Little-endian. */

/** The protocol's version, the third byte of each frame. */
export const VERSION = 1;
/** Bytes of the header of a request, before its first field. */
export const REQUEST_HEADER = 8;
/** Bytes of the header of a reply: all of a reject of a malformed request. */
export const REPLY_HEADER = 9;
/** The largest frame of the protocol, in bytes. */
export const FRAME_MAX = 24;

/** Operations by their opcode in requests; bit 7 marks replies. */
export const OPCODE = {
  /**
   * Arms a timer. Its event goes to the endpoint whose SEND capability the request moves. If
   * the owner has live timers, the event goes to the endpoint of the first of them instead, and
   * the new capability is closed.
   */
  register: 1,
  /** Disarms a timer of the caller. */
  cancel: 2,
  /** Replies when the deadline has passed. */
  sleepUntil: 3,
  /** Returns how many timers all owners together can still arm. */
  room: 32,
} as const;

/** The header of every frame of timed. The reply to a malformed request has the status MALFORMED. */
export const ENVELOPE: Envelope<number> = new Envelope({
  service: 'timed',
  magic: 'TM',
  version: VERSION,
  nonce: NONCE.u32,
  request: { size: REQUEST_HEADER, nonce: 4 },
  reply: { size: REPLY_HEADER, status: 4, nonce: 5 },
  success: 0,
  malformed: 4,
  overload: 2,
  opcodes: Object.values(OPCODE),
  fullSize: { 3: 17 },
});
