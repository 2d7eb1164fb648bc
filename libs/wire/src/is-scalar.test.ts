/** What fields hold, at both ends, and what they do not. */
import { expect, test } from 'vitest';
import * as scalars from './is-scalar.ts';
import { boundsOf, carried, isWide } from './testing/integers.ts';
import type { Wire } from './testing/shapes.ts';

const WIRES = ['u8', 'u16', 'u32', 'u53', 'u64', 'i8', 'i16', 'i32', 'i64'] as const;
const PREDICATES = new Map<string, (value: unknown) => boolean>(Object.entries(scalars));
const is = (wire: Wire): ((value: unknown) => boolean) =>
  PREDICATES.get(`is${wire.slice(0, 1).toUpperCase()}${wire.slice(1)}`) ?? (() => false);

test('each scalar has its predicate', () => {
  const all = [...WIRES, 'bool'].map(
    (wire) => `is${wire.slice(0, 1).toUpperCase()}${wire.slice(1)}`,
  );
  expect(Object.keys(scalars).sort()).toEqual(all.sort());
});

test.each(WIRES)('%s holds both ends and zero, and nothing next to them', (wire) => {
  const [least, end] = boundsOf(wire);
  const number = (value: bigint): number | bigint => (isWide(wire) ? value : Number(value));
  const taken = [least, end - 1n, 0n, 1n].map(number);
  expect(taken.map(is(wire))).toEqual(taken.map(() => true));
  const beyond = [least - 1n, end, end * 2n, -(1n << 70n)].map(number);
  expect(beyond.map(is(wire))).toEqual(beyond.map(() => false));
});

test.each(WIRES)('%s holds no fraction, no other type and no missing value', (wire) => {
  const other = isWide(wire) ? 1 : 1n;
  const values = [other, 0.5, Number.NaN, Infinity, '1', '', true, null, undefined, {}, [1]];
  expect(values.map(is(wire))).toEqual(values.map(() => false));
  expect(is(wire)(carried(wire, 1n))).toBe(true);
});

test('bool holds true and false, and no number', () => {
  expect([true, false, 0, 1, 'true', undefined].map(scalars.isBool)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
