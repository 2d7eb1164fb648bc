/** What is due next: entries in the order of their wake times, those with one wake time in the order in which they came. */

/** Something that wakes at a time. */
export interface DeadlineEntry {
  /** When it wakes: nanoseconds of virtual time. */
  readonly wake: bigint;
}

/** A bounded number of entries, sorted; its users bound it by their own limits. */
export class DeadlineQueue<E extends DeadlineEntry> {
  readonly #entries: E[] = [];

  /** How many entries there are. */
  get size(): number {
    return this.#entries.length;
  }

  /** When the next entry wakes. */
  get nextWake(): bigint | undefined {
    return this.#entries[0]?.wake;
  }

  /** Adds an entry, after those that wake at the same time. */
  add(entry: E): void {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.#entries[middle];
      if (other !== undefined && other.wake <= entry.wake) low = middle + 1;
      else high = middle;
    }
    this.#entries.splice(low, 0, entry);
  }

  /** Takes an entry out. */
  remove(entry: E): boolean {
    const at = this.#entries.indexOf(entry);
    if (at < 0) return false;
    this.#entries.splice(at, 1);
    return true;
  }

  /** Takes out all entries that wake at or before `now`, in order. */
  popExpired(now: bigint): E[] {
    let count = 0;
    for (const { wake } of this.#entries) {
      if (wake > now) break;
      count += 1;
    }
    return count === 0 ? [] : this.#entries.splice(0, count);
  }

  /** Takes out all entries that `which` says. */
  removeWhere(predicate: (entry: E) => boolean): E[] {
    const removed = this.#entries.filter((entry) => predicate(entry));
    if (removed.length > 0) {
      const rest = this.#entries.filter((entry) => !predicate(entry));
      this.#entries.splice(0, this.#entries.length, ...rest);
    }
    return removed;
  }
}
