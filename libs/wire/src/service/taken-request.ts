/**
 * A request whose handler was called, and whose reply is made when its outcome is there: at once, after
 * calls of other services, or when the awaited event has happened. The servers of both kinds of envelope
 * make them.
 */
import { isReject, type Reject } from '../reject.ts';
import { seen } from '../seen.ts';
import { writeAudit, type AuditedOperation, type AuditRequest } from './audited.ts';
import type { CallShape } from './operation.ts';
import type { Caller } from './server.ts';

/** The answer is sent later: the handler has kept the capability for it, and the nonce. */
export const LATER = 'later';

/** What a request that was taken needs of its operation. */
type OperationOfRequest = AuditedOperation & {
  readonly operation: CallShape & {
    readonly opcode: number;
    readonly data: { readonly id: string };
    readonly rejectReply: (why: Reject<never>, correlation: never) => Uint8Array;
  };
  readonly encode: (reply: never, correlation: never) => Uint8Array | undefined;
};

/** A request that reached its handler, or a check of a value outside its set. */
export class TakenRequest {
  /** What the handler returned, or the reject. */
  readonly outcome: unknown;
  readonly #served: OperationOfRequest;
  readonly #correlation: unknown;
  readonly #asked: AuditRequest;

  constructor(
    served: OperationOfRequest,
    correlation: unknown,
    asked: AuditRequest,
    outcome: unknown,
  ) {
    this.#served = served;
    this.#correlation = correlation;
    this.#asked = asked;
    this.outcome = outcome;
  }

  /** The id of its operation. */
  get id(): string {
    return this.#served.operation.data.id;
  }

  /** The opcode of its operation. */
  get opcode(): number {
    return this.#served.operation.opcode;
  }

  /** How long its caller waits, in ns; nothing: the contract does not say. */
  get budgetNs(): bigint | undefined {
    return this.#served.operation.budgetNs;
  }

  /** Whether the contract lets it be answered later. */
  get isLater(): boolean {
    return this.#served.operation.answers === 'later';
  }

  /** Whether it is never answered. */
  get isUnanswered(): boolean {
    return this.#served.operation.answers === 'never';
  }

  /** Writes the audit line of its decision, before the reply is sent. */
  audit(outcome: unknown): void {
    if (this.#served.audit === undefined) return;
    writeAudit(this.#served, this.#asked, isReject(outcome) ? outcome.error : undefined);
  }

  /**
   * Answers at once, by what the handler returned; nothing where the answer is sent later or never.
   * @param by answers the request as malformed where a part of the reply is out of bounds.
   */
  answerNow(
    by: { readonly malformed: (frame: Uint8Array) => Uint8Array | undefined },
    frame: Uint8Array,
  ): Uint8Array | undefined {
    const { outcome } = this;
    this.audit(outcome);
    if (outcome === LATER) return undefined;
    if (this.isUnanswered) return this.reply(outcome);
    // An answer that is sent later is recorded when it is sent.
    return this.reply(outcome, !this.isLater) ?? by.malformed(frame);
  }

  /**
   * The reply of an outcome; nothing if a part of it is out of bounds, or if the operation is never answered.
   * @param isSent false: another call records that the reply was sent.
   */
  reply(outcome: unknown, isSent = true): Uint8Array | undefined {
    const { operation, encode } = this.#served;
    if (isReject(outcome)) {
      if (this.isUnanswered) {
        seen(outcome.check, 'rejected');
        return undefined;
      }
      return operation.rejectReply(outcome as Reject<never>, this.#correlation as never);
    }
    if (this.isUnanswered) {
      seen(operation.data.id, 'answered');
      return undefined;
    }
    const reply = encode(outcome as never, this.#correlation as never);
    if (reply !== undefined && isSent) seen(operation.data.id, 'answered');
    return reply;
  }
}

/** Why a request reached no handler. */
export type WhyUnhandled = 'malformed' | 'denied' | 'rejected';

/** A request that reached no handler, and its answer; nothing if the contract states that there is none. */
export class UnhandledRequest {
  readonly why: WhyUnhandled;
  readonly reply: Uint8Array | undefined;

  constructor(why: WhyUnhandled, reply: Uint8Array | undefined) {
    this.why = why;
    this.reply = reply;
  }
}

/** What is known of an operation before a request of it is decoded. */
export type ServedShape = CallShape & {
  readonly opcode: number;
  readonly data: { readonly id: string };
};

/** A server whose requests are taken and answered in two steps, by any transport. */
export type TakingServer = {
  /** Decodes a request and calls its handler. The caller without authority and the malformed request reach none. */
  readonly take: (
    handlers: object,
    call: unknown,
    frame: Uint8Array,
    caller: Caller,
  ) => TakenRequest | UnhandledRequest;
  /** The operation that the opcode of a frame names; nothing for a foreign frame. */
  readonly operationOf: (frame: Uint8Array) => ServedShape | undefined;
  /** The answer to a request that cannot be taken now: its retryable status, or that of a malformed request. */
  readonly overloaded: (frame: Uint8Array) => Uint8Array | undefined;
  /** The answer to a malformed request. */
  readonly malformed: (frame: Uint8Array) => Uint8Array | undefined;
};
