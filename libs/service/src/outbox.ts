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
  /** Those to take next, the first one last: taking it moves no other. */
  #next: Outgoing[] = [];
  #added: Outgoing[] = [];

  /** The number of replies. */
  get size(): number {
    return this.#next.length + this.#added.length;
  }

  /** Adds a reply. */
  add(reply: Outgoing): void {
    this.#added.push(reply);
  }

  /** Takes the first reply. */
  take(): Outgoing | undefined {
    if (this.#next.length === 0) [this.#next, this.#added] = [this.#added.reverse(), this.#next];
    return this.#next.pop();
  }
}
