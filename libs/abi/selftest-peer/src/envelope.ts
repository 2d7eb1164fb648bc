// @generated from contracts/rfc-0014-peer.contract.ts (RFC-0014/peer). Do not edit: change the contract, then run `abicus generate`.
// body sha256:8bf99b1c8ee444c5

import { Envelope, NONCE } from '@abicus/wire/service';

/** Frames of selftest-peer. Request: magic@0, version@2, opcode@3, nonce@4. Reply: magic@0, version@2, opcode@3, status@4, nonce@5. Little-endian. */

/** The protocol's version, the third byte of each frame. */
export const VERSION = 1;
/** Bytes of the header of a request, before its first field. */
export const REQUEST_HEADER = 8;
/** Bytes of the header of a reply: all of a reject of a malformed request. */
export const REPLY_HEADER = 9;
/** The largest frame of the protocol, in bytes. */
export const FRAME_MAX = 17;

/** Operations by their opcode in requests; bit 7 marks replies. */
export const OPCODE = {
  /** Arms this many timers, and says how many timed accepted. */
  arm: 1,
  /** Replies, and ends with status 0: it cancels no timer. */
  end: 2,
  /** Ends with a fault. There is no reply: the call ends because its peer is gone. */
  crash: 3,
  /** How often it has been started, and how many capabilities it was given at its last start. */
  boots: 4,
} as const;

/** The header of every frame of selftest-peer. The reply to a malformed request has the status MALFORMED. */
export const ENVELOPE: Envelope<number> = new Envelope({
  service: 'selftest-peer',
  magic: 'PE',
  version: VERSION,
  nonce: NONCE.u32,
  request: { size: REQUEST_HEADER, nonce: 4 },
  reply: { size: REPLY_HEADER, status: 4, nonce: 5 },
  success: 0,
  malformed: 1,
  opcodes: Object.values(OPCODE),
  fullSize: {},
});
