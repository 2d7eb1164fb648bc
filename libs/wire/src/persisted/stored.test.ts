/** Stored values: written in the newest version, read in every retained version, otherwise rejected. */
import { expect, test } from 'vitest';
import { checkSchema } from '../schema/check.ts';
import type { NamedSchema, Schema } from '../schema/schema.ts';
import { storedTests } from '../testing/stored-cases.ts';
import { titled } from '../testing/test-case.ts';
import {
  decodeStored,
  encodeStored,
  jsonLayout,
  structLayout,
  type StoredEntry,
} from './stored.ts';

function named<T>(schema: Schema): NamedSchema<T> {
  return { id: 'x', name: 'x', schema, is: (value): value is T => checkSchema(schema, value).ok };
}

type Entry = {
  readonly key: { readonly n: number };
  readonly value: { readonly size: number };
  readonly migrations: {
    readonly 1: (old: null) => number;
    readonly 2: (old: number) => { readonly size: number };
  };
};

const ENTRY: StoredEntry<Entry> = {
  id: 'persisted.test.entry',
  store: 'disk',
  template: ['/e_', { name: 'n', kind: 'u8' }],
  version: 3,
  layouts: {
    1: jsonLayout(named<null>({ kind: 'null' })),
    2: structLayout<number>({
      size: 1,
      encode: (value) => Uint8Array.of(value),
      read: (bytes, at) => (Number(bytes[at]) < 100 ? bytes[at] : undefined),
    }),
    3: jsonLayout(
      named<{ size: number }>({
        kind: 'object',
        keys: { size: { of: { kind: 'integer', max: 50 } } },
      }),
    ),
  },
};
const MIGRATIONS: Entry['migrations'] = { 1: () => 7, 2: (size) => ({ size }) };

const bytesOf = (version: number, ...rest: readonly number[]): Uint8Array =>
  Uint8Array.of(version, ...rest);
const json = (version: number, text: string): Uint8Array =>
  bytesOf(version, ...new TextEncoder().encode(text));

test('a value is written with its version and read back', () => {
  const written = encodeStored(ENTRY, { size: 5 });
  expect(written).toEqual({ ok: true, value: json(3, '{"size":5}') });
  expect(written.ok && decodeStored(ENTRY, written.value, MIGRATIONS)).toEqual({
    ok: true,
    value: { size: 5 },
  });
});

test('an old value is migrated one version at a time', () => {
  expect(decodeStored(ENTRY, json(1, 'null'), MIGRATIONS)).toEqual({
    ok: true,
    value: { size: 7 },
  });
  expect(decodeStored(ENTRY, bytesOf(2, 9), MIGRATIONS)).toEqual({ ok: true, value: { size: 9 } });
});

test.each<readonly [what: string, bytes: Uint8Array]>([
  ['no JSON', json(3, '{')],
  ['JSON that does not fit', json(3, '{"size":51}')],
  ['a key too many', json(3, '{"size":5,"more":1}')],
  ['no UTF-8', bytesOf(3, 0xff)],
  ['a structure that is too long', bytesOf(2, 9, 9)],
  ['a structure that is none', bytesOf(2, 200)],
  ['a migration that gives no value of the next version', bytesOf(2, 60)],
])('%s is rejected', (_, bytes) => {
  expect(decodeStored(ENTRY, bytes, MIGRATIONS)).toEqual({ ok: false, error: 'BadValue' });
});

test('a migration that throws or is missing gives no value', () => {
  const throws = {
    ...MIGRATIONS,
    1: () => {
      throw new Error('mine');
    },
  };
  const bad = { ok: false, error: 'BadValue' };
  expect(decodeStored(ENTRY, json(1, 'null'), throws)).toEqual(bad);
  expect(decodeStored(ENTRY, json(1, 'null'), {} as never)).toEqual(bad);
});

test('a value that does not fit is not written', () => {
  expect(encodeStored(ENTRY, { size: 51 })).toEqual({ ok: false, error: 'BadValue' });
  const layout = ENTRY.layouts[2];
  expect(layout?.encode(200 as never)).toBeUndefined();
});

test('a value with a property that throws is not written', () => {
  const get = (): never => {
    throw new Error('mine');
  };
  const value = Object.defineProperty({}, 'size', { get, enumerable: true });
  expect(encodeStored(ENTRY, value as never)).toEqual({ ok: false, error: 'BadValue' });
});

test.each(titled(storedTests(ENTRY)))('%s', (_, { run, expected }) => {
  expect(run()).toEqual(expected);
});
