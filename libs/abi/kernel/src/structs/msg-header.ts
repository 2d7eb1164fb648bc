// @generated from contracts/rfc-0005-ipc.contract.ts (RFC-0005/ipc). Do not edit: change the contract, then run `abicus generate`.
// body sha256:e86358c7b208cce0

import { getU16, getU32, isU16, isU32, putU16, putU32 } from '@abicus/wire';
import { type MsgFlags, type MsgType, isMsgFlags, isMsgType } from '../types.ts';

/** The size of a MsgHeader in bytes. */
export const MSG_HEADER_SIZE = 16;

/** The offsets of the fields of a MsgHeader, in bytes. */
export const MSG_HEADER = {
  src: 0,
  dst: 4,
  ty: 8,
  flags: 10,
  len: 12,
} as const;

/** The header of every message. On sending, `src` names the slot of the capability to move. */
export interface MsgHeader {
  readonly src: number;
  readonly dst: number;
  readonly ty: MsgType;
  readonly flags: MsgFlags;
  readonly len: number;
}

/** Whether each field of a MsgHeader holds a value of its type; a write cuts off other values. */
export function isMsgHeader(value: MsgHeader): boolean {
  return (
    isU32(value.src) &&
    isU32(value.dst) &&
    isU16(value.ty) &&
    isU16(value.flags) &&
    isU32(value.len)
  );
}

/** Writes a MsgHeader at `at`. The bytes must be long enough. */
export function writeMsgHeader(bytes: Uint8Array, at: number, value: MsgHeader): void {
  putU32(bytes, at, value.src);
  putU32(bytes, at + 4, value.dst);
  putU16(bytes, at + 8, value.ty);
  putU16(bytes, at + 10, value.flags);
  putU32(bytes, at + 12, value.len);
}

/** The bytes of a MsgHeader. */
export function encodeMsgHeader(value: MsgHeader): Uint8Array {
  const bytes = new Uint8Array(MSG_HEADER_SIZE);
  writeMsgHeader(bytes, 0, value);
  return bytes;
}

/** Reads a MsgHeader at `at`; undefined if the bytes are too short or not valid. */
export function readMsgHeader(bytes: Uint8Array, at: number): MsgHeader | undefined {
  if (at >>> 0 !== at || bytes.length - at < MSG_HEADER_SIZE) return undefined;
  const src = getU32(bytes, at);
  const dst = getU32(bytes, at + 4);
  const ty = getU16(bytes, at + 8);
  if (!isMsgType(ty)) return undefined;
  const flags = getU16(bytes, at + 10);
  if (!isMsgFlags(flags)) return undefined;
  const len = getU32(bytes, at + 12);
  return { src, dst, ty, flags, len };
}
