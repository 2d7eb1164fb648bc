/** A queue sorted by wake time; entries with the same wake time are in the order in which they were added. */

/** An entry of a deadline queue. */
export interface DeadlineEntry {
  /** Wake time: nanoseconds of virtual time. */
  readonly wake: bigint;
}

/** A sorted queue of entries. Its users limit its size. */
export class DeadlineQueue<E extends DeadlineEntry> {
  #entries: E[] = [];

  /** The number of entries. */
  get size(): number {
    return this.#entries.length;
  }

  /** The wake time of the first entry. */
  get nextWake(): bigint | undefined {
    return this.#entries[0]?.wake;
  }

  /** The number of entries that satisfy `predicate`. */
  countWhere(predicate: (entry: E) => boolean): number {
    return this.#entries.filter((entry) => predicate(entry)).length;
  }

  /** Inserts an entry, after those with the same wake time. */
  add(entry: E): void {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const middleEntry = this.#entries[middle];
      if (middleEntry !== undefined && middleEntry.wake <= entry.wake) low = middle + 1;
      else high = middle;
    }
    this.#entries.splice(low, 0, entry);
  }

  /** Removes and gives all entries with a wake time at or before `now`, in order. */
  popExpired(now: bigint): E[] {
    let count = 0;
    for (const { wake } of this.#entries) {
      if (wake > now) break;
      count += 1;
    }
    return this.#entries.splice(0, count);
  }

  /** Removes and gives all entries that satisfy `predicate`. */
  removeWhere(predicate: (entry: E) => boolean): E[] {
    const removed = this.#entries.filter((entry) => predicate(entry));
    this.#entries = this.#entries.filter((entry) => !predicate(entry));
    return removed;
  }
}
