// @generated from contracts/rfc-0005-interrupts.contract.ts (RFC-0005/interrupts). Do not edit: change the contract, then run `abicus generate`.
// body sha256:18fbbe27f2e1c681

import { allZero, getU32, getU64, isU32, isU64, putU32, putU64 } from '@abicus/wire';

/** The size of a InterruptNotice in bytes. */
export const INTERRUPT_NOTICE_SIZE = 16;

/** The offsets of the fields of a InterruptNotice, in bytes. */
export const INTERRUPT_NOTICE = {
  line: 0,
  reserved: 4,
  cookie: 8,
} as const;

/** The payload of an Interrupt message: the kernel sends it, so its sender pid is 0. */
export interface InterruptNotice {
  readonly line: number;
  readonly cookie: bigint;
}

/** Whether each field of a InterruptNotice holds a value of its type; a write cuts off other values. */
export function isInterruptNotice(value: InterruptNotice): boolean {
  return isU32(value.line) && isU64(value.cookie);
}

/** Writes a InterruptNotice at `at`. The bytes must be long enough. */
export function writeInterruptNotice(bytes: Uint8Array, at: number, value: InterruptNotice): void {
  putU32(bytes, at, value.line);
  bytes.fill(0, at + 4, at + 8);
  putU64(bytes, at + 8, value.cookie);
}

/** The bytes of a InterruptNotice. */
export function encodeInterruptNotice(value: InterruptNotice): Uint8Array {
  const bytes = new Uint8Array(INTERRUPT_NOTICE_SIZE);
  writeInterruptNotice(bytes, 0, value);
  return bytes;
}

/** Reads a InterruptNotice at `at`; undefined if the bytes are too short or not valid. */
export function readInterruptNotice(bytes: Uint8Array, at: number): InterruptNotice | undefined {
  if (at >>> 0 !== at || bytes.length - at < INTERRUPT_NOTICE_SIZE) return undefined;
  const line = getU32(bytes, at);
  if (!allZero(bytes, at + 4, 4)) return undefined;
  const cookie = getU64(bytes, at + 8);
  return { line, cookie };
}
