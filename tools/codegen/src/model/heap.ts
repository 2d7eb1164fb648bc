/** A binary heap that gives the least number first. */
export class Heap {
  readonly #items: number[] = [];

  /** Adds a number. */
  push(item: number): void {
    const items = this.#items;
    let at = items.length;
    items.push(item);
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = items[above] ?? item;
      if (parent <= item) break;
      items[at] = parent;
      at = above;
    }
    items[at] = item;
  }

  /** Takes the least number; gives nothing if it is empty. */
  pop(): number | undefined {
    const items = this.#items;
    const least = items[0];
    const last = items.pop();
    if (last === undefined || items.length === 0) return least;
    let at = 0;
    for (let next = 1; next < items.length; next = 2 * at + 1) {
      if ((items[next + 1] ?? Infinity) < (items[next] ?? Infinity)) next++;
      const child = items[next] ?? Infinity;
      if (child >= last) break;
      items[at] = child;
      at = next;
    }
    items[at] = last;
    return least;
  }
}
