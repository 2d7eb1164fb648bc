/**
 * The envelope of a protocol: what each of its frames starts with.
 *
 *     request: magic magic version opcode nonce          fields
 *     reply:   magic magic version opcode status nonce   fields (or nonce before status)
 *     event:   magic magic version opcode                fields
 *
 * Bit 7 of the opcode marks replies and events. A reject is a reply whose status is not that of
 * success and whose fields are all zero. A contract says the values; the generated package holds
 * them as one `Envelope`.
 */
import { allZero } from '../bytes.ts';
import { frameOfSize } from '../frames/slab.ts';
import { err, type Err } from '../result.ts';
import type { NonceCodec } from './nonce.ts';

/** The bit of an opcode that marks replies and events. */
const ANSWER = 0x80;

/** Where the opcode is in every frame. */
const OPCODE_AT = 3;

/** The byte where the opcode would be, in a frame of whatever protocol; 0 if it is too short. */
const opcodeByte = (frame: Uint8Array): number => frame[OPCODE_AT] ?? 0;

/** What a contract says of an envelope. */
export type EnvelopeData<N extends number | bigint> = {
  /** The id of the service, `timed`. */
  readonly service: string;
  /** Two ASCII characters. */
  readonly magic: string;
  readonly version: number;
  readonly nonce: NonceCodec<N>;
  /** Requests: the bytes of the header, and where the nonce is. */
  readonly request: { readonly size: number; readonly nonce: number };
  /** Replies: the bytes of the header, and where status and nonce are. */
  readonly reply: { readonly size: number; readonly status: number; readonly nonce: number };
  /** The number of the status of success. */
  readonly success: number;
  /** The number of the status that answers a request which does not decode. */
  readonly malformed: number;
  /** The number of the status that answers a caller without authority. */
  readonly denied?: number;
  /** Opcodes of the operations, as they are in requests. */
  readonly opcodes: readonly number[];
  /** Operations whose malformed requests are answered in full length: the length by the opcode. */
  readonly fullSize: Readonly<Record<number, number>>;
  /** Answers malformed requests where the contract states more of them than a status and a length. */
  readonly answers?: { readonly malformedReply: (frame: Uint8Array) => Uint8Array | undefined };
};

/** A buffer of exactly the size of a frame: the front of the one given, or a new one if that is too short. */
export function frameFor(into: Uint8Array | undefined, size: number): Uint8Array {
  if (into === undefined || into.length < size) return frameOfSize(size);
  return into.length === size ? into : into.subarray(0, size);
}

/** What a frame decodes to that is no reply to the request: nothing is known of it. */
export const BAD_REPLY: Err<'BadReply'> = Object.freeze(err('BadReply'));

/** The envelope of a protocol, with what makes, checks and answers frames by it. */
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
   * The opcode of a frame as it stands there, bit 7 and all. Nothing if the frame does not start with
   * the magic and the version: then no byte of it is an opcode of this protocol.
   */
  opcodeOf(frame: Uint8Array): number | undefined {
    const opcode = opcodeByte(frame);
    return this.isFrame(frame, opcode) ? opcode : undefined;
  }

  /** Writes the magic, the version and the opcode: all of the header of an event. */
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

  /** The nonce of a request; 0 if it is too short to have one, or has other bytes in its place. */
  requestNonce(frame: Uint8Array): N {
    const { request, nonce } = this.data;
    const found = frame.length < request.size ? nonce.zero : nonce.get(frame, request.nonce);
    return nonce.isNone?.(found) === true ? nonce.zero : found;
  }

  /** Whether the bytes in place of the nonce of a request are one. */
  hasNonce(frame: Uint8Array): boolean {
    const nonce = this.#nonce;
    return nonce.isNone === undefined || !nonce.isNone(nonce.get(frame, this.#requestNonce));
  }

  /** The nonce that a reply echoes, or nothing if the frame is no reply of this protocol. */
  replyNonce(frame: Uint8Array): N | undefined {
    const opcode = opcodeByte(frame);
    if (frame.length < this.#replySize || !this.#replies.has(opcode)) return undefined;
    return this.isFrame(frame, opcode) ? this.#nonce.get(frame, this.#replyNonce) : undefined;
  }

  /** Whether a frame is the reply of an operation to the request with this nonce. */
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

  /** A reject: a status other than that of success, and a body of zeros. */
  rejectReply(opcode: number, status: number, nonce: N, size: number): Uint8Array {
    const frame = new Uint8Array(size);
    this.startReply(frame, opcode, status, nonce);
    return frame;
  }

  /** What a reject says, if its status is a declared one and its body is all zero. */
  rejectOf<S extends string>(
    frame: Uint8Array,
    name: S | undefined,
    size: number,
  ): Err<S | 'BadReply'> {
    if (name === undefined || frame.length !== size) return BAD_REPLY;
    return allZero(frame, this.#replySize, size - this.#replySize) ? err(name) : BAD_REPLY;
  }

  /**
   * Answers a request that does not decode. Opcode and nonce are those of the request as far as it
   * has them.
   */
  malformedReply(frame: Uint8Array): Uint8Array {
    const opcode = opcodeByte(frame);
    const { malformed, fullSize } = this.data;
    const size = this.isFrame(frame, opcode) ? fullSize[opcode] : undefined;
    return this.rejectReply(opcode, malformed, this.requestNonce(frame), size ?? this.#replySize);
  }

  /** The same where the contract may state more of answers, or that there is none. */
  answerMalformed(frame: Uint8Array): Uint8Array | undefined {
    const { answers } = this.data;
    return answers === undefined ? this.malformedReply(frame) : answers.malformedReply(frame);
  }

  /**
   * Answers a caller without authority, whatever its request was: the header alone. Only where the
   * contract lists who may call is there a status for it.
   */
  deniedReply(frame: Uint8Array): Uint8Array {
    const { denied, malformed } = this.data;
    const nonce = this.requestNonce(frame);
    return this.rejectReply(opcodeByte(frame), denied ?? malformed, nonce, this.#replySize);
  }
}
