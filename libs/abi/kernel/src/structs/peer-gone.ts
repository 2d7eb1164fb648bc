// @generated from contracts/rfc-0005-ipc.contract.ts (RFC-0005/ipc). Do not edit: change the contract, then run `abicus generate`.
// body sha256:0daecbae1a7b930d

import { getU32, getU64, isU32, isU64, putU32, putU64 } from '@abicus/wire';
import { type CapSlot, type GoneSide, isCapSlot, isGoneSide } from '../types.ts';

/** The size of a PeerGone in bytes. */
export const PEER_GONE_SIZE = 24;

/** The offsets of the fields of a PeerGone, in bytes. */
export const PEER_GONE = {
  side: 0,
  slot: 4,
  cookie: 8,
  serial: 16,
} as const;

/**
 * The payload of a PeerGone message: the kernel sends it, so its sender pid is 0. The slot is that of a watched
 * capability, 0 for a task; the serial is what the watch returned.
 */
export interface PeerGone {
  readonly side: GoneSide;
  readonly slot: CapSlot;
  readonly cookie: bigint;
  readonly serial: bigint;
}

/** Whether each field of a PeerGone holds a value of its type; a write cuts off other values. */
export function isPeerGone(value: PeerGone): boolean {
  return (
    isU32(value.side) &&
    isGoneSide(value.side) &&
    isU32(value.slot) &&
    isU64(value.cookie) &&
    isU64(value.serial)
  );
}

/** Writes a PeerGone at `at`. The bytes must be long enough. */
export function writePeerGone(bytes: Uint8Array, at: number, value: PeerGone): void {
  putU32(bytes, at, value.side);
  putU32(bytes, at + 4, value.slot);
  putU64(bytes, at + 8, value.cookie);
  putU64(bytes, at + 16, value.serial);
}

/** The bytes of a PeerGone. */
export function encodePeerGone(value: PeerGone): Uint8Array {
  const bytes = new Uint8Array(PEER_GONE_SIZE);
  writePeerGone(bytes, 0, value);
  return bytes;
}

/** Reads a PeerGone at `at`; undefined if the bytes are too short or not valid. */
export function readPeerGone(bytes: Uint8Array, at: number): PeerGone | undefined {
  if (at >>> 0 !== at || bytes.length - at < PEER_GONE_SIZE) return undefined;
  const side = getU32(bytes, at);
  if (!isGoneSide(side)) return undefined;
  const slot = getU32(bytes, at + 4);
  if (!isCapSlot(slot)) return undefined;
  const cookie = getU64(bytes, at + 8);
  const serial = getU64(bytes, at + 16);
  return { side, slot, cookie, serial };
}
