/** The server of a service with several versions: from a frame to a handler and back. */
import { isReject, type Reject } from '../../reject.ts';
import { seen } from '../../seen.ts';
import { UNAUDITED, writeAudit, type AuditRequest, type WriteAudit } from '../audited.ts';
import type { Moves } from '../operation.ts';
import { LATER, handlerOf, unanswered, type ReplyOf, type RequestOf } from '../server.ts';
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
  readonly #operations: readonly AnyOperation<C>[];
  readonly #mayCall: (call: Call, opcode: number) => boolean;

  constructor(
    envelope: VersionedEnvelope<C>,
    served: readonly { [K in keyof H]: VersionedServed<C, H, K> }[keyof H][],
    mayCall: (call: Call, opcode: number) => boolean = () => true,
  ) {
    this.#envelope = envelope;
    this.#operations = served;
    this.#mayCall = mayCall;
  }

  /**
   * Decodes a request, calls its handler, encodes the outcome. The request of a caller without
   * authority is not decoded; a malformed request, or one of a rejected version, reaches no handler.
   * Gives nothing if the answer is sent later, or if the contract states that there is no answer.
   */
  serve(handlers: H, call: Call, frame: Uint8Array): Uint8Array | undefined {
    const envelope = this.#envelope;
    const opcode = envelope.opcodeOf(frame);
    if (opcode === undefined) return envelope.malformedReply(frame);
    const { service } = envelope.data;
    const named = this.#operations.filter(({ operation }) => operation.opcode === opcode);
    if (!this.#mayCall(call, opcode)) {
      const [first] = named;
      seen(first?.operation.data.id ?? service, 'denied');
      if (first?.audit !== undefined) {
        const error = first.operation.data.statuses[envelope.data.denied ?? 0] ?? 'denied';
        writeAudit(first, { handlers, call, request: undefined }, error);
      }
      return envelope.deniedReply(frame);
    }
    for (const served of named) {
      const matched = served.operation.match(frame, served.read);
      if (matched === undefined) continue;
      const { value, correlation } = matched;
      const request = isReject(value) ? undefined : value;
      const asked = served.audit === undefined ? UNAUDITED : { handlers, call, request };
      const rejected = served.operation.rejected(correlation);
      if (rejected !== undefined) {
        const { id, checkRejectSize, rejectSize } = served.operation.data;
        seen(id, 'rejected');
        writeAudit(served, asked, served.operation.data.statuses[rejected] ?? 'rejected');
        return envelope.rejectReply(opcode, rejected, correlation, checkRejectSize ?? rejectSize);
      }
      const outcome = isReject(value)
        ? value
        : handlerOf(handlers, served.handler)(call, value, correlation);
      return conclude(served, outcome, correlation, asked, () => envelope.malformedReply(frame));
    }
    if (named[0] !== undefined) seen(named[0].operation.data.id, 'malformed');
    return envelope.malformedReply(frame);
  }
}

/** The reply of an outcome; nothing if it is sent later. */
function conclude<C extends Correlation>(
  served: AnyOperation<C>,
  outcome: unknown,
  correlation: C,
  asked: AuditRequest,
  unencodable: () => Uint8Array | undefined,
): Uint8Array | undefined {
  const { operation, encode } = served;
  writeAudit(served, asked, isReject(outcome) ? outcome.error : undefined);
  if (outcome === LATER) return undefined;
  if (operation.answers === 'never') return unanswered(operation.data.id, outcome);
  if (isReject(outcome)) {
    seen(outcome.check, 'rejected');
    return operation.rejectReply(outcome, correlation);
  }
  const reply = encode(outcome as never, correlation);
  if (reply === undefined) return unencodable();
  // An answer that is sent later is recorded when it is sent.
  if (operation.answers === 'now') seen(operation.data.id, 'answered');
  return reply;
}
