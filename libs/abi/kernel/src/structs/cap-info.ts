// @generated from contracts/rfc-0005-cap.contract.ts (RFC-0005/cap). Do not edit: change the contract, then run `abicus generate`.
// body sha256:165daa5cb0edd773

import { allZero, getU32, getU64, isU32, isU64, putU32, putU64 } from '@abicus/wire';
import { type CapKind, isCapKind } from '../types.ts';

/** The size of a CapInfo in bytes. */
export const CAP_INFO_SIZE = 24;

/** The offsets of the fields of a CapInfo, in bytes. */
export const CAP_INFO = {
  capKind: 0,
  reserved: 4,
  base: 8,
  length: 16,
} as const;

/** The object that a capability names. */
export interface CapInfo {
  readonly capKind: CapKind;
  readonly base: bigint;
  /** In bytes. */
  readonly length: bigint;
}

/** Whether each field of a CapInfo holds a value of its type; a write cuts off other values. */
export function isCapInfo(value: CapInfo): boolean {
  return (
    isU32(value.capKind) && isCapKind(value.capKind) && isU64(value.base) && isU64(value.length)
  );
}

/** Writes a CapInfo at `at`. The bytes must be long enough. */
export function writeCapInfo(bytes: Uint8Array, at: number, value: CapInfo): void {
  putU32(bytes, at, value.capKind);
  bytes.fill(0, at + 4, at + 8);
  putU64(bytes, at + 8, value.base);
  putU64(bytes, at + 16, value.length);
}

/** The bytes of a CapInfo. */
export function encodeCapInfo(value: CapInfo): Uint8Array {
  const bytes = new Uint8Array(CAP_INFO_SIZE);
  writeCapInfo(bytes, 0, value);
  return bytes;
}

/** Reads a CapInfo at `at`; undefined if the bytes are too short or not valid. */
export function readCapInfo(bytes: Uint8Array, at: number): CapInfo | undefined {
  if (at >>> 0 !== at || bytes.length - at < CAP_INFO_SIZE) return undefined;
  const capKind = getU32(bytes, at);
  if (!isCapKind(capKind)) return undefined;
  if (!allZero(bytes, at + 4, 4)) return undefined;
  const base = getU64(bytes, at + 8);
  const length = getU64(bytes, at + 16);
  return { capKind, base, length };
}
