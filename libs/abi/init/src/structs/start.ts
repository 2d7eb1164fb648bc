// @generated from contracts/rfc-0013-boot.contract.ts (RFC-0013). Do not edit: change the contract, then run `abicus generate`.
// body sha256:e921b60e6f582154

import { allZero, getU32, isU32, putU32 } from '@abicus/wire';

/** The size of a Start in bytes. */
export const START_SIZE = 16;

/** The offsets of the fields of a Start, in bytes. */
export const START = {
  magic: 0,
  grants: 4,
  starts: 8,
  reserved: 12,
} as const;

/**
 * The start message: the program is wired and was given this number of capabilities. `starts` counts how often it has
 * been started, this time included: 1 is the first one, the only one that prints its rungs.
 */
export interface Start {
  readonly grants: number;
  readonly starts: number;
}

/** Whether each field of a Start holds a value of its type; a write cuts off other values. */
export function isStart(value: Start): boolean {
  return isU32(value.grants) && isU32(value.starts);
}

/** Writes a Start at `at`. The bytes must be long enough. */
export function writeStart(bytes: Uint8Array, at: number, value: Start): void {
  putU32(bytes, at, 0x5452_5453);
  putU32(bytes, at + 4, value.grants);
  putU32(bytes, at + 8, value.starts);
  bytes.fill(0, at + 12, at + 16);
}

/** The bytes of a Start. */
export function encodeStart(value: Start): Uint8Array {
  const bytes = new Uint8Array(START_SIZE);
  writeStart(bytes, 0, value);
  return bytes;
}

/** Reads a Start at `at`; undefined if the bytes are too short or not valid. */
export function readStart(bytes: Uint8Array, at: number): Start | undefined {
  if (at >>> 0 !== at || bytes.length - at < START_SIZE) return undefined;
  if (getU32(bytes, at) !== 0x5452_5453) return undefined;
  const grants = getU32(bytes, at + 4);
  const starts = getU32(bytes, at + 8);
  if (!allZero(bytes, at + 12, 4)) return undefined;
  return { grants, starts };
}
