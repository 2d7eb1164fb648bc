/** The server of a service with several versions: from a frame to a handler and back. */
import { isReject, type Reject } from '../../reject.ts';
import { seen } from '../../seen.ts';
import { UNAUDITED, writeAudit, type WriteAudit } from '../audited.ts';
import type { Moves } from '../operation.ts';
import { allByOpcode, handlerOf, type ReplyOf, type RequestOf } from '../server.ts';
import { TakenRequest, UnhandledRequest, type ServedShape } from '../taken-request.ts';
import type { Correlation, VersionedEnvelope } from './envelope.ts';
import type { ReadBody, VersionedOperation } from './operation.ts';

/** How one operation is served: the name of its handler in `H`, and its codecs. */
type VersionedServed<C extends Correlation, H, K extends keyof H> = {
  readonly handler: K;
  readonly operation: VersionedOperation<C, string, Moves | undefined>;
  /** The fields of a request, nothing if they are malformed, or the check if a value is outside its set. */
  readonly read: ReadBody<RequestOf<H[K]> | Reject>;
  /** The frame of a reply; nothing if a part is out of bounds. */
  readonly encode: (reply: ReplyOf<H[K]>, correlation: C) => Uint8Array | undefined;
  /** Writes the audit line of a decision; without an error the request succeeded. */
  readonly audit?: (
    handlers: H,
    call: never,
    request: RequestOf<H[K]> | undefined,
    error: never,
  ) => void;
};

/** An operation without the types of its request and reply. */
type AnyOperation<C extends Correlation> = {
  readonly handler: PropertyKey;
  readonly operation: VersionedOperation<C, string, Moves | undefined>;
  readonly read: ReadBody<unknown>;
  readonly encode: (reply: never, correlation: C) => Uint8Array | undefined;
  readonly audit?: WriteAudit;
};

/** Serves the operations of one service with handlers `H`; `Call` is the context of a call. */
export class VersionedServer<C extends Correlation, H, Call = unknown> {
  readonly #envelope: VersionedEnvelope<C>;
  /** By opcode; an opcode may name an operation of each of several versions. */
  readonly #operations: readonly (readonly AnyOperation<C>[])[];
  readonly #mayCall: (call: Call, opcode: number) => boolean;

  constructor(
    envelope: VersionedEnvelope<C>,
    served: readonly { [K in keyof H]: VersionedServed<C, H, K> }[keyof H][],
    mayCall: (call: Call, opcode: number) => boolean = () => true,
  ) {
    this.#envelope = envelope;
    this.#operations = allByOpcode<AnyOperation<C>>(served);
    this.#mayCall = mayCall;
  }

  /**
   * Decodes a request, calls its handler, encodes the outcome. The request of a caller without
   * authority is not decoded; a malformed request, or one of a rejected version, reaches no handler.
   * Gives nothing if the answer is sent later, or if the contract states that there is no answer.
   */
  serve(handlers: H, call: Call, frame: Uint8Array): Uint8Array | undefined {
    const taken = this.take(handlers as object, call, frame, call);
    if (taken instanceof UnhandledRequest) return taken.reply;
    return taken.answerNow(this, frame);
  }

  /** Decodes a request and calls its handler; what it returns is answered by what is taken. */
  take(
    handlers: object,
    call: unknown,
    frame: Uint8Array,
    caller: Call,
  ): TakenRequest | UnhandledRequest {
    const envelope = this.#envelope;
    const opcode = envelope.opcodeOf(frame);
    if (opcode === undefined)
      return new UnhandledRequest('malformed', envelope.malformedReply(frame));
    const { service } = envelope.data;
    const named = this.#operations[opcode] ?? [];
    if (!this.#mayCall(caller, opcode)) {
      const [first] = named;
      seen(first?.operation.data.id ?? service, 'denied');
      if (first?.audit !== undefined) {
        const error = first.operation.data.statuses[envelope.data.denied ?? 0] ?? 'denied';
        writeAudit(first, { handlers, call, request: undefined }, error);
      }
      return new UnhandledRequest('denied', envelope.deniedReply(frame));
    }
    for (const served of named) {
      const matched = served.operation.match(frame, served.read);
      if (matched === undefined) continue;
      const { value, correlation } = matched;
      const wrong = isReject(value);
      const asked =
        served.audit === undefined
          ? UNAUDITED
          : { handlers, call, request: wrong ? undefined : value };
      const rejected = served.operation.rejected(correlation);
      if (rejected !== undefined) {
        const { id, checkRejectSize, rejectSize, statuses } = served.operation.data;
        seen(id, 'rejected');
        writeAudit(served, asked, statuses[rejected] ?? 'rejected');
        const size = checkRejectSize ?? rejectSize;
        return new UnhandledRequest(
          'rejected',
          envelope.rejectReply(opcode, rejected, correlation, size),
        );
      }
      const outcome = wrong ? value : handlerOf(handlers, served.handler)(call, value, correlation);
      return new TakenRequest(served, correlation, asked, outcome);
    }
    if (named[0] !== undefined) seen(named[0].operation.data.id, 'malformed');
    return new UnhandledRequest('malformed', envelope.malformedReply(frame));
  }

  /** The operation that the opcode of a frame names. */
  operationOf(frame: Uint8Array): ServedShape | undefined {
    const opcode = this.#envelope.opcodeOf(frame);
    return opcode === undefined ? undefined : this.#operations[opcode]?.[0]?.operation;
  }

  /** The answer to a request that cannot be taken now: its retryable status, or as a malformed request. */
  overloaded(frame: Uint8Array): Uint8Array | undefined {
    const envelope = this.#envelope;
    const { overload } = envelope.data;
    const opcode = envelope.opcodeOf(frame);
    const named = opcode === undefined ? undefined : this.#operations[opcode];
    for (const { operation, read } of named ?? []) {
      if (overload === undefined) continue;
      const { statuses, checkRejectSize, rejectSize } = operation.data;
      const matched = operation.match(frame, read);
      if (matched === undefined || statuses[overload] === undefined) continue;
      const size = checkRejectSize ?? rejectSize;
      return envelope.rejectReply(operation.opcode, overload, matched.correlation, size);
    }
    return envelope.malformedReply(frame);
  }

  /** The answer to a malformed request. */
  malformed(frame: Uint8Array): Uint8Array | undefined {
    return this.#envelope.malformedReply(frame);
  }
}
