/** Replies that wait to be sent: one goes out with each receive. */

/** A reply, and the token of its request. */
export type Outgoing = {
  readonly token: number;
  readonly frame: Uint8Array;
  /** For the counters. */
  readonly sender: number;
  readonly opcode: number;
};

/** The replies, in the order in which they were made. Mostly there is one. */
export class Outbox {
  #next: Outgoing | undefined;
  #further: Outgoing[] = [];
  #first = 0;

  /** The number of replies. */
  get size(): number {
    return (this.#next === undefined ? 0 : 1) + this.#further.length - this.#first;
  }

  /** Adds a reply. */
  add(reply: Outgoing): void {
    if (this.#next === undefined) this.#next = reply;
    else this.#further.push(reply);
  }

  /** Takes the first reply. */
  take(): Outgoing | undefined {
    const reply = this.#next;
    this.#next = undefined;
    if (this.#further.length > 0) this.#advance();
    return reply;
  }

  #advance(): void {
    this.#next = this.#further[this.#first];
    this.#first += 1;
    if (this.#first * 2 < this.#further.length) return;
    this.#further = this.#further.slice(this.#first);
    this.#first = 0;
  }
}
