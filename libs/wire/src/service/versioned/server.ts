/** The server of a service with several versions: from a frame to a handler and back. */
import { isReject, type Reject } from '../../reject.ts';
import { seen } from '../../seen.ts';
import { UNAUDITED, writeAudit, type Asked, type WriteAudit } from '../audited.ts';
import type { Moves } from '../operation.ts';
import { LATER, handlerOf, type ReplyOf, type RequestOf } from '../server.ts';
import type { Correlation, VersionedEnvelope } from './envelope.ts';
import type { ReadBody, VersionedOperation } from './operation.ts';

/** How one operation is served: the name of its handler in `H`, and the codecs around it. */
type VersionedServed<C extends Correlation, H, K extends keyof H> = {
  readonly handler: K;
  readonly operation: VersionedOperation<C, string, Moves | undefined>;
  /** The fields of a request, nothing if they are malformed, or the check that a value outside its set fails. */
  readonly read: ReadBody<RequestOf<H[K]> | Reject>;
  /** The frame of a reply; nothing if a part is out of bounds. */
  readonly encode: (reply: ReplyOf<H[K]>, correlation: C) => Uint8Array | undefined;
  /** Writes the audit line of a decision; without an error the request is answered with success. */
  readonly audit?: (
    handlers: H,
    call: never,
    request: RequestOf<H[K]> | undefined,
    error: never,
  ) => void;
};

/** An operation once the types of its request and reply don't matter any more. */
type AnyOperation<C extends Correlation> = {
  readonly handler: PropertyKey;
  readonly operation: VersionedOperation<C, string, Moves | undefined>;
  readonly read: ReadBody<unknown>;
  readonly encode: (reply: never, correlation: C) => Uint8Array | undefined;
  readonly audit?: WriteAudit;
};

/** Serves the operations of one service by handlers `H`; `Call` is what must be known of a call. */
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
   * Decodes a request, calls its handler, encodes what that gives. A caller without authority reaches no
   * decoder, a request that is malformed or of a version that is rejected no handler. Nothing if the answer
   * goes out later, or if the contract states that there is none.
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

/** The reply of an outcome: nothing if it comes later. */
function conclude<C extends Correlation>(
  served: AnyOperation<C>,
  outcome: unknown,
  correlation: C,
  asked: Asked,
  unencodable: () => Uint8Array | undefined,
): Uint8Array | undefined {
  const { operation, encode } = served;
  writeAudit(served, asked, isReject(outcome) ? outcome.error : undefined);
  if (outcome === LATER) return undefined;
  if (isReject(outcome)) {
    seen(outcome.check, 'rejected');
    return operation.rejectReply(outcome, correlation);
  }
  const reply = encode(outcome as never, correlation);
  if (reply === undefined) return unencodable();
  // An answer that may go out later is seen where it does.
  if (operation.answers === 'now') seen(operation.data.id, 'answered');
  return reply;
}
