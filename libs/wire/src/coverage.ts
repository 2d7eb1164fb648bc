/** Which elements of the contracts a run has touched. It is handed in; there is no global one. */

/** Collects ids of elements. */
export class Coverage {
  readonly #ids = new Set<string>();

  /** Says that an element was exercised. */
  covers(id: string): void {
    this.#ids.add(id);
  }

  /** Whether it was. */
  has(id: string): boolean {
    return this.#ids.has(id);
  }

  /** What was exercised, sorted. */
  ids(): string[] {
    return [...this.#ids].sort();
  }

  /** Those of `expected` that were not, in their order. */
  missing(expected: readonly string[]): string[] {
    return expected.filter((id) => !this.#ids.has(id));
  }
}
