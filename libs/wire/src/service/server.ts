/** The server of a service: from a frame to a handler and back. */
import { UNAUDITED, writeAudit, type WriteAudit } from './audited.ts';
import { isReject, type Reject } from '../reject.ts';
import { seen } from '../seen.ts';
import type { Envelope } from './envelope.ts';
import type { Moves, ServiceOperation } from './operation.ts';
import { TakenRequest, UnhandledRequest, type LATER, type ServedShape } from './taken-request.ts';

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
export type OutcomeOf<F> = F extends (call: never, request: never, nonce: never) => infer R
  ? R
  : never;
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

/** Functions of audit lines among handlers: they have a dot in their names, and their results are no replies. */
type AuditName = `${string}.${string}`;

/** The result of serving: a reply, or nothing if the answer is sent later or never. */
export type ServedReply<H> =
  typeof LATER extends OutcomeOf<H[keyof H]>
    ? Uint8Array | undefined
    : undefined extends OutcomeOf<H[Exclude<keyof H, AuditName>]>
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
  readonly #operations: readonly (AnyOperation<N> | undefined)[];
  readonly #mayCall: (call: C, opcode: number) => boolean;

  constructor(
    envelope: Envelope<N>,
    served: ServedOperations<N, H>,
    mayCall: (call: C, opcode: number) => boolean = () => true,
  ) {
    this.#envelope = envelope;
    this.#operations = allByOpcode<AnyOperation<N>>(served).map(([one]) => one);
    this.#mayCall = mayCall;
  }

  /**
   * Decodes a request, calls its handler, encodes the outcome. The request of a caller without
   * authority is not decoded, and a malformed request reaches no handler.
   */
  serve(handlers: H, call: C, frame: Uint8Array): ServedReply<H> {
    return this.#serve(handlers, call, frame) as ServedReply<H>;
  }

  #serve(handlers: H, call: C, frame: Uint8Array): Uint8Array | undefined {
    const taken = this.take(handlers as object, call, frame, call);
    if (taken instanceof UnhandledRequest) return taken.reply;
    return taken.answerNow(this, frame);
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
    const taken = this.take(handlers, call, frame, call);
    if (taken instanceof UnhandledRequest) {
      return this.operationOf(frame)?.answers === 'never' ? undefined : taken.reply;
    }
    const outcome: unknown = await taken.outcome;
    taken.audit(outcome);
    const reply = taken.reply(outcome);
    if (taken.isUnanswered) return undefined;
    if (reply === undefined) throw new RangeError(`${taken.id}: a reply is out of its bounds`);
    return reply;
  }

  /** Decodes a request and calls its handler; what it returns is answered by what is taken. */
  take(
    handlers: object,
    call: unknown,
    frame: Uint8Array,
    caller: C,
  ): TakenRequest | UnhandledRequest {
    const envelope = this.#envelope;
    const opcode = envelope.opcodeOf(frame);
    if (opcode === undefined)
      return new UnhandledRequest('malformed', envelope.answerMalformed(frame));
    const served = this.#operations[opcode];
    const id = served?.operation.data.id ?? envelope.data.service;
    if (!this.#mayCall(caller, opcode)) {
      seen(id, 'denied');
      if (served?.audit !== undefined) {
        const error = served.operation.data.statuses[envelope.data.denied ?? 0] ?? 'denied';
        writeAudit(served, { handlers, call, request: undefined }, error);
      }
      return new UnhandledRequest('denied', envelope.deniedReply(frame));
    }
    if (served === undefined)
      return new UnhandledRequest('malformed', envelope.answerMalformed(frame));
    const request = served.decode(frame);
    if (request === undefined) {
      seen(id, 'malformed');
      return new UnhandledRequest('malformed', envelope.answerMalformed(frame));
    }
    const nonce = envelope.requestNonce(frame);
    const rejected = isReject(request);
    const outcome = rejected ? request : handlerOf(handlers, served.handler)(call, request, nonce);
    const asked =
      served.audit === undefined
        ? UNAUDITED
        : { handlers, call, request: rejected ? undefined : request };
    return new TakenRequest(served, nonce, asked, outcome);
  }

  /** The operation that the opcode of a frame names. */
  operationOf(frame: Uint8Array): ServedShape | undefined {
    const opcode = this.#envelope.opcodeOf(frame);
    return opcode === undefined ? undefined : this.#operations[opcode]?.operation;
  }

  /** The answer to a request that cannot be taken now: its retryable status, or as a malformed request. */
  overloaded(frame: Uint8Array): Uint8Array | undefined {
    const envelope = this.#envelope;
    const { overload } = envelope.data;
    const opcode = envelope.opcodeOf(frame);
    const served = opcode === undefined ? undefined : this.#operations[opcode];
    if (served === undefined || overload === undefined) return envelope.answerMalformed(frame);
    const { data } = served.operation;
    if (data.statuses[overload] === undefined) return envelope.answerMalformed(frame);
    const nonce = envelope.requestNonce(frame);
    const size = data.checkRejectSize ?? data.rejectSize;
    return envelope.rejectReply(data.opcode, overload, nonce, size);
  }

  /** The answer to a malformed request. */
  malformed(frame: Uint8Array): Uint8Array | undefined {
    return this.#envelope.answerMalformed(frame);
  }
}

/** The number of opcodes: each is a byte. */
const OPCODES = 256;

/** Operations by opcode. To find them is the first step with every request, so that nothing is hashed or searched. */
export function allByOpcode<T extends { readonly operation: { readonly opcode: number } }>(
  served: readonly T[],
): readonly (readonly T[])[] {
  const found = Array.from({ length: OPCODES }, (): T[] => []);
  for (const one of served) found[one.operation.opcode]?.push(one);
  return found;
}

/** The handler with this name. */
export function handlerOf(
  handlers: unknown,
  name: PropertyKey,
): (call: unknown, request: unknown, nonce: unknown) => unknown {
  return (handlers as Readonly<Record<PropertyKey, never>>)[name] as never;
}
