// @generated from contracts/rfc-0093-routing.contract.ts (RFC-0093). Do not edit: change the contract, then run `abicus generate`.
// body sha256:e01d9f460bd665aa

import { NONCE, VersionedEnvelope } from '@abicus/wire/service';

/**
 * Frames of init, little-endian.
 *
 * v1, number 1. Request: magic@0, version@2, opcode@3. Reply: magic@0, version@2, opcode@3, status@4.
 *
 * v2, number 1. Request: magic@0, version@2, opcode@3, nonce at the end. Reply: magic@0, version@2, opcode@3, status@4, nonce at the end.
 */

/** The largest frame of the protocol, in bytes. */
export const FRAME_MAX = 4089;

/** Operations by their opcode in requests; bit 7 marks replies. */
export const OPCODE = {
  /**
   * Asks for SEND of a service, in the slot that the contract of the requester has for it: a stale capability there is
   * replaced, and one of the latest instance stays. The answer says which slot that is.
   */
  get: 64,
  /** Says that the program of the sender serves. Only that task can say so, once after each start. */
  ready: 65,
  /** Replaces the table of allowed routes. */
  routes: 66,
} as const;

/** What ties a reply to its request: the version of both, and the nonce where that has one. */
export type Correlation =
  /** Without a nonce. */
  | { readonly version: 'v1' }
  /** The same with a nonce at the end. */
  | { readonly version: 'v2'; readonly nonce: number };

/** What every frame of init starts with, by version, and how malformed ones are answered. */
export const ENVELOPE: VersionedEnvelope<Correlation> = new VersionedEnvelope({
  service: 'init',
  magic: 'RT',
  versions: [
    {
      name: 'v1',
      number: 1,
      request: { size: 4 },
      reply: { size: 5, status: 4 },
      trailer: 0,
      rejected: 2,
    },
    {
      name: 'v2',
      number: 1,
      nonce: NONCE.u32,
      request: { size: 4 },
      reply: { size: 5, status: 4 },
      trailer: 4,
    },
  ],
  success: 0,
  foreign: { status: 2, form: 'header', opcode: 'own', nonce: 'echo' },
  unknownVersion: { status: 2, form: 'header', opcode: 'own', nonce: 'echo' },
  unknownOpcode: { status: 2, form: 'header', opcode: 'own', nonce: 'echo' },
  operations: [
    {
      opcode: OPCODE.get,
      versions: ['v1', 'v2'],
      malformed: { status: 2, form: 'full', opcode: 'own', nonce: 'echo' },
      emptyReply: 8,
    },
    {
      opcode: OPCODE.ready,
      versions: ['v2'],
      malformed: { status: 2, form: 'header', opcode: 'own', nonce: 'echo' },
      emptyReply: 0,
    },
    {
      opcode: OPCODE.routes,
      versions: ['v2'],
      malformed: { status: 2, form: 'header', opcode: 'own', nonce: 'echo' },
      emptyReply: 0,
    },
  ],
});
