/**
 * Receives replies and events in any order on one endpoint. A reply is matched by its nonce only. Frames that the program
 * is not waiting for are buffered, up to a limit, and dropped frames are counted (RFC-0019).
 */
import { WITHIN } from '@abicus/abi-ipc';
import { capClose, type CapSlot } from '@abicus/abi-kernel';
import { err, ok, type Cpu, type Program, type Result } from '@abicus/wire';
import { Nonces } from '@abicus/wire/service';
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
  /** Replies to calls that had timed out. */
  readonly late: number;
  /** Capabilities that arrived with a frame; they are closed. */
  readonly capabilities: number;
}

/**
 * An endpoint for replies and events, with their buffers. All channels that receive replies here allocate their nonces
 * from `nonces`, whatever their protocols: the frame of each is classified by the first protocol that knows it.
 */
export class Mailbox {
  /** The nonces of the requests whose replies arrive here. */
  readonly nonces: Nonces;
  readonly #cpu: Cpu;
  readonly #receiver: Receiver;
  readonly #classifiers: readonly FrameClassifier[];
  readonly #replies = new ReplyBuffer();
  readonly #events: Uint8Array[] = [];
  /** Nonces of calls that timed out, the oldest first. */
  readonly #abandoned = new Set<number>();
  #malformed = 0;
  #late = 0;
  #evictedEvents = 0;
  #capabilities = 0;

  /**
   * @param slot slot with RECV of the endpoint.
   * @param payloadMax size of the largest frame of the protocols, in bytes.
   * @param classifiers one for each protocol.
   * @param nonces shared with the other mailboxes of the same channels.
   */
  constructor(
    cpu: Cpu,
    slot: CapSlot,
    payloadMax: number,
    classifiers: readonly FrameClassifier[],
    nonces: Nonces = new Nonces(),
  ) {
    this.#cpu = cpu;
    this.#receiver = new Receiver(cpu, slot, payloadMax);
    this.#classifiers = classifiers;
    this.nonces = nonces;
  }

  /** The counters so far. */
  get drops(): MailboxDrops {
    const { evicted, collisions } = this.#replies;
    return {
      malformed: this.#malformed,
      evicted: evicted + this.#evictedEvents,
      collisions,
      late: this.#late,
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

  /**
   * Gives up a call without a reply. Its nonce is released by its late reply, or when too many are held: then the oldest
   * is.
   */
  abandon(nonce: number): void {
    if (!WITHIN.abandoned(this.#abandoned.size + 1)) {
      const [oldest] = this.#abandoned;
      if (oldest !== undefined) this.#settle(oldest);
    }
    this.#abandoned.add(nonce);
  }

  #settle(nonce: number): void {
    this.#abandoned.delete(nonce);
    this.nonces.release(nonce);
  }

  /** Waits for a frame. It receives at most as many unmatched frames as the contract allows. */
  *#take(
    deadlineNs: bigint,
    isWanted: (received: FrameKind) => boolean,
  ): Program<Result<Uint8Array, MailboxError>> {
    for (let mismatches = 0; WITHIN.mismatches(mismatches);) {
      const message = yield* this.#receiver.receive(deadlineNs);
      if (!message.ok) return message;
      const { payload: frame, moved } = message.value;
      if (moved !== undefined) yield* this.#close(moved);
      const received = this.#classify(frame);
      if (isWanted(received)) return ok(frame);
      if (!this.#keep(received, frame)) mismatches++;
    }
    return err('Mismatches');
  }

  /** Closes a received capability: replies and events move none, and a malicious server must not fill the client's table. */
  *#close(moved: CapSlot): Program {
    const closed = yield* capClose(this.#cpu, moved);
    if (closed.ok) this.#capabilities += 1;
  }

  #classify(frame: Uint8Array): FrameKind {
    for (const classify of this.#classifiers) {
      const received = classify(frame);
      if (received.kind !== 'malformed') return received;
    }
    return { kind: 'malformed' };
  }

  /** Keeps a frame for another wait; false: no wait is expected for it, or it cost one that was kept. */
  #keep(received: FrameKind, frame: Uint8Array): boolean {
    if (received.kind === 'reply') return this.#keepReply(received.nonce, frame);
    if (received.kind === 'event') return this.#keepEvent(frame);
    this.#malformed += 1;
    return false;
  }

  #keepReply(nonce: number, frame: Uint8Array): boolean {
    if (this.#abandoned.has(nonce)) {
      this.#late += 1;
      this.#settle(nonce);
      return true;
    }
    const { evicted, collisions } = this.#replies;
    this.#replies.add(nonce, frame);
    const isLossless = evicted === this.#replies.evicted && collisions === this.#replies.collisions;
    return isLossless && this.nonces.underWay(nonce);
  }

  #keepEvent(frame: Uint8Array): boolean {
    const isLossless = WITHIN.pendingEvents(this.#events.length + 1);
    if (!isLossless) {
      this.#events.shift();
      this.#evictedEvents += 1;
    }
    this.#events.push(frame);
    return isLossless;
  }
}
