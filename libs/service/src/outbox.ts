/** Replies that wait to be sent: one goes out with each receive. */

/** A reply, and the token of its request. */
export type Outgoing = {
  readonly token: number;
  readonly frame: Uint8Array;
  /** For the counters. */
  readonly sender: number;
  readonly opcode: number;
};

/** The replies, in the order in which they were made. */
export class Outbox {
  #waiting: Outgoing[] = [];
  #first = 0;

  /** The number of replies. */
  get size(): number {
    return this.#waiting.length - this.#first;
  }

  /** Adds a reply. */
  add(reply: Outgoing): void {
    this.#waiting.push(reply);
  }

  /** Takes the first reply. */
  take(): Outgoing | undefined {
    const reply = this.#waiting[this.#first];
    if (reply === undefined) return undefined;
    this.#first += 1;
    if (this.#first * 2 >= this.#waiting.length) {
      this.#waiting = this.#waiting.slice(this.#first);
      this.#first = 0;
    }
    return reply;
  }
}
