// @generated from contracts/rfc-0102-service.contract.ts (RFC-0102). Do not edit: change the contract, then run `abicus generate`.
// body sha256:00052a0fb789d7ce

import { Envelope, NONCE } from '@abicus/wire/service';

/** Frames of stats. Request: magic@0, version@2, opcode@3, nonce@4. Reply: magic@0, version@2, opcode@3, status@4, nonce@5. Little-endian. */

/** The protocol's version, the third byte of each frame. */
export const VERSION = 1;
/** Bytes of the header of a request, before its first field. */
export const REQUEST_HEADER = 8;
/** Bytes of the header of a reply: all of a reject of a malformed request. */
export const REPLY_HEADER = 9;
/** The largest frame of the protocol, in bytes. */
export const FRAME_MAX = 908;

/** Operations by their opcode in requests; bit 7 marks replies. */
export const OPCODE = {
  /** The counts of the caller that are not 0, from this place on, and how many follow them. */
  own: 1,
  /** The same of all clients. */
  all: 2,
  /** What happened besides requests. */
  incidents: 3,
} as const;

/** The header of every frame of stats. The reply to a malformed request has the status MALFORMED. */
export const ENVELOPE: Envelope<number> = new Envelope({
  service: 'stats',
  magic: 'ST',
  version: VERSION,
  nonce: NONCE.u32,
  request: { size: REQUEST_HEADER, nonce: 4 },
  reply: { size: REPLY_HEADER, status: 4, nonce: 5 },
  success: 0,
  malformed: 1,
  denied: 2,
  opcodes: Object.values(OPCODE),
  fullSize: {},
});
