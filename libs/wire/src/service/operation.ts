/** An operation of a service as both ends know it: how it is called, and how it is rejected. */
import type { Reject } from '../reject.ts';
import type { Err } from '../result.ts';
import { seen } from '../seen.ts';
import { BAD_REPLY, type Envelope } from './envelope.ts';

/** The rights of a request's receiver over the capability that is moved with it. */
export type Moves = 'reply' | 'replyAndEvents' | 'events';

/** How an operation is called. `M` is undefined if no capability is moved with its request. */
export type CallShape<M extends Moves | undefined = Moves | undefined> = {
  readonly moves: M;
  /** Whether the reply is sent at once, when the awaited event has happened, or never. */
  readonly answers: 'now' | 'later' | 'never';
  /** Whether the same request may be sent again if no reply came. */
  readonly idempotent: boolean;
  /** How long a caller waits for the reply, in ns. Absent: until it comes, or its service ends. */
  readonly budgetNs?: bigint | undefined;
};

/** A contract's declaration of an operation. */
export type OperationData<S extends string, M extends Moves | undefined> = CallShape<M> & {
  /** `timed.register`. */
  readonly id: string;
  /** As it is in requests. */
  readonly opcode: number;
  /** Statuses other than success, by number. */
  readonly statuses: Readonly<Record<number, S>>;
  /** The size of a reply whose variable parts are empty: the size of a reject by a check. */
  readonly rejectSize: number;
  /** Statuses whose reject is the header alone: of malformed requests and denied callers. */
  readonly bare: readonly number[];
  /** Statuses whose reject may have either size: of malformed requests and of a check. */
  readonly either?: readonly number[];
  /** The size of a reject by a check, if it is not `rejectSize`. */
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
  readonly budgetNs: bigint | undefined;

  constructor(envelope: Envelope<N>, data: OperationData<S, M>) {
    this.envelope = envelope;
    this.data = data;
    this.opcode = data.opcode;
    this.moves = data.moves;
    this.answers = data.answers;
    this.idempotent = data.idempotent;
    this.budgetNs = data.budgetNs;
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

  /** The reply of a reject by a check: the body, if there is one, is all zero. */
  rejectReply(why: Reject<S>, nonce: N): Uint8Array {
    const { checkRejectSize, rejectSize } = this.data;
    seen(why.check, 'rejected');
    return this.envelope.rejectReply(this.opcode, why.errno, nonce, checkRejectSize ?? rejectSize);
  }

  /**
   * Why a frame is not a successful reply to the request with this nonce: `BadReply`, or the status of
   * a reject. Nothing if its header is that of a successful reply.
   */
  rejectedBy(frame: Uint8Array, nonce: N): Err<S | 'BadReply'> | undefined {
    const { envelope } = this;
    if (!envelope.isReply(frame, this.opcode, nonce)) return BAD_REPLY;
    const status = envelope.replyStatus(frame);
    if (status === envelope.data.success) return undefined;
    return envelope.rejectOf(frame, this.data.statuses[status], this.#sizeOf(status, frame));
  }

  /** The size of a reject with this status. */
  #sizeOf(status: number, { length }: Uint8Array): number {
    const { size } = this.envelope.data.reply;
    return isBare(this.data, status, length === size) ? size : this.data.rejectSize;
  }
}

/**
 * Whether a reject with this status is the header alone; `looksBare` decides where both sizes are
 * allowed.
 */
export function isBare(
  { bare, either }: Pick<OperationData<string, Moves | undefined>, 'bare' | 'either'>,
  status: number,
  looksBare: boolean,
): boolean {
  return bare.includes(status) || (looksBare && either?.includes(status) === true);
}
