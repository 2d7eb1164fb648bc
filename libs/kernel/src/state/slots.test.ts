import { expect, test } from 'vitest';
import { find, indexOf, insert, remove, slots } from './slots.ts';

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
  let live: number[] = [];
  const open = (): void => void insert(table, (id) => (live.push(id), id));
  for (let i = 0; i < 4; i++) open();
  let lost = 0;
  for (let i = 0; i < 200_000; i++) {
    remove(table, live[0]!);
    live = live.slice(1);
    open();
    if (find(table, live[3]!) !== live[3]) lost++;
  }
  expect([table.items.length, table.live, lost]).toEqual([5, 4, 0]);
  expect(live.every((id) => id > 0 && id === (id | 0))).toBe(true);
});
