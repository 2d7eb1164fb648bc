/** An operation of a service as both of its ends know it: how it is called, and how it is rejected. */
import type { Reject } from '../reject.ts';
import type { Err } from '../result.ts';
import { BAD_REPLY, type Envelope } from './envelope.ts';

/** What the receiver of a request may do with the capability that goes with it. */
export type Moves = 'reply' | 'replyAndEvents';

/** How an operation wants to be called. `M` is undefined if no capability goes with its request. */
export type CallShape<M extends Moves | undefined = Moves> = {
  readonly moves: M;
  /** Whether the reply comes at once, or when what the request waits for has happened. */
  readonly answers: 'now' | 'later';
  /** Whether the same request may be sent again when no reply came. */
  readonly idempotent: boolean;
};

/** What a contract says of an operation. */
export type OperationData<S extends string, M extends Moves | undefined> = CallShape<M> & {
  /** `timed.register`. */
  readonly id: string;
  /** As it is in requests. */
  readonly opcode: number;
  /** Statuses other than that of success that it answers with, by number. */
  readonly statuses: Readonly<Record<number, S>>;
  /** Bytes of a reply whose parts of variable length are empty: those of a reject by a check. */
  readonly rejectSize: number;
  /** Statuses whose reject is the header alone: of requests that do not decode, of callers that may not call. */
  readonly bare: readonly number[];
  /** Statuses whose reject may be either: that of a request that does not decode, and of a check. */
  readonly either?: readonly number[];
  /** Bytes of a reject by a check, where that is not `rejectSize`. */
  readonly checkRejectSize?: number;
};

/** An operation of a service; `S` are the names of the statuses that it rejects with. */
export class ServiceOperation<
  N extends number | bigint,
  S extends string,
  M extends Moves | undefined = Moves,
> implements CallShape<M> {
  readonly envelope: Envelope<N>;
  readonly data: OperationData<S, M>;
  readonly opcode: number;
  readonly moves: M;
  readonly answers: CallShape['answers'];
  readonly idempotent: boolean;

  constructor(envelope: Envelope<N>, data: OperationData<S, M>) {
    this.envelope = envelope;
    this.data = data;
    this.opcode = data.opcode;
    this.moves = data.moves;
    this.answers = data.answers;
    this.idempotent = data.idempotent;
  }

  /** Writes the header of a request. */
  startRequest(frame: Uint8Array, nonce: N): void {
    this.envelope.startRequest(frame, this.opcode, nonce);
  }

  /** Whether a frame has the header of a request of this operation. */
  isRequest(frame: Uint8Array): boolean {
    const { envelope } = this;
    return envelope.isFrame(frame, this.opcode) && envelope.hasNonce(frame);
  }

  /** Writes the header of a reply of success. */
  startReply(frame: Uint8Array, nonce: N): void {
    this.envelope.startReply(frame, this.opcode, this.envelope.data.success, nonce);
  }

  /** The reply that a check rejects with: the body, if it has one, is all zero. */
  rejectReply(why: Reject<S>, nonce: N): Uint8Array {
    const { checkRejectSize, rejectSize } = this.data;
    return this.envelope.rejectReply(this.opcode, why.errno, nonce, checkRejectSize ?? rejectSize);
  }

  /**
   * Why a frame is no reply of success to the request with this nonce: `BadReply`, or the status
   * that it rejects with. Nothing if it is one, as far as its header says.
   */
  rejectedBy(frame: Uint8Array, nonce: N): Err<S | 'BadReply'> | undefined {
    const { envelope } = this;
    if (!envelope.isReply(frame, this.opcode, nonce)) return BAD_REPLY;
    const status = envelope.replyStatus(frame);
    if (status === envelope.data.success) return undefined;
    return envelope.rejectOf(frame, this.data.statuses[status], this.#sizeOf(status, frame));
  }

  /** Bytes of a reject with this status. */
  #sizeOf(status: number, { length }: Uint8Array): number {
    const { size } = this.envelope.data.reply;
    return isBare(this.data, status, length === size) ? size : this.data.rejectSize;
  }
}

/** Whether a reject with this status is the header alone; `looksBare` tells where it may be either. */
export function isBare(
  { bare, either }: Pick<OperationData<string, Moves | undefined>, 'bare' | 'either'>,
  status: number,
  looksBare: boolean,
): boolean {
  return bare.includes(status) || (looksBare && either?.includes(status) === true);
}
