/**
 * An endpoint of a program's own on which replies and events come in, in any order. A reply is matched by its nonce and
 * by nothing else; what is not waited for now is kept, within bounds, and what is dropped is counted (RFC-0019).
 */
import { WITHIN } from '@abicus/abi-ipc';
import { capClose, type CapSlot } from '@abicus/abi-kernel';
import { err, ok, type Cpu, type Program, type Result } from '@abicus/wire';
import { KeptReplies } from './kept-replies.ts';
import { Receiver, type ReceiveError } from './receiver.ts';

/** What a frame is: the reply to a request, an event, or nothing of the protocol. */
export type FrameKind =
  | { readonly kind: 'reply'; readonly nonce: number }
  | { readonly kind: 'event' }
  | { readonly kind: 'malformed' };

/** Tells frames apart. */
export type Classify = (frame: Uint8Array) => FrameKind;

/** What waiting for a reply or an event fails with. */
export type TakeError = ReceiveError | 'Mismatches';

/** Counters of what a mailbox dropped. */
export interface MailboxDrops {
  /** Frames that were neither reply nor event. */
  readonly malformed: number;
  /** Replies and events for which there was no room. */
  readonly evicted: number;
  /** Replies whose nonce was kept already. */
  readonly collisions: number;
  /** Capabilities that came with a reply or an event; they are closed. */
  readonly capabilities: number;
}

/** Where replies and events come in. */
export class Mailbox {
  readonly #cpu: Cpu;
  readonly #receiver: Receiver;
  readonly #classify: Classify;
  readonly #replies = new KeptReplies();
  readonly #events: Uint8Array[] = [];
  #malformed = 0;
  #lostEvents = 0;
  #capabilities = 0;

  /**
   * @param slot where RECV of the endpoint is.
   * @param room bytes of the largest frame of the protocol.
   */
  constructor(cpu: Cpu, slot: CapSlot, room: number, classify: Classify) {
    this.#cpu = cpu;
    this.#receiver = new Receiver(cpu, slot, room);
    this.#classify = classify;
  }

  /** What was dropped so far. */
  get drops(): MailboxDrops {
    const { evicted, collisions } = this.#replies;
    return {
      malformed: this.#malformed,
      evicted: evicted + this.#lostEvents,
      collisions,
      capabilities: this.#capabilities,
    };
  }

  /** Waits for the reply to a request. */
  *takeReply(nonce: number, deadlineNs: bigint): Program<Result<Uint8Array, TakeError>> {
    const kept = this.#replies.take(nonce);
    if (kept !== undefined) return ok(kept);
    return yield* this.#take(deadlineNs, (what) => what.kind === 'reply' && what.nonce === nonce);
  }

  /** Waits for an event. */
  *takeEvent(deadlineNs: bigint): Program<Result<Uint8Array, TakeError>> {
    const kept = this.#events.shift();
    if (kept !== undefined) return ok(kept);
    return yield* this.#take(deadlineNs, (what) => what.kind === 'event');
  }

  /** Waits for a frame. It looks at so many others as the contract tolerates, and at no more. */
  *#take(
    deadlineNs: bigint,
    isWanted: (what: FrameKind) => boolean,
  ): Program<Result<Uint8Array, TakeError>> {
    for (let mismatches = 0; WITHIN.mismatches(mismatches); mismatches++) {
      const message = yield* this.#receiver.receive(deadlineNs);
      if (!message.ok) return message;
      const { payload: frame, moved } = message.value;
      if (moved !== undefined) yield* this.#close(moved);
      const what = this.#classify(frame);
      if (isWanted(what)) return ok(frame);
      this.#keep(what, frame);
    }
    return err('Mismatches');
  }

  /** Neither replies nor events move capabilities: whoever sends one anyway must not fill the table of its client. */
  *#close(moved: CapSlot): Program {
    const closed = yield* capClose(this.#cpu, moved);
    if (closed.ok) this.#capabilities += 1;
  }

  #keep(what: FrameKind, frame: Uint8Array): void {
    if (what.kind === 'reply') this.#replies.keep(what.nonce, frame);
    else if (what.kind === 'malformed') this.#malformed += 1;
    else {
      if (!WITHIN.pendingEvents(this.#events.length + 1)) {
        this.#events.shift();
        this.#lostEvents += 1;
      }
      this.#events.push(frame);
    }
  }
}
