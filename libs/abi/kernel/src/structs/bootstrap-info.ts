// @generated from contracts/rfc-0005-task.contract.ts (RFC-0005/task). Do not edit: change the contract, then run `abicus generate`.
// body sha256:42b9a695179960d7

import {
  allZero,
  getU32,
  getU53,
  getU64,
  isU32,
  isU53,
  isU64,
  putU32,
  putU53,
  putU64,
} from '@abicus/wire';
import { type UserPtr, isUserPtr } from '../types.ts';

/** The size of a BootstrapInfo in bytes. */
export const BOOTSTRAP_INFO_SIZE = 32;

/** The offsets of the fields of a BootstrapInfo, in bytes. */
export const BOOTSTRAP_INFO = {
  version: 0,
  reserved: 4,
  namePtr: 8,
  nameLength: 16,
  reserved2: 20,
  serviceId: 24,
} as const;

/** The info page of a task. */
export interface BootstrapInfo {
  readonly namePtr: UserPtr;
  /** In bytes. */
  readonly nameLength: number;
  readonly serviceId: bigint;
}

/** Whether each field of a BootstrapInfo holds a value of its type; a write cuts off other values. */
export function isBootstrapInfo(value: BootstrapInfo): boolean {
  return (
    isU53(value.namePtr) &&
    isUserPtr(value.namePtr) &&
    isU32(value.nameLength) &&
    isU64(value.serviceId)
  );
}

/** Writes a BootstrapInfo at `at`. The bytes must be long enough. */
export function writeBootstrapInfo(bytes: Uint8Array, at: number, value: BootstrapInfo): void {
  putU32(bytes, at, 2);
  bytes.fill(0, at + 4, at + 8);
  putU53(bytes, at + 8, value.namePtr);
  putU32(bytes, at + 16, value.nameLength);
  bytes.fill(0, at + 20, at + 24);
  putU64(bytes, at + 24, value.serviceId);
}

/** The bytes of a BootstrapInfo. */
export function encodeBootstrapInfo(value: BootstrapInfo): Uint8Array {
  const bytes = new Uint8Array(BOOTSTRAP_INFO_SIZE);
  writeBootstrapInfo(bytes, 0, value);
  return bytes;
}

/** Reads a BootstrapInfo at `at`; undefined if the bytes are too short or not valid. */
export function readBootstrapInfo(bytes: Uint8Array, at: number): BootstrapInfo | undefined {
  if (at >>> 0 !== at || bytes.length - at < BOOTSTRAP_INFO_SIZE) return undefined;
  if (getU32(bytes, at) !== 2) return undefined;
  if (!allZero(bytes, at + 4, 4)) return undefined;
  const namePtr = getU53(bytes, at + 8);
  if (!isUserPtr(namePtr)) return undefined;
  const nameLength = getU32(bytes, at + 16);
  if (!allZero(bytes, at + 20, 4)) return undefined;
  const serviceId = getU64(bytes, at + 24);
  return { namePtr, nameLength, serviceId };
}
