/** A queue sorted by wake time; entries with the same wake time are in the order in which they were added. */

/** An entry of a deadline queue. */
export interface DeadlineEntry {
  /** Wake time: nanoseconds of virtual time. */
  readonly wake: bigint;
}

/** A sorted queue of entries. Its users limit its size. */
export class DeadlineQueue<E extends DeadlineEntry> {
  readonly #entries: E[] = [];

  /** The number of entries. */
  get size(): number {
    return this.#entries.length;
  }

  /** The wake time of the first entry. */
  get nextWake(): bigint | undefined {
    return this.#entries[0]?.wake;
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

  /** Removes an entry; false: it is not in the queue. */
  remove(entry: E): boolean {
    const at = this.#entries.indexOf(entry);
    if (at < 0) return false;
    this.#entries.splice(at, 1);
    return true;
  }

  /** Removes and gives all entries with a wake time at or before `now`, in order. */
  popExpired(now: bigint): E[] {
    let count = 0;
    for (const { wake } of this.#entries) {
      if (wake > now) break;
      count += 1;
    }
    return count === 0 ? [] : this.#entries.splice(0, count);
  }

  /** Removes and gives all entries that satisfy `predicate`. */
  removeWhere(predicate: (entry: E) => boolean): E[] {
    const removed = this.#entries.filter((entry) => predicate(entry));
    if (removed.length > 0) {
      const rest = this.#entries.filter((entry) => !predicate(entry));
      this.#entries.splice(0, this.#entries.length, ...rest);
    }
    return removed;
  }
}
