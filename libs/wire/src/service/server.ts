/** The server of a service: from a frame to a handler and back. */
import { UNAUDITED, writeAudit, type AuditRequest, type WriteAudit } from './audited.ts';
import { isReject, type Reject } from '../reject.ts';
import { seen } from '../seen.ts';
import type { Envelope } from './envelope.ts';
import type { Moves, ServiceOperation } from './operation.ts';

/** The answer is sent later: the handler has kept the capability for it, and the nonce. */
export const LATER = 'later';

/** The caller of a request, where the contract lists the allowed callers. */
export type Caller = {
  /** The identity of the caller, which the kernel states. */
  readonly sender: bigint;
};

/** The type of a handler's request. */
export type RequestOf<F> = F extends (call: never, request: infer R, ...rest: never) => unknown
  ? R
  : never;
/** The return type of a handler for any calls. (`ReturnType` of one that takes none is `any`.) */
type OutcomeOf<F> = F extends (call: never, request: never, nonce: never) => infer R ? R : never;
/** The type of a handler's reply. */
export type ReplyOf<F> = Exclude<OutcomeOf<F>, Reject | typeof LATER | undefined>;

/** How one operation is served: the name of its handler in `H`, and its codecs. */
type ServedOperation<N extends number | bigint, H, K extends keyof H> = {
  readonly handler: K;
  readonly operation: ServiceOperation<N, string, Moves | undefined>;
  /** The request, nothing if the frame is malformed, or the check if a value is outside its set. */
  readonly decode: (frame: Uint8Array) => RequestOf<H[K]> | Reject | undefined;
  /** The frame of a reply; nothing if a part of variable length is out of bounds. */
  readonly encode: (reply: ReplyOf<H[K]>, nonce: N) => Uint8Array | undefined;
  /** Writes the audit line of a decision; without an error the request succeeded. */
  readonly audit?: (
    handlers: H,
    call: never,
    request: RequestOf<H[K]> | undefined,
    error: never,
  ) => void;
};

/** All operations of a service with handlers `H`. */
export type ServedOperations<N extends number | bigint, H> = readonly {
  [K in keyof H]: ServedOperation<N, H, K>;
}[keyof H][];

/** The result of serving: a reply, or nothing if the answer is sent later or never. */
export type ServedReply<H> =
  typeof LATER extends OutcomeOf<H[keyof H]>
    ? Uint8Array | undefined
    : undefined extends OutcomeOf<H[keyof H]>
      ? Uint8Array | undefined
      : Uint8Array;

/** An operation without the types of its request and reply. */
type AnyOperation<N extends number | bigint> = {
  readonly handler: PropertyKey;
  readonly operation: ServiceOperation<N, string, Moves | undefined>;
  readonly decode: (frame: Uint8Array) => unknown;
  readonly encode: (reply: never, nonce: N) => Uint8Array | undefined;
  readonly audit?: WriteAudit;
};

/** Handlers by name that may return a promise of their outcome. */
export type LateHandlers = Readonly<Record<string, (call: never, request: never) => unknown>>;

/** Serves frames with handlers that may return promises. */
export type LateServer = {
  readonly serveLate: (
    handlers: LateHandlers,
    call: Caller,
    frame: Uint8Array,
  ) => Promise<Uint8Array | undefined>;
};

/** Serves the operations of one service with handlers `H`; `C` is the context of a call. */
export class FrameServer<N extends number | bigint, H, C = unknown> {
  readonly #envelope: Envelope<N>;
  readonly #operations: ReadonlyMap<number, AnyOperation<N>>;
  readonly #mayCall: (call: C, opcode: number) => boolean;

  constructor(
    envelope: Envelope<N>,
    served: ServedOperations<N, H>,
    mayCall: (call: C, opcode: number) => boolean = () => true,
  ) {
    this.#envelope = envelope;
    this.#operations = new Map(served.map((one) => [one.operation.opcode, one]));
    this.#mayCall = mayCall;
  }

  /**
   * Decodes a request, calls its handler, encodes the outcome. The request of a caller without
   * authority is not decoded, and a malformed request reaches no handler.
   */
  serve(handlers: H, call: C, frame: Uint8Array): ServedReply<H> {
    return this.#serve(handlers, call, frame, false) as ServedReply<H>;
  }

  /**
   * The same for handlers that may return a promise. Rejects if a handler throws or a reply is out of
   * its bounds: both are faults of the handler. Gives nothing if the frame is not answered.
   */
  async serveLate(
    handlers: LateHandlers,
    call: C,
    frame: Uint8Array,
  ): Promise<Uint8Array | undefined> {
    return this.#serve(handlers, call, frame, true);
  }

  #serve(
    handlers: unknown,
    call: C,
    frame: Uint8Array,
    late: boolean,
  ): Uint8Array | undefined | Promise<Uint8Array> {
    const envelope = this.#envelope;
    const opcode = envelope.opcodeOf(frame);
    if (opcode === undefined) return envelope.answerMalformed(frame);
    const served = this.#operations.get(opcode);
    const id = served?.operation.data.id ?? envelope.data.service;
    if (!this.#mayCall(call, opcode)) {
      seen(id, 'denied');
      if (served?.audit !== undefined) {
        const error = served.operation.data.statuses[envelope.data.denied ?? 0] ?? 'denied';
        writeAudit(served, { handlers, call, request: undefined }, error);
      }
      return envelope.deniedReply(frame);
    }
    if (served === undefined) return envelope.answerMalformed(frame);
    const request = served.decode(frame);
    if (request === undefined) {
      seen(id, 'malformed');
      return envelope.answerMalformed(frame);
    }
    const nonce = envelope.requestNonce(frame);
    const outcome = isReject(request)
      ? request
      : handlerOf(handlers, served.handler)(call, request, nonce);
    const asked =
      served.audit === undefined
        ? UNAUDITED
        : { handlers, call, request: isReject(request) ? undefined : request };
    if (late) return this.#finishLate(served, outcome, nonce, asked);
    return this.#finish(served, outcome, nonce, frame, asked);
  }

  #finish(
    served: AnyOperation<N>,
    outcome: unknown,
    nonce: N,
    frame: Uint8Array,
    asked: AuditRequest,
  ): Uint8Array | undefined {
    writeAudit(served, asked, isReject(outcome) ? outcome.error : undefined);
    if (outcome === LATER) return undefined;
    if (served.operation.answers === 'never') return unanswered(served.operation.data.id, outcome);
    if (isReject(outcome)) return rejectOf(served, outcome, nonce);
    const reply = served.encode(outcome as never, nonce);
    if (reply === undefined) return this.#envelope.answerMalformed(frame);
    // An answer that is sent later is recorded when it is sent.
    if (served.operation.answers === 'now') seen(served.operation.data.id, 'answered');
    return reply;
  }

  async #finishLate(
    served: AnyOperation<N>,
    given: unknown,
    nonce: N,
    asked: AuditRequest,
  ): Promise<Uint8Array> {
    const outcome: unknown = await given;
    writeAudit(served, asked, isReject(outcome) ? outcome.error : undefined);
    if (isReject(outcome)) return rejectOf(served, outcome, nonce);
    const { id } = served.operation.data;
    const reply = served.encode(outcome as never, nonce);
    if (reply === undefined) throw new RangeError(`${id}: a reply is out of its bounds`);
    seen(id, 'answered');
    return reply;
  }
}

/** The reply of a check that rejected. */
function rejectOf<N extends number | bigint>(
  { operation }: AnyOperation<N>,
  why: Reject,
  nonce: N,
): Uint8Array {
  seen(why.check, 'rejected');
  return operation.rejectReply(why, nonce);
}

/** Records the outcome of an operation that is never answered. */
export function unanswered(id: string, outcome: unknown): undefined {
  if (isReject(outcome)) seen(outcome.check, 'rejected');
  else seen(id, 'answered');
}

/** The handler with this name. */
export function handlerOf(
  handlers: unknown,
  name: PropertyKey,
): (call: unknown, request: unknown, nonce: unknown) => unknown {
  return (handlers as Readonly<Record<PropertyKey, never>>)[name] as never;
}
