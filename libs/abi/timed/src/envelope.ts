// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:9cc11159f528cc7d

import { type Err, allZero, err, getU32, getU8, putU32, putU8 } from '@abicus/wire';

/** Frames of timed. Request: magic@0, version@2, opcode@3, nonce@4. Reply: magic@0, version@2, opcode@3, status@4, nonce@5. Little-endian. */

/** The protocol's version, the third byte of each frame. */
export const VERSION = 1;
/** Bytes of the header of a request, before its first field. */
export const REQUEST_HEADER = 8;
/** Bytes of the header of a reply: all of a refusal of a malformed request. */
export const REPLY_HEADER = 9;
/** The largest frame of the protocol, in bytes. */
export const FRAME_MAX = 24;

/** Operations by their opcode in requests; bit 7 marks replies. */
export const OPCODE = {
  /**
   * Arms a timer. The reply goes to the endpoint whose SEND capability comes with the request,
   * and so does the event, unless the owner has live timers: then it goes to the endpoint that
   * came with the first of them, and the new capability is closed after the reply.
   */
  register: 1,
  /** Disarms a timer of the caller. */
  cancel: 2,
  /** Answers when the time has come. */
  sleepUntil: 3,
  /** How many timers can still be armed, by all owners together. */
  room: 32,
} as const;

/** A buffer of exactly the size of a frame: a new one, or the front of the one given. */
export function frameFor(into: Uint8Array | undefined, size: number): Uint8Array {
  if (into === undefined) return new Uint8Array(size);
  return into.length === size ? into : into.subarray(0, size);
}

/** Whether a frame starts with 'TM', the version and this opcode. */
export function isFrame(frame: Uint8Array, opcode: number): boolean {
  return frame[0] === 0x54 && frame[1] === 0x4d && frame[2] === VERSION && frame[3] === opcode;
}

/** Writes 'TM', the version and the opcode. */
export function startFrame(frame: Uint8Array, opcode: number): void {
  frame[0] = 0x54;
  frame[1] = 0x4d;
  frame[2] = VERSION;
  frame[3] = opcode;
}

/** The nonce of a request; 0 if it is too short to have one. */
export function requestNonce(frame: Uint8Array): number {
  return frame.length < REQUEST_HEADER ? 0 : getU32(frame, 4);
}

/** Opcodes of replies. */
const REPLIES: ReadonlySet<number> = new Set([129, 130, 131, 160]);

/** The nonce that a reply echoes, or nothing if the frame is no reply of this protocol. */
export function replyNonce(frame: Uint8Array): number | undefined {
  const opcode = frame[3] ?? 0;
  if (frame.length < REPLY_HEADER || !REPLIES.has(opcode)) return undefined;
  if (!isFrame(frame, opcode)) return undefined;
  return getU32(frame, 5);
}

/** Writes the header of a reply. */
export function startReply(frame: Uint8Array, opcode: number, status: number, nonce: number): void {
  startFrame(frame, opcode);
  putU8(frame, 4, status);
  putU32(frame, 5, nonce);
}

/** Whether a frame is the reply of an operation to the request with this nonce. */
export function isReply(frame: Uint8Array, opcode: number, nonce: number): boolean {
  return frame.length >= REPLY_HEADER && isFrame(frame, opcode) && getU32(frame, 5) === nonce;
}

/** The status of a reply. */
export function replyStatus(frame: Uint8Array): number {
  return getU8(frame, 4);
}

/** A refusal: a status other than that of success, and a body that is all zero. */
export function refusalFrame(
  opcode: number,
  status: number,
  nonce: number,
  size: number,
): Uint8Array {
  const frame = new Uint8Array(size);
  startReply(frame, opcode, status, nonce);
  return frame;
}

/** What a frame decodes to that is no reply to the request: nothing is known of it. */
export const BAD_REPLY: Err<'BadReply'> = Object.freeze(err('BadReply'));

/** What a refusal says, if its status is a declared one and its body is all zero. */
export function refusalOf<S extends string>(
  frame: Uint8Array,
  name: S | undefined,
  size: number,
): Err<S | 'BadReply'> {
  if (name === undefined || frame.length !== size) return BAD_REPLY;
  return allZero(frame, REPLY_HEADER, size - REPLY_HEADER) ? err(name) : BAD_REPLY;
}

/** Operations whose malformed requests are answered in full length. */
const FULL_SIZE: Readonly<Record<number, number>> = { 3: 17 };

/**
 * Answers a request that does not decode: the status is MALFORMED, the opcode and the nonce are
 * those of the request as far as it has them.
 */
export function malformedReply(frame: Uint8Array): Uint8Array {
  const opcode = frame[3] ?? 0;
  const full = isFrame(frame, opcode) ? FULL_SIZE[opcode] : undefined;
  return refusalFrame(opcode | 0x80, 4, requestNonce(frame), full ?? REPLY_HEADER);
}
