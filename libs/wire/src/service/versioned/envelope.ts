/**
 * The envelope of a protocol with several versions, or with the nonce after the fields.
 * request: magic magic version opcode [nonce]          fields [nonce]
 * reply:   magic magic version opcode status [nonce]   fields [nonce]   (or nonce before status)
 * event:   magic magic version opcode                  fields
 * Two versions with one number are distinguished by length: one has a nonce at the end, the other has
 * no nonce.
 */
import { allZero } from '../../bytes.ts';
import type { NonceCodec } from '../nonce.ts';

/** Correlates a reply with its request: their version, and their nonce if that version has one. */
export type Correlation = { readonly version: string; readonly nonce?: number | bigint };

/** A contract's declaration of a version. */
export type VersionData = {
  /** `v2`. */
  readonly name: string;
  /** The third byte of each frame. */
  readonly number: number;
  readonly nonce?: NonceCodec<number> | NonceCodec<bigint>;
  /** The size of a request's header in bytes, and the offset of the nonce in it, if it is there. */
  readonly request: { readonly size: number; readonly nonce?: number };
  readonly reply: { readonly size: number; readonly status: number; readonly nonce?: number };
  /** The size of a nonce after the fields. */
  readonly trailer: number;
  /** The number of the status that rejects all of its requests. */
  readonly rejected?: number;
};

/** How malformed requests are answered. */
export type AnswerData = {
  /** The number of the status. */
  readonly status: number;
  readonly form: 'header' | 'full' | 'none';
  /** The opcode of the operation whose reply it is, if it is not the request's. */
  readonly as?: number;
  /** The opcode of the reply: of `as` or the request, of the request, or 0. */
  readonly opcode: 'own' | 'echo' | 'zero';
  readonly version?: string;
  readonly nonce: 'echo' | 'zero';
};

/** What the envelope knows of an operation. */
export type OperationAnswer = {
  readonly opcode: number;
  readonly versions: readonly string[];
  readonly malformed: AnswerData;
  /** The size of a reply's fields that are all zero. */
  readonly emptyReply: number;
};

/** A contract's declaration of an envelope. */
export type VersionedData = {
  /** The id of the service. */
  readonly service: string;
  /** Two ASCII characters. */
  readonly magic: string;
  /** In declared order. */
  readonly versions: readonly VersionData[];
  /** The number of the status of success. */
  readonly success: number;
  /** The number of the status that answers a caller without authority. */
  readonly denied?: number;
  /** The number of the first retryable status: that of a service which cannot take a request now. */
  readonly overload?: number;
  readonly foreign: AnswerData;
  readonly unknownVersion: AnswerData;
  readonly unknownOpcode: AnswerData;
  readonly operations: readonly OperationAnswer[];
};

const ANSWER = 0x80;
const VERSION_AT = 2;
const OPCODE_AT = 3;
const HEADER_LEAST = 4;

/** The envelope of a protocol: makes, checks and answers its frames. */
export class VersionedEnvelope<C extends Correlation> {
  readonly data: VersionedData;
  readonly #magic: readonly [number, number];
  readonly #byName: ReadonlyMap<string, VersionData>;

  constructor(data: VersionedData) {
    this.data = data;
    this.#magic = [data.magic.charCodeAt(0), data.magic.charCodeAt(1)];
    this.#byName = new Map(data.versions.map((one) => [one.name, one]));
  }

  /** A version by its name. */
  version(name: C['version']): VersionData {
    const version = this.#byName.get(name) ?? this.#last;
    if (version === undefined)
      throw new Error(`an envelope of ${this.data.service} without version`);
    return version;
  }

  get #last(): VersionData | undefined {
    return this.data.versions.at(-1);
  }

  /** Whether a frame starts with the magic and is long enough for version and opcode. */
  isOurs(frame: Uint8Array): boolean {
    return (
      frame.length >= HEADER_LEAST && frame[0] === this.#magic[0] && frame[1] === this.#magic[1]
    );
  }

  /** The versions with the number in a frame. */
  versionsOf(frame: Uint8Array): readonly VersionData[] {
    return this.data.versions.filter(({ number }) => number === frame[VERSION_AT]);
  }

  /** The opcode byte of a frame; nothing if the frame is of another protocol. */
  opcodeOf(frame: Uint8Array): number | undefined {
    return this.isOurs(frame) ? frame[OPCODE_AT] : undefined;
  }

  /** Whether a frame is an event with this opcode; events use the last version. */
  isFrame(frame: Uint8Array, opcode: number): boolean {
    return (
      this.isOurs(frame) && frame[VERSION_AT] === this.#last?.number && frame[OPCODE_AT] === opcode
    );
  }

  /** Writes the header of an event. */
  start(frame: Uint8Array, opcode: number): void {
    this.#start(frame, this.#last?.number ?? 0, opcode);
  }

  #start(frame: Uint8Array, version: number, opcode: number): void {
    frame[0] = this.#magic[0];
    frame[1] = this.#magic[1];
    frame[VERSION_AT] = version;
    frame[OPCODE_AT] = opcode;
  }

  /** Writes the header of a request, and its nonce. */
  startRequest(frame: Uint8Array, opcode: number, correlation: C): void {
    const version = this.version(correlation.version);
    this.#start(frame, version.number, opcode);
    putNonce(version, frame, version.request.nonce, correlation.nonce);
  }

  /** Writes the header of a reply, and its nonce; the opcode is that of the request. */
  startReply(frame: Uint8Array, opcode: number, status: number, correlation: C): void {
    const version = this.version(correlation.version);
    this.#start(frame, version.number, opcode | ANSWER);
    frame[version.reply.status] = status;
    putNonce(version, frame, version.reply.nonce, correlation.nonce);
  }

  /** The correlation of a request of this version that is long enough. */
  correlationOf(version: VersionData, frame: Uint8Array): C {
    const { name, nonce, request } = version;
    if (nonce === undefined) return { version: name } as C;
    const at = request.nonce ?? frame.length - version.trailer;
    return { version: name, nonce: nonce.get(frame, at) } as C;
  }

  /** Whether a frame is an operation's reply to the request with this correlation. */
  isReply(frame: Uint8Array, opcode: number, correlation: C): boolean {
    const version = this.version(correlation.version);
    const { number, nonce, reply, trailer } = version;
    if (
      !this.isOurs(frame) ||
      frame.length < reply.size + trailer ||
      frame[VERSION_AT] !== number ||
      frame[OPCODE_AT] !== (opcode | ANSWER)
    )
      return false;
    if (nonce === undefined) return true;
    return nonce.get(frame, reply.nonce ?? frame.length - trailer) === correlation.nonce;
  }

  /** The number of the status of a reply. */
  replyStatus(frame: Uint8Array, correlation: C): number {
    return frame[this.version(correlation.version).reply.status] ?? 0;
  }

  /** A reply with this status and fields of this many zeros. */
  rejectReply(opcode: number, status: number, correlation: C, body: number): Uint8Array {
    const { reply, trailer } = this.version(correlation.version);
    const frame = new Uint8Array(reply.size + body + trailer);
    this.startReply(frame, opcode, status, correlation);
    return frame;
  }

  /** Whether the fields of a reply are this many zeros. */
  isEmpty(frame: Uint8Array, correlation: C, body: number): boolean {
    const { reply, trailer } = this.version(correlation.version);
    return frame.length === reply.size + body + trailer && allZero(frame, reply.size, body);
  }

  /** Answers a malformed request as the contract states for its fault. */
  malformedReply(frame: Uint8Array): Uint8Array | undefined {
    const { foreign, unknownVersion, unknownOpcode, operations } = this.data;
    if (!this.isOurs(frame)) return this.#answer(frame, foreign, [], undefined);
    const versions = this.versionsOf(frame);
    if (versions.length === 0) return this.#answer(frame, unknownVersion, [], undefined);
    const operation = operations.find((one) => {
      return (
        one.opcode === frame[OPCODE_AT] && versions.some(({ name }) => one.versions.includes(name))
      );
    });
    return this.#answer(frame, operation?.malformed ?? unknownOpcode, versions, operation);
  }

  /** Answers a caller without authority, whatever its request is: the header alone. */
  deniedReply(frame: Uint8Array): Uint8Array | undefined {
    const { denied } = this.data;
    if (denied === undefined) return this.malformedReply(frame);
    const answer = { status: denied, form: 'header', opcode: 'own', nonce: 'echo' } as const;
    return this.#answer(frame, answer, this.versionsOf(frame), undefined);
  }

  #answer(
    frame: Uint8Array,
    answer: AnswerData,
    versions: readonly VersionData[],
    operation: OperationAnswer | undefined,
  ): Uint8Array | undefined {
    const { status, form, as, nonce } = answer;
    if (form === 'none') return undefined;
    const named = answer.version === undefined ? undefined : this.#byName.get(answer.version);
    const version = named ?? versions[0] ?? this.#last;
    if (version === undefined) return undefined;
    const shown =
      as === undefined ? operation : this.data.operations.find(({ opcode }) => opcode === as);
    const echo = frame[OPCODE_AT] ?? 0;
    const opcode = { own: as ?? echo, echo, zero: 0 }[answer.opcode];
    const body = form === 'full' ? (shown?.emptyReply ?? 0) : 0;
    const echoed = nonce === 'echo' && versions.includes(version);
    return this.rejectReply(opcode, status, this.#echo(version, frame, echoed), body);
  }

  /** The correlation of a request that may be too short for one. */
  #echo(version: VersionData, frame: Uint8Array, echoed: boolean): C {
    const { name, nonce, request, trailer } = version;
    const isLong = frame.length >= request.size + trailer;
    if (echoed && isLong) {
      const found = this.correlationOf(version, frame);
      if (isNonce(version, found)) return found;
    }
    return (nonce === undefined ? { version: name } : { version: name, nonce: nonce.zero }) as C;
  }
}

/** Whether the bytes of a nonce are valid: some widths hold more than 53 bits. */
export function isNonce({ nonce }: VersionData, found: Correlation): boolean {
  return nonce?.isNone === undefined || !nonce.isNone((found.nonce ?? nonce.zero) as never);
}

function putNonce(
  { nonce, trailer }: VersionData,
  frame: Uint8Array,
  at: number | undefined,
  value: number | bigint | undefined,
): void {
  if (nonce === undefined) return;
  nonce.put(frame, at ?? frame.length - trailer, (value ?? nonce.zero) as never);
}
