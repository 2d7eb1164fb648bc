/**
 * Object tables. An id has the index of a slot in its low 16 bits and the generation of the slot in its high 16 bits. A
 * freed slot is reused with the next generation, so that a stale id finds no object. Slots are reused first in, first
 * out, which delays the wrap of a generation as long as possible.
 *
 * Index 0 is never used: id 0 is the kernel, or no object.
 */

/** The last generation of a slot. The highest bit stays 0: an id is positive as a signed word too, as `wait` takes it. */
export const LAST_GENERATION = 0x7fff;
/** The highest index. */
export const LAST_INDEX = 0xffff;

/** A table of objects. Plain data. */
export interface Slots<T> {
  /** Objects by index. */
  readonly items: (T | undefined)[];
  readonly generations: number[];
  /** Freed indexes, first in, first out; those before `freeAt` are in use again. */
  free: number[];
  freeAt: number;
  /** Number of objects. */
  live: number;
}

/** Creates an empty table. */
export function slots<T>(): Slots<T> {
  return { items: [undefined], generations: [0], free: [], freeAt: 0, live: 0 };
}

/** Returns the index in an id. */
export function indexOf(id: number): number {
  return id & 0xffff;
}

/** Returns the object of an id, or `undefined` if the id is stale or was never issued. */
export function find<T>(table: Slots<T>, id: number): T | undefined {
  const index = id & 0xffff;
  return table.generations[index] === id >>> 16 ? table.items[index] : undefined;
}

/** Whether an object can be inserted: a slot is free, or the table can grow. */
export function hasFreeSlot<T>(table: Slots<T>): boolean {
  return table.freeAt < table.free.length || table.items.length <= LAST_INDEX;
}

/**
 * Inserts an object, which `make` creates from its id, into a free slot. The caller has compared `live` with the limit and
 * asked `hasFreeSlot`.
 */
export function insert<T>(table: Slots<T>, make: (id: number) => T): T {
  const index = allocIndex(table);
  const id = (((table.generations[index] ?? 0) << 16) | index) >>> 0;
  const item = make(id);
  table.items[index] = item;
  table.live++;
  return item;
}

/** Removes an object, which must be in the table. Its slot gets the next generation, or is retired after the last one. */
export function remove<T>(table: Slots<T>, id: number): void {
  const index = id & 0xffff;
  table.items[index] = undefined;
  // Beyond the last generation no id matches, and the slot is not used again.
  table.generations[index] = (id >>> 16) + 1;
  if (id >>> 16 < LAST_GENERATION) table.free.push(index);
  table.live--;
}

/** Iterates over all objects by index. */
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
  // Drops the used part once it is the larger one: each entry is copied at most once on average.
  if (table.freeAt > 64 && table.freeAt * 2 > table.free.length) {
    table.free = table.free.slice(table.freeAt);
    table.freeAt = 0;
  }
  return freed;
}
