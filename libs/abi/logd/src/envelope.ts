// @generated from contracts/rfc-0011-logd.contract.ts (RFC-0011/logd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:41c7fda023f4c300

import { NONCE, VersionedEnvelope } from '@abicus/wire/service';

/**
 * Frames of logd, little-endian.
 *
 * v1, number 1. Request: magic@0, version@2, opcode@3. Reply: magic@0, version@2, opcode@3, status@4.
 *
 * v2, number 2. Request: magic@0, version@2, opcode@3, nonce@4. Reply: magic@0, version@2, opcode@3, status@4, nonce@5.
 */

/** The largest frame of the protocol, in bytes. */
export const FRAME_MAX = 1023;

/** Operations by their opcode in requests; bit 7 marks replies. */
export const OPCODE = {
  /**
   * Adds a record to the journal. `fields` are lines `key=value`; the keys `sender_service_id`, `service_id`,
   * `requester_id` and `service` are not for senders. `dropped` is how many records were dropped so far.
   */
  append: 1,
  /**
   * Reads the records that were stored at `since` or later, the oldest first, `max` of them or as many as fit a
   * reply. The next page begins one nanosecond after the last record. `total` is how many were ever stored.
   */
  query: 2,
  /** How full the journal is. */
  stats: 3,
} as const;

/** What ties a reply to its request: the version of both, and the nonce where that has one. */
export type Correlation =
  | { readonly version: 'v1' }
  | { readonly version: 'v2'; readonly nonce: bigint };

/** What every frame of logd starts with, by version, and how malformed ones are answered. */
export const ENVELOPE: VersionedEnvelope<Correlation> = new VersionedEnvelope({
  service: 'logd',
  magic: 'LO',
  versions: [
    { name: 'v1', number: 1, request: { size: 4 }, reply: { size: 5, status: 4 }, trailer: 0 },
    {
      name: 'v2',
      number: 2,
      nonce: NONCE.u64,
      request: { size: 12, nonce: 4 },
      reply: { size: 13, status: 4, nonce: 5 },
      trailer: 0,
    },
  ],
  success: 0,
  overload: 6,
  foreign: {
    status: 1,
    form: 'full',
    as: OPCODE.stats,
    opcode: 'own',
    version: 'v1',
    nonce: 'echo',
  },
  unknownVersion: {
    status: 2,
    form: 'full',
    as: OPCODE.stats,
    opcode: 'own',
    version: 'v1',
    nonce: 'echo',
  },
  unknownOpcode: { status: 2, form: 'full', as: OPCODE.stats, opcode: 'own', nonce: 'echo' },
  operations: [
    {
      opcode: OPCODE.append,
      versions: ['v1', 'v2'],
      malformed: { status: 4, form: 'full', opcode: 'own', nonce: 'echo' },
      emptyReply: 16,
    },
    {
      opcode: OPCODE.query,
      versions: ['v1', 'v2'],
      malformed: { status: 1, form: 'full', opcode: 'own', nonce: 'echo' },
      emptyReply: 18,
    },
    {
      opcode: OPCODE.stats,
      versions: ['v1', 'v2'],
      malformed: { status: 1, form: 'full', opcode: 'own', nonce: 'echo' },
      emptyReply: 32,
    },
  ],
});
