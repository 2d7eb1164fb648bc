import { expect, test } from 'vitest';
import {
  find,
  hasFreeSlot,
  indexOf,
  insert,
  LAST_GENERATION,
  LAST_INDEX,
  remove,
  slots,
} from './slots.ts';

test('an id of index and generation finds only its own object', () => {
  const table = slots<string>();
  const ids: number[] = [];
  const add = (text: string): void => void insert(table, (id) => (ids.push(id), text));
  add('a');
  add('b');
  expect(ids).toEqual([1, 2]);
  remove(table, 1);
  expect([find(table, 1), find(table, 2)]).toEqual([undefined, 'b']);
  add('c');
  expect(ids[2]).toBe(0x1_0001);
  expect([find(table, 1), find(table, 0x1_0001), indexOf(0x1_0001)]).toEqual([undefined, 'c', 1]);
});

test('id 0 finds no object', () => {
  expect(find(slots<string>(), 0)).toBeUndefined();
});

test('indexes are reused in the order in which they were freed', () => {
  const table = slots<number>();
  const open = (): number => insert(table, (id) => id);
  const ids = [1, 2, 3].map(open);
  for (const i of [1, 0, 2]) remove(table, ids[i] ?? 0);
  expect([open(), open(), open()].map(indexOf)).toEqual([2, 1, 3]);
});

test('an index is retired after its last generation, so that no id is issued twice', () => {
  const table = slots<number>();
  const seen = new Set<number>();
  const kept = insert(table, (id) => id);
  for (let i = 0; i < 3 * (LAST_GENERATION + 1); i++) {
    const id = insert(table, (made) => made);
    seen.add(id);
    remove(table, id);
  }
  expect([seen.size, table.items.length, table.live]).toEqual([3 * (LAST_GENERATION + 1), 5, 1]);
  expect([...seen].every((id) => id > 0 && id === (id | 0))).toBe(true);
  expect([...seen].some((id) => find(table, id) !== undefined)).toBe(false);
  expect(find(table, kept)).toBe(kept);
});

test('a table whose indexes are all in use or retired has no free slot', () => {
  const table = slots<number>();
  for (let i = 1; i <= LAST_INDEX; i++) insert(table, (id) => id);
  expect(hasFreeSlot(table)).toBe(false);
  remove(table, 1);
  expect(hasFreeSlot(table)).toBe(true);
  table.generations[2] = LAST_GENERATION;
  insert(table, (id) => id);
  remove(table, ((LAST_GENERATION << 16) | 2) >>> 0);
  expect(hasFreeSlot(table)).toBe(false);
});
