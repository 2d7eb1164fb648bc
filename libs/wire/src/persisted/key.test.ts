/** Keys: each value of a part has one text, and each text stands for at most one value. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildKey, parseKey, type KeyKind, type KeyTemplate, type KeyValues } from './key.ts';

const SEGMENT: KeyTemplate = ['/state/wal/seg_', { name: 'n', kind: 'u32' }];

test.each<readonly [kind: KeyKind, value: number | bigint | string, text: string]>([
  ['u8', 255, '255'],
  ['u16', 0, '0'],
  ['u32', 4_294_967_295, '4294967295'],
  ['u53', 2 ** 53 - 1, '9007199254740991'],
  ['u64', 2n ** 64n - 1n, '18446744073709551615'],
  ['hex64', 10n, '000000000000000a'],
  ['hex', 'beef', 'beef'],
  ['word', 'a-B_9', 'a-B_9'],
])('a part of kind %s is written and read back: %s', (kind, value, text) => {
  const template: KeyTemplate = ['/', { name: 'x', kind }, '/y'];
  expect(buildKey(template, { x: value })).toEqual({ ok: true, value: `/${text}/y` });
  expect(parseKey(template, `/${text}/y`)).toEqual({ x: value });
});

test.each<readonly [kind: KeyKind, value: unknown]>([
  ['u8', 256],
  ['u8', -1],
  ['u8', 0.5],
  ['u8', 1n],
  ['u8', '1'],
  ['u53', 2 ** 53],
  ['u64', 1],
  ['u64', 2n ** 64n],
  ['u64', -1n],
  ['hex64', 1],
  ['hex', ''],
  ['hex', 'abc'],
  ['hex', 'AB'],
  ['hex', 'ab'.repeat(65)],
  ['word', ''],
  ['word', 'a/b'],
  ['word', 'a\n'],
  ['word', 'x'.repeat(65)],
  ['word', undefined],
])('a part of kind %s rejects %s', (kind, value) => {
  const values = { x: value } as KeyValues;
  expect(buildKey([{ name: 'x', kind }], values)).toEqual({ ok: false, error: 'BadKey' });
});

test.each([
  '/state/wal/seg_',
  '/state/wal/seg_01',
  '/state/wal/seg_4294967296',
  '/state/wal/seg_1 ',
  '/state/wal/seg_1\n',
  '/state/wal/seg_-1',
  '/state/wal/seg_1/..',
  'x/state/wal/seg_1',
  '/state/wal/',
  '',
])('%j is not a key', (text) => {
  expect(parseKey(SEGMENT, text)).toBeUndefined();
});

test('an inherited property is not the value of a part', () => {
  const template: KeyTemplate = [{ name: 'constructor', kind: 'word' }];
  expect(buildKey(template, {})).toEqual({ ok: false, error: 'BadKey' });
  expect(parseKey(template, 'a')).toEqual({ constructor: 'a' });
});

const values: Readonly<Record<KeyKind, fc.Arbitrary<number | bigint | string>>> = {
  u8: fc.integer({ min: 0, max: 255 }),
  u16: fc.integer({ min: 0, max: 65_535 }),
  u32: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  u53: fc.maxSafeNat(),
  u64: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  hex64: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  hex: fc
    .uint8Array({ minLength: 1, maxLength: 64 })
    .map((bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')),
  word: fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/),
};
const kinds = Object.keys(values) as KeyKind[];

test('a key is parsed to the parts that it was built from', () => {
  const part = fc
    .constantFrom(...kinds)
    .chain((kind) => values[kind].map((value) => ({ kind, value })));
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
      const template = parts.flatMap(({ kind }, i) => ['/', { name: `p${i}`, kind }]);
      const given = Object.fromEntries(parts.map(({ value }, i) => [`p${i}`, value]));
      const built = buildKey(template, given);
      expect(built.ok && parseKey(template, built.value)).toEqual(given);
    }),
  );
});

test('a parsed key is built again to the same text', () => {
  const text = fc
    .array(fc.constantFrom('0', '1', '9', 'a', 'f', '/', '-', 'Z'), { maxLength: 8 })
    .map((all) => `/${all.join('')}`);
  const seen = { keys: 0 };
  fc.assert(
    fc.property(fc.constantFrom(...kinds), text, (kind, one) => {
      const template: KeyTemplate = ['/', { name: 'x', kind }];
      const parsed = parseKey(template, one);
      if (parsed !== undefined) seen.keys++;
      expect(parsed === undefined ? one : buildKey(template, parsed)).toEqual(
        parsed === undefined ? one : { ok: true, value: one },
      );
    }),
    { numRuns: 2000 },
  );
  expect(seen.keys).toBeGreaterThan(100);
});
