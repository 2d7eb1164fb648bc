/**
 * Tables of objects that are named by an id: the index of a slot in the low half, its generation in the high half. A slot
 * is used again when its object is gone, with the next generation, so that an old id finds nothing. Slots wait for their
 * next use in the order in which they were freed, which keeps a generation away from its return as long as possible.
 *
 * Index 0 is never used: id 0 is the kernel, or nobody.
 */

/** The highest bit of a generation stays 0: an id is positive as a signed word too, as `wait` takes it. */
const GENERATION_MASK = 0x7fff;

/** A table of objects. Plain data. */
export interface Slots<T> {
  /** By index. */
  readonly items: (T | undefined)[];
  readonly generations: number[];
  /** Freed indexes; those before `freeAt` are in use again. */
  free: number[];
  freeAt: number;
  /** How many objects there are. */
  live: number;
}

/** An empty table. */
export function slots<T>(): Slots<T> {
  return { items: [undefined], generations: [0], free: [], freeAt: 0, live: 0 };
}

/** The index that an id names. */
export function indexOf(id: number): number {
  return id & 0xffff;
}

/** The object of an id, or nothing if it is gone or never was. */
export function find<T>(table: Slots<T>, id: number): T | undefined {
  const index = id & 0xffff;
  return table.generations[index] === id >>> 16 ? table.items[index] : undefined;
}

/** Puts an object into a free slot; `make` gets its id. The caller has compared `live` with the limit. */
export function insert<T>(table: Slots<T>, make: (id: number) => T): T {
  const index = allocIndex(table);
  const id = (((table.generations[index] ?? 0) << 16) | index) >>> 0;
  const item = make(id);
  table.items[index] = item;
  table.live++;
  return item;
}

/** Removes the object of an id that is in the table. */
export function remove<T>(table: Slots<T>, id: number): void {
  const index = id & 0xffff;
  table.items[index] = undefined;
  table.generations[index] = ((id >>> 16) + 1) & GENERATION_MASK;
  table.free.push(index);
  table.live--;
}

/** All objects, by index. */
export function* each<T>(table: Slots<T>): Generator<T, void, undefined> {
  for (const item of table.items) if (item !== undefined) yield item;
}

function allocIndex<T>(table: Slots<T>): number {
  const freed = table.free[table.freeAt];
  if (freed === undefined) {
    table.items.push(undefined);
    table.generations.push(0);
    return table.items.length - 1;
  }
  table.freeAt++;
  // The part that is in use again is cut off when it is the larger one: each entry is moved at most once on average.
  if (table.freeAt > 64 && table.freeAt * 2 > table.free.length) {
    table.free = table.free.slice(table.freeAt);
    table.freeAt = 0;
  }
  return freed;
}
