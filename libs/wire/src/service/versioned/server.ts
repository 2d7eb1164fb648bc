/** The server of a service with several versions: from a frame to a handler and back. */
import { isReject, type Reject } from '../../reject.ts';
import { seen } from '../../seen.ts';
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
};

/** An operation once the types of its request and reply don't matter any more. */
type AnyOperation<C extends Correlation> = {
  readonly handler: PropertyKey;
  readonly operation: VersionedOperation<C, string, Moves | undefined>;
  readonly read: ReadBody<unknown>;
  readonly encode: (reply: never, correlation: C) => Uint8Array | undefined;
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
      seen(named[0]?.operation.data.id ?? service, 'denied');
      return envelope.deniedReply(frame);
    }
    for (const served of named) {
      const matched = served.operation.match(frame, served.read);
      if (matched === undefined) continue;
      const { value, correlation } = matched;
      const rejected = served.operation.rejected(correlation);
      if (rejected !== undefined) {
        const { id, refusalSize } = served.operation.data;
        seen(id, 'refused');
        return envelope.refusal(opcode, rejected, correlation, refusalSize);
      }
      const outcome = isReject(value)
        ? value
        : handlerOf(handlers, served.handler)(call, value, correlation);
      return conclude(served, outcome, correlation, () => envelope.malformedReply(frame));
    }
    if (named[0] !== undefined) seen(named[0].operation.data.id, 'malformed');
    return envelope.malformedReply(frame);
  }
}

/** The reply of an outcome: nothing if it comes later. */
function conclude<C extends Correlation>(
  { operation, encode }: AnyOperation<C>,
  outcome: unknown,
  correlation: C,
  unencodable: () => Uint8Array | undefined,
): Uint8Array | undefined {
  if (outcome === LATER) return undefined;
  if (isReject(outcome)) {
    seen(outcome.check, 'refused');
    return operation.refusal(outcome, correlation);
  }
  const reply = encode(outcome as never, correlation);
  if (reply === undefined) return unencodable();
  // An answer that may go out later is seen where it does.
  if (operation.answers === 'now') seen(operation.data.id, 'answered');
  return reply;
}
