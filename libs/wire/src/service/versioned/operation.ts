/** An operation of a protocol with several versions, as both ends know it. */
import { seen } from '../../seen.ts';
import type { Reject } from '../../reject.ts';
import { err, type Err } from '../../result.ts';
import { BAD_REPLY } from '../envelope.ts';
import { isBare, type CallShape, type Moves, type OperationData } from '../operation.ts';
import { isNonce, type Correlation, type VersionData, type VersionedEnvelope } from './envelope.ts';

/** Reads the fields of a frame between two offsets; gives nothing if they are malformed. */
export type ReadBody<T> = (frame: Uint8Array, at: number, end: number) => T | undefined;

/** A request and its correlation. */
export type RequestMatch<T, C> = { readonly value: T; readonly correlation: C };

/** An operation of a service; `S` are the names of the statuses that it rejects with. */
export class VersionedOperation<
  C extends Correlation,
  S extends string,
  M extends Moves | undefined = Moves,
> implements CallShape<M> {
  readonly envelope: VersionedEnvelope<C>;
  /** `rejectSize` counts the fields alone. */
  readonly data: OperationData<S, M>;
  readonly opcode: number;
  readonly moves: M;
  readonly answers: CallShape['answers'];
  readonly idempotent: boolean;
  readonly budgetNs: bigint | undefined;
  readonly #versions: readonly VersionData[];

  constructor(
    envelope: VersionedEnvelope<C>,
    data: OperationData<S, M>,
    versions: readonly C['version'][],
  ) {
    this.envelope = envelope;
    this.data = data;
    this.opcode = data.opcode;
    this.moves = data.moves;
    this.answers = data.answers;
    this.idempotent = data.idempotent;
    this.budgetNs = data.budgetNs;
    this.#versions = versions.map((name) => envelope.version(name));
  }

  /** Whether the version of a correlation has this operation. */
  has({ version }: C): boolean {
    return this.#versions.some(({ name }) => name === version);
  }

  /** Bytes of the header of a request. */
  requestHeader({ version }: C): number {
    return this.envelope.version(version).request.size;
  }

  /** Bytes of the header of a reply. */
  replyHeader({ version }: C): number {
    return this.envelope.version(version).reply.size;
  }

  /** The size of the nonce after the fields in bytes. */
  trailer({ version }: C): number {
    return this.envelope.version(version).trailer;
  }

  /** Writes the header and the trailer of a request. */
  startRequest(frame: Uint8Array, correlation: C): void {
    this.envelope.startRequest(frame, this.opcode, correlation);
  }

  /** Writes the header and the trailer of a successful reply. */
  startReply(frame: Uint8Array, correlation: C): void {
    this.envelope.startReply(frame, this.opcode, this.envelope.data.success, correlation);
  }

  /** A request in the first version that decodes it, and its correlation. */
  match<T>(frame: Uint8Array, read: ReadBody<T>): RequestMatch<T, C> | undefined {
    if (this.envelope.opcodeOf(frame) !== this.opcode) return undefined;
    for (const version of this.#versions) {
      if (version.number !== frame[2]) continue;
      const end = frame.length - version.trailer;
      if (end < version.request.size) continue;
      const value = read(frame, version.request.size, end);
      if (value === undefined) continue;
      const correlation = this.envelope.correlationOf(version, frame);
      if (!isNonce(version, correlation)) continue;
      return { value, correlation };
    }
    return undefined;
  }

  /** A request, or nothing if no version decodes it. */
  decode<T>(frame: Uint8Array, read: ReadBody<T>): T | undefined {
    return this.match(frame, read)?.value;
  }

  /** The reply of a reject by a check: the fields, if there are any, are all zero. */
  rejectReply(why: Reject<S>, correlation: C): Uint8Array {
    const { checkRejectSize, rejectSize } = this.data;
    seen(why.check, 'rejected');
    return this.envelope.rejectReply(
      this.opcode,
      why.errno,
      correlation,
      checkRejectSize ?? rejectSize,
    );
  }

  /** The number of the status that rejects all requests of this version, if there is one. */
  rejected({ version }: C): number | undefined {
    return this.envelope.version(version).rejected;
  }

  /**
   * Why a frame is not a successful reply to the request with this correlation: `BadReply`, or the
   * status of a reject. Nothing if its header is that of a successful reply.
   */
  rejectedBy(frame: Uint8Array, correlation: C): Err<S | 'BadReply'> | undefined {
    const { envelope } = this;
    if (!this.has(correlation)) return BAD_REPLY;
    if (!envelope.isReply(frame, this.opcode, correlation)) return BAD_REPLY;
    const status = envelope.replyStatus(frame, correlation);
    if (status === envelope.data.success) return undefined;
    const name = this.data.statuses[status];
    if (name === undefined) return BAD_REPLY;
    const looksBare = envelope.isEmpty(frame, correlation, 0);
    const size = isBare(this.data, status, looksBare) ? 0 : this.data.rejectSize;
    return envelope.isEmpty(frame, correlation, size) ? err(name) : BAD_REPLY;
  }
}
