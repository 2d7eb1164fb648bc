// @generated from contracts/rfc-0005-task.contract.ts (RFC-0005/task). Do not edit: change the contract, then run `abicus generate`.
// body sha256:5d7cd1ef18042228

import { allZero, getI32, getU32, isI32, isU32, putI32, putU32 } from '@abicus/wire';
import {
  type ExitReason,
  type ExitStatus,
  type Pid,
  isExitReason,
  isExitStatus,
  isPid,
} from '../types.ts';

/** The size of a ExitInfo in bytes. */
export const EXIT_INFO_SIZE = 24;

/** The offsets of the fields of a ExitInfo, in bytes. */
export const EXIT_INFO = {
  pid: 0,
  status: 4,
  reason: 8,
  cause: 12,
  killer: 16,
  reserved: 20,
} as const;

/**
 * The end of a child. The cause is that of the fault, as the board numbers traps, and the killer the task that
 * killed it; 0 without one.
 */
export interface ExitInfo {
  readonly pid: Pid;
  readonly status: ExitStatus;
  readonly reason: ExitReason;
  readonly cause: number;
  readonly killer: Pid;
}

/** Whether each field of a ExitInfo holds a value of its type; a write cuts off other values. */
export function isExitInfo(value: ExitInfo): boolean {
  return (
    isU32(value.pid) &&
    isI32(value.status) &&
    isU32(value.reason) &&
    isExitReason(value.reason) &&
    isU32(value.cause) &&
    isU32(value.killer)
  );
}

/** Writes a ExitInfo at `at`. The bytes must be long enough. */
export function writeExitInfo(bytes: Uint8Array, at: number, value: ExitInfo): void {
  putU32(bytes, at, value.pid);
  putI32(bytes, at + 4, value.status);
  putU32(bytes, at + 8, value.reason);
  putU32(bytes, at + 12, value.cause);
  putU32(bytes, at + 16, value.killer);
  bytes.fill(0, at + 20, at + 24);
}

/** The bytes of a ExitInfo. */
export function encodeExitInfo(value: ExitInfo): Uint8Array {
  const bytes = new Uint8Array(EXIT_INFO_SIZE);
  writeExitInfo(bytes, 0, value);
  return bytes;
}

/** Reads a ExitInfo at `at`; undefined if the bytes are too short or not valid. */
export function readExitInfo(bytes: Uint8Array, at: number): ExitInfo | undefined {
  if (at >>> 0 !== at || bytes.length - at < EXIT_INFO_SIZE) return undefined;
  const pid = getU32(bytes, at);
  if (!isPid(pid)) return undefined;
  const status = getI32(bytes, at + 4);
  if (!isExitStatus(status)) return undefined;
  const reason = getU32(bytes, at + 8);
  if (!isExitReason(reason)) return undefined;
  const cause = getU32(bytes, at + 12);
  const killer = getU32(bytes, at + 16);
  if (!isPid(killer)) return undefined;
  if (!allZero(bytes, at + 20, 4)) return undefined;
  return { pid, status, reason, cause, killer };
}
