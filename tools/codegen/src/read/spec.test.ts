import { expect, test } from 'vitest';
import type { ArgsFor, KeysFor, SpecFor } from './spec.ts';

type Sample = { readonly kind: 'x'; readonly a: string; readonly b?: number };

// The compiler is the test: a table that does not fit its type is an error here.
const right: KeysFor<Sample> = { a: 'string', b: { optional: 'number' } };
// @ts-expect-error a key is missing
const missing: KeysFor<Sample> = { a: 'string' };
// @ts-expect-error a key that the type does not have
const added: KeysFor<Sample> = { ...right, c: 'string' } satisfies KeysFor<Sample>;
// @ts-expect-error the key is optional
const required: KeysFor<Sample> = { a: 'string', b: 'number' };
// @ts-expect-error the key takes a string
const other: KeysFor<Sample> = { a: 'number', b: { optional: 'number' } };
// @ts-expect-error a member of the set is missing
const set: SpecFor<'r' | 'w'> = { one: { r: true } };
// @ts-expect-error a kind of the union is missing
const kinds: SpecFor<Sample | { readonly kind: 'y' }> = { kinds: { x: true } };
// @ts-expect-error an argument is missing
const short: ArgsFor<(a: number, b?: string) => void> = ['number'];
const rest: ArgsFor<(...names: readonly string[]) => void> = { rest: 'string' };

test('tables of keys are tied to the types of the language', () => {
  const tables = [right, missing, added, required, other, set, kinds, short, rest];
  expect(tables.every((table) => typeof table === 'object')).toBe(true);
});
