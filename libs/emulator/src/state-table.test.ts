import { expect, test } from 'vitest';
import { Digest } from './digest.ts';
import {
  apart,
  big,
  bytes,
  differences,
  field,
  flag,
  list,
  number,
  numbers,
  optional,
  plain,
  quiet,
  record,
  sparse,
  text,
  word,
  type Kind,
} from './state-table.ts';

function digestOf<V>(kind: Kind<V>, value: V): string {
  const digest = new Digest();
  kind.digest(value, digest);
  return digest.hex();
}

interface Timer {
  at: number;
  owner: bigint;
  name: string;
  armed: boolean;
  buffer: Uint8Array;
  order: number;
}

const TIMER: Kind<Timer> = record<Timer>(
  {
    at: number,
    owner: big,
    name: text,
    armed: flag,
    buffer: apart('used again'),
    order: quiet(word, 'counts without end'),
  },
  { used: field(({ buffer }) => buffer.subarray(0, 1), bytes) },
);

const timer = (): Timer => ({
  at: 1.5,
  owner: 2n,
  name: 'a',
  armed: false,
  buffer: Uint8Array.of(7, 8),
  order: 3,
});

test.each<[string, Partial<Timer>, boolean]>([
  ['at', { at: Infinity }, true],
  ['owner', { owner: 3n }, true],
  ['name', { name: 'b' }, true],
  ['armed', { armed: true }, true],
  ['order', { order: 4 }, false],
  ['buffer, in the part that is not used', { buffer: Uint8Array.of(7, 9) }, false],
  ['buffer, in the part that is used', { buffer: Uint8Array.of(6, 8) }, true],
])('another value of %s moves the digest or not', (_, change, moves) => {
  const [before, after] = [digestOf(TIMER, timer()), digestOf(TIMER, { ...timer(), ...change })];
  expect(before !== after).toBe(moves);
});

test('a dump has quiet and derived fields, and none that are apart', () => {
  expect(TIMER.dump(timer())).toEqual({
    at: 1.5,
    owner: 2n,
    name: 'a',
    armed: false,
    order: 3,
    used: [7],
  });
});

test('a dump keeps its values when the state changes', () => {
  const [values, kind] = [[1, 2], list(word)];
  const dump = kind.dump(values);
  values.push(3);
  expect(dump).toEqual([1, 2]);
});

test('lists differ by length and order, sparse ones by place but not by empty places at the end', () => {
  expect(new Set([[], [0], [0, 0], [1, 2], [2, 1]].map((v) => digestOf(numbers, v))).size).toBe(5);
  expect(new Set([[], [0], [0, 0], [1, 2], [2, 1]].map((v) => digestOf(list(word), v))).size).toBe(
    5,
  );
  const places = [[1], [undefined, 1], [1, undefined], [1, 1], []];
  expect(new Set(places.map((v) => digestOf(sparse(word), v))).size).toBe(4);
  expect(sparse(word).dump([undefined, 4])).toEqual({ 1: 4 });
});

test('plain values differ by type, by value, and by the names and the order of fields', () => {
  const scalars = [undefined, 0, 1, 0n, 1n, false, true, '', '0', 'a'];
  const lists = [[], [0], [0, 0], [[0]]];
  const records = [{}, { a: 0 }, { b: 0 }, { a: 1 }, { 0: 0 }, { a: { b: 0 } }, { a: [0] }];
  const pairs = [
    { a: 0, b: 1 },
    { b: 1, a: 0 },
  ];
  const values = [...scalars, ...lists, ...records, ...pairs];
  expect(new Set(values.map((value) => digestOf(plain, value))).size).toBe(values.length);
  const rows = [{ count: 1 }];
  const dump = plain.dump(rows);
  rows.push({ count: 2 });
  expect(dump).toEqual([{ count: 1 }]);
});

test('an absent value differs from each present one', () => {
  const kind = optional(word);
  expect(new Set([undefined, 0, 1].map((v) => digestOf(kind, v))).size).toBe(3);
  expect([kind.dump(undefined), kind.dump(2)]).toEqual([undefined, 2]);
});

test('differences names the path of each value that differs, and no more than asked for', () => {
  const [one, other] = [TIMER.dump(timer()), TIMER.dump({ ...timer(), at: 2, name: 'b' })];
  expect(differences(one, other)).toEqual(['at: 1.5 → 2', 'name: a → b']);
  expect(differences(one, other, 1)).toEqual(['at: 1.5 → 2']);
  expect(differences({ a: [1, 2] }, { a: [1], b: { c: 1 } })).toEqual([
    'a.1: 2 → undefined',
    'b: undefined → a record',
  ]);
  expect(differences(one, TIMER.dump(timer()))).toEqual([]);
});
