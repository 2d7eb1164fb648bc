/**
 * The envelope of a protocol: the header of each of its frames.
 * request: magic magic version opcode nonce          fields
 * reply:   magic magic version opcode status nonce   fields (or nonce before status)
 * event:   magic magic version opcode                fields
 * Bit 7 of the opcode marks replies and events. A reject is a reply with a status other than success
 * and fields that are all zero. A contract states the values; the generated package has them in one
 * `Envelope`.
 */
import { allZero } from '../bytes.ts';
import { frameOfSize } from '../frames/slab.ts';
import { err, type Err } from '../result.ts';
import type { NonceCodec } from './nonce.ts';

/** The bit of an opcode that marks replies and events. */
const ANSWER = 0x80;

/** The offset of the opcode in every frame. */
const OPCODE_AT = 3;

/** The byte at the offset of the opcode, in a frame of any protocol; 0 if it is too short. */
const opcodeByte = (frame: Uint8Array): number => frame[OPCODE_AT] ?? 0;

/** A contract's declaration of an envelope. */
export type EnvelopeData<N extends number | bigint> = {
  /** The id of the service, `timed`. */
  readonly service: string;
  /** Two ASCII characters. */
  readonly magic: string;
  readonly version: number;
  readonly nonce: NonceCodec<N>;
  /** Requests: the size of the header in bytes, and the offset of the nonce. */
  readonly request: { readonly size: number; readonly nonce: number };
  /** Replies: the size of the header in bytes, and the offsets of status and nonce. */
  readonly reply: { readonly size: number; readonly status: number; readonly nonce: number };
  /** The number of the status of success. */
  readonly success: number;
  /** The number of the status that answers a request which does not decode. */
  readonly malformed: number;
  /** The number of the status that answers a caller without authority. */
  readonly denied?: number;
  /** The number of the first retryable status: that of a service which cannot take a request now. */
  readonly overload?: number;
  /** Opcodes of the operations, as in requests. */
  readonly opcodes: readonly number[];
  /** Operations whose malformed requests are answered at full length: the length by opcode. */
  readonly fullSize: Readonly<Record<number, number>>;
  /** Answers malformed requests where the contract states more than a status and a length. */
  readonly answers?: { readonly malformedReply: (frame: Uint8Array) => Uint8Array | undefined };
};

/** A buffer of exactly the size of a frame: the front of the given one, or a new one if that is too short. */
export function frameFor(into: Uint8Array | undefined, size: number): Uint8Array {
  if (into === undefined || into.length < size) return frameOfSize(size);
  return into.length === size ? into : into.subarray(0, size);
}

/** The result of decoding a frame that is not a reply to the request. */
export const BAD_REPLY: Err<'BadReply'> = Object.freeze(err('BadReply'));

/** The envelope of a protocol: makes, checks and answers its frames. */
export class Envelope<N extends number | bigint> {
  readonly data: EnvelopeData<N>;
  readonly #first: number;
  readonly #second: number;
  readonly #version: number;
  readonly #nonce: NonceCodec<N>;
  readonly #requestNonce: number;
  readonly #status: number;
  readonly #replyNonce: number;
  readonly #replySize: number;
  readonly #replies: ReadonlySet<number>;

  constructor(data: EnvelopeData<N>) {
    this.data = data;
    this.#first = data.magic.charCodeAt(0);
    this.#second = data.magic.charCodeAt(1);
    this.#version = data.version;
    this.#nonce = data.nonce;
    this.#requestNonce = data.request.nonce;
    this.#status = data.reply.status;
    this.#replyNonce = data.reply.nonce;
    this.#replySize = data.reply.size;
    this.#replies = new Set(data.opcodes.map((opcode) => opcode | ANSWER));
  }

  /** Whether a frame starts with the magic, the version and this opcode. */
  isFrame(frame: Uint8Array, opcode: number): boolean {
    return (
      frame[0] === this.#first &&
      frame[1] === this.#second &&
      frame[2] === this.#version &&
      frame[OPCODE_AT] === opcode
    );
  }

  /**
   * The opcode byte of a frame, including bit 7. Nothing if the frame does not start with the magic
   * and the version: it is not of this protocol.
   */
  opcodeOf(frame: Uint8Array): number | undefined {
    const opcode = opcodeByte(frame);
    return this.isFrame(frame, opcode) ? opcode : undefined;
  }

  /** Writes the magic, the version and the opcode: the whole header of an event. */
  start(frame: Uint8Array, opcode: number): void {
    frame[0] = this.#first;
    frame[1] = this.#second;
    frame[2] = this.#version;
    frame[OPCODE_AT] = opcode;
  }

  /** Writes the header of a request. */
  startRequest(frame: Uint8Array, opcode: number, nonce: N): void {
    this.start(frame, opcode);
    this.#nonce.put(frame, this.#requestNonce, nonce);
  }

  /** Writes the header of a reply; the opcode is that of the request. */
  startReply(frame: Uint8Array, opcode: number, status: number, nonce: N): void {
    this.start(frame, opcode | ANSWER);
    frame[this.#status] = status;
    this.#nonce.put(frame, this.#replyNonce, nonce);
  }

  /** The nonce of a request; 0 if the frame is too short or the bytes are not a nonce. */
  requestNonce(frame: Uint8Array): N {
    const { request, nonce } = this.data;
    const found = frame.length < request.size ? nonce.zero : nonce.get(frame, request.nonce);
    return nonce.isNone?.(found) === true ? nonce.zero : found;
  }

  /** Whether the bytes at the offset of the nonce are a nonce. */
  hasNonce(frame: Uint8Array): boolean {
    const nonce = this.#nonce;
    return nonce.isNone === undefined || !nonce.isNone(nonce.get(frame, this.#requestNonce));
  }

  /** The nonce that a reply echoes; nothing if the frame is not a reply of this protocol. */
  replyNonce(frame: Uint8Array): N | undefined {
    const opcode = opcodeByte(frame);
    if (frame.length < this.#replySize || !this.#replies.has(opcode)) return undefined;
    return this.isFrame(frame, opcode) ? this.#nonce.get(frame, this.#replyNonce) : undefined;
  }

  /** Whether a frame is an operation's reply to the request with this nonce. */
  isReply(frame: Uint8Array, opcode: number, nonce: N): boolean {
    return (
      frame.length >= this.#replySize &&
      this.isFrame(frame, opcode | ANSWER) &&
      this.#nonce.get(frame, this.#replyNonce) === nonce
    );
  }

  /** The number of the status of a reply. */
  replyStatus(frame: Uint8Array): number {
    return frame[this.#status] ?? 0;
  }

  /** A reject: a status other than success, and a body of zeros. */
  rejectReply(opcode: number, status: number, nonce: N, size: number): Uint8Array {
    const frame = new Uint8Array(size);
    this.startReply(frame, opcode, status, nonce);
    return frame;
  }

  /** The status of a reject, if it is declared and the body is all zero. */
  rejectOf<S extends string>(
    frame: Uint8Array,
    name: S | undefined,
    size: number,
  ): Err<S | 'BadReply'> {
    if (name === undefined || frame.length !== size) return BAD_REPLY;
    return allZero(frame, this.#replySize, size - this.#replySize) ? err(name) : BAD_REPLY;
  }

  /**
   * Answers a request that does not decode. Opcode and nonce are copied from the request as far as it
   * has them.
   */
  malformedReply(frame: Uint8Array): Uint8Array {
    const opcode = opcodeByte(frame);
    const { malformed, fullSize } = this.data;
    const size = this.isFrame(frame, opcode) ? fullSize[opcode] : undefined;
    return this.rejectReply(opcode, malformed, this.requestNonce(frame), size ?? this.#replySize);
  }

  /** The same where the contract may state more about answers, or that there is no answer. */
  answerMalformed(frame: Uint8Array): Uint8Array | undefined {
    const { answers } = this.data;
    return answers === undefined ? this.malformedReply(frame) : answers.malformedReply(frame);
  }

  /**
   * Answers a caller without authority, whatever its request is: the header alone. There is a status
   * for it only where the contract lists the allowed callers.
   */
  deniedReply(frame: Uint8Array): Uint8Array {
    const { denied, malformed } = this.data;
    const nonce = this.requestNonce(frame);
    return this.rejectReply(opcodeByte(frame), denied ?? malformed, nonce, this.#replySize);
  }
}
