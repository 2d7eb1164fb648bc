// @generated from contracts/rfc-0005-ipc.contract.ts (RFC-0005/ipc). Do not edit: change the contract, then run `abicus generate`.
// body sha256:a0060c1348e205ff

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
import {
  type CapSlot,
  type RecvFlags,
  type UserPtr,
  isCapSlot,
  isRecvFlags,
  isUserPtr,
} from '../types.ts';

/** The size of a RecvDesc in bytes. */
export const RECV_DESC_SIZE = 64;

/** The offsets of the fields of a RecvDesc, in bytes. */
export const RECV_DESC = {
  magic: 0,
  version: 4,
  slot: 8,
  pad: 12,
  headerOut: 16,
  payloadOut: 24,
  payloadMax: 32,
  senderServiceIdOut: 40,
  flags: 48,
  pad2: 52,
  deadline: 56,
} as const;

/** The arguments of a receive: slot, output buffers, flags and deadline. */
export interface RecvDesc {
  readonly slot: CapSlot;
  readonly headerOut: UserPtr;
  readonly payloadOut: UserPtr;
  /** In bytes. */
  readonly payloadMax: number;
  readonly senderServiceIdOut: UserPtr;
  readonly flags: RecvFlags;
  /** In nanoseconds. */
  readonly deadline: bigint;
}

/** Whether each field of a RecvDesc holds a value of its type; a write cuts off other values. */
export function isRecvDesc(value: RecvDesc): boolean {
  return (
    isU32(value.slot) &&
    isU53(value.headerOut) &&
    isUserPtr(value.headerOut) &&
    isU53(value.payloadOut) &&
    isUserPtr(value.payloadOut) &&
    isU53(value.payloadMax) &&
    isU53(value.senderServiceIdOut) &&
    isUserPtr(value.senderServiceIdOut) &&
    isU32(value.flags) &&
    isRecvFlags(value.flags) &&
    isU64(value.deadline)
  );
}

/** Writes a RecvDesc at `at`. The bytes must be long enough. */
export function writeRecvDesc(bytes: Uint8Array, at: number, value: RecvDesc): void {
  putU32(bytes, at, 0x4e58_4932);
  putU32(bytes, at + 4, 1);
  putU32(bytes, at + 8, value.slot);
  bytes.fill(0, at + 12, at + 16);
  putU53(bytes, at + 16, value.headerOut);
  putU53(bytes, at + 24, value.payloadOut);
  putU53(bytes, at + 32, value.payloadMax);
  putU53(bytes, at + 40, value.senderServiceIdOut);
  putU32(bytes, at + 48, value.flags);
  bytes.fill(0, at + 52, at + 56);
  putU64(bytes, at + 56, value.deadline);
}

/** The bytes of a RecvDesc. */
export function encodeRecvDesc(value: RecvDesc): Uint8Array {
  const bytes = new Uint8Array(RECV_DESC_SIZE);
  writeRecvDesc(bytes, 0, value);
  return bytes;
}

/** Reads a RecvDesc at `at`; undefined if the bytes are too short or not valid. */
export function readRecvDesc(bytes: Uint8Array, at: number): RecvDesc | undefined {
  if (at >>> 0 !== at || bytes.length - at < RECV_DESC_SIZE) return undefined;
  if (getU32(bytes, at) !== 0x4e58_4932) return undefined;
  if (getU32(bytes, at + 4) !== 1) return undefined;
  const slot = getU32(bytes, at + 8);
  if (!isCapSlot(slot)) return undefined;
  if (!allZero(bytes, at + 12, 4)) return undefined;
  const headerOut = getU53(bytes, at + 16);
  if (!isUserPtr(headerOut)) return undefined;
  const payloadOut = getU53(bytes, at + 24);
  if (!isUserPtr(payloadOut)) return undefined;
  const payloadMax = getU53(bytes, at + 32);
  if (payloadMax < 0) return undefined;
  const senderServiceIdOut = getU53(bytes, at + 40);
  if (!isUserPtr(senderServiceIdOut)) return undefined;
  const flags = getU32(bytes, at + 48);
  if (!isRecvFlags(flags)) return undefined;
  if (!allZero(bytes, at + 52, 4)) return undefined;
  const deadline = getU64(bytes, at + 56);
  return { slot, headerOut, payloadOut, payloadMax, senderServiceIdOut, flags, deadline };
}
