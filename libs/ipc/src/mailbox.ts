/**
 * Receives replies and events in any order on one endpoint. A reply is matched by its nonce only. Frames that the program
 * is not waiting for are buffered, up to a limit, and dropped frames are counted (RFC-0019).
 */
import { WITHIN } from '@abicus/abi-ipc';
import { capClose, type CapSlot } from '@abicus/abi-kernel';
import { err, ok, type Cpu, type Program, type Result } from '@abicus/wire';
import { ReplyBuffer } from './reply-buffer.ts';
import { Receiver, type ReceiveError } from './receiver.ts';

/** The kind of a frame: the reply to a request, an event, or malformed. */
export type FrameKind =
  | { readonly kind: 'reply'; readonly nonce: number }
  | { readonly kind: 'event' }
  | { readonly kind: 'malformed' };

/** Determines the kind of a frame. */
export type FrameClassifier = (frame: Uint8Array) => FrameKind;

/** The errors of waiting for a reply or an event. */
export type MailboxError = ReceiveError | 'Mismatches';

/** Counters of dropped frames and capabilities. */
export interface MailboxDrops {
  /** Frames that were neither reply nor event. */
  readonly malformed: number;
  /** Replies and events dropped because their buffer was full. */
  readonly evicted: number;
  /** Replies whose nonce was already buffered. */
  readonly collisions: number;
  /** Capabilities that arrived with a frame; they are closed. */
  readonly capabilities: number;
}

/** An endpoint for replies and events, with their buffers. */
export class Mailbox {
  readonly #cpu: Cpu;
  readonly #receiver: Receiver;
  readonly #classify: FrameClassifier;
  readonly #replies = new ReplyBuffer();
  readonly #events: Uint8Array[] = [];
  #malformed = 0;
  #evictedEvents = 0;
  #capabilities = 0;

  /**
   * @param slot slot with RECV of the endpoint.
   * @param payloadMax size of the protocol's largest frame, in bytes.
   */
  constructor(cpu: Cpu, slot: CapSlot, payloadMax: number, classify: FrameClassifier) {
    this.#cpu = cpu;
    this.#receiver = new Receiver(cpu, slot, payloadMax);
    this.#classify = classify;
  }

  /** The counters so far. */
  get drops(): MailboxDrops {
    const { evicted, collisions } = this.#replies;
    return {
      malformed: this.#malformed,
      evicted: evicted + this.#evictedEvents,
      collisions,
      capabilities: this.#capabilities,
    };
  }

  /** Waits for the reply to a request. */
  *takeReply(nonce: number, deadlineNs: bigint): Program<Result<Uint8Array, MailboxError>> {
    const buffered = this.#replies.take(nonce);
    if (buffered !== undefined) return ok(buffered);
    return yield* this.#take(
      deadlineNs,
      (received) => received.kind === 'reply' && received.nonce === nonce,
    );
  }

  /** Waits for an event. */
  *takeEvent(deadlineNs: bigint): Program<Result<Uint8Array, MailboxError>> {
    const buffered = this.#events.shift();
    if (buffered !== undefined) return ok(buffered);
    return yield* this.#take(deadlineNs, (received) => received.kind === 'event');
  }

  /** Waits for a frame. It receives at most as many other frames as the contract allows. */
  *#take(
    deadlineNs: bigint,
    isWanted: (received: FrameKind) => boolean,
  ): Program<Result<Uint8Array, MailboxError>> {
    for (let mismatches = 0; WITHIN.mismatches(mismatches); mismatches++) {
      const message = yield* this.#receiver.receive(deadlineNs);
      if (!message.ok) return message;
      const { payload: frame, moved } = message.value;
      if (moved !== undefined) yield* this.#close(moved);
      const received = this.#classify(frame);
      if (isWanted(received)) return ok(frame);
      this.#buffer(received, frame);
    }
    return err('Mismatches');
  }

  /** Closes a received capability: replies and events move none, and a malicious server must not fill the client's table. */
  *#close(moved: CapSlot): Program {
    const closed = yield* capClose(this.#cpu, moved);
    if (closed.ok) this.#capabilities += 1;
  }

  #buffer(received: FrameKind, frame: Uint8Array): void {
    if (received.kind === 'reply') this.#replies.add(received.nonce, frame);
    else if (received.kind === 'malformed') this.#malformed += 1;
    else {
      if (!WITHIN.pendingEvents(this.#events.length + 1)) {
        this.#events.shift();
        this.#evictedEvents += 1;
      }
      this.#events.push(frame);
    }
  }
}
