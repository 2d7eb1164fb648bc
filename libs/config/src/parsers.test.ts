/** The parsers compared with others: both accept the same texts with the same values. */
import fc from 'fast-check';
import { parse } from 'smol-toml';
import { expect, test } from 'vitest';
import { parseJson } from './json.ts';
import { parseToml } from './toml.ts';

/** A value, or a rejection. */
type Taken = { readonly value: unknown } | 'rejected';

function byOurs(text: string): Taken {
  const parsed = parseToml(text);
  return parsed.ok ? { value: parsed.tree.value } : 'rejected';
}

function bySmol(text: string): Taken {
  try {
    return { value: parse(text) };
  } catch {
    return 'rejected';
  }
}

const key = fc.constantFrom('a', 'b', 'c', '"a"', '"__proto__"', "'x y'", 'a.b', 'b.c.a', 'a . c');
const scalar = fc.constantFrom(
  '1',
  '-7',
  '0x1F',
  '1_000',
  '0.5',
  '1e3',
  '-0.0',
  'true',
  'false',
  '""',
  '"a\\n\\u00e9"',
  "'raw\\n'",
  '"""\na\\\n  b"""',
  "'''\nx'''",
);
const value: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }).map((all) => `[${all.join(', ')}]`),
    fc
      .array(fc.tuple(key, tie('value')), { maxLength: 3 })
      .map((all) => `{ ${all.map(([name, one]) => `${name} = ${one}`).join(', ')} }`),
  ),
})).value;
const line = fc.oneof(
  { arbitrary: fc.tuple(key, value).map(([name, one]) => `${name} = ${one}`), weight: 4 },
  { arbitrary: key.map((name) => `[${name}]`), weight: 2 },
  { arbitrary: key.map((name) => `[[${name}]]`), weight: 1 },
  { arbitrary: fc.constantFrom('', '# x', 'a', '= 1', '[a', 'a = [1'), weight: 1 },
);

test('both parsers accept or reject each drawn TOML text, with the same value', () => {
  const seen = { taken: 0, rejected: 0 };
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
      const text = lines.join('\n');
      const [ours, smol] = [byOurs(text), bySmol(text)];
      seen[ours === 'rejected' ? 'rejected' : 'taken']++;
      expect(ours).toEqual(smol);
    }),
    { numRuns: 300 },
  );
  expect(seen.taken).toBeGreaterThan(100);
  expect(seen.rejected).toBeGreaterThan(100);
});

test('both parsers agree on tables in lists, nested too', () => {
  const header = fc.constantFrom('[[a]]', '[a]', '[a.b]', '[[a.b]]', '[a.b.c]', '[[a.b.c]]', '[b]');
  const entry = fc.constantFrom('x = 1', 'x = 2', 'y = 3', 'b = {}', 'b = [{}]');
  fc.assert(
    fc.property(fc.array(fc.tuple(header, entry), { maxLength: 5 }), (pairs) => {
      const text = pairs.flat().join('\n');
      expect(byOurs(text)).toEqual(bySmol(text));
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['a comma at the end of an inline table', 'a = { b = 1, }'],
  ['an inline table over lines', 'a = {\n b = 1 }'],
  ['an escape of ESC', 'a = "\\e"'],
  ['an escape of two digits', 'a = "\\x41"'],
])('%s is rejected: it is not in TOML 1.0', (_, text) => {
  expect(byOurs(text)).toBe('rejected');
});

test('any text is parsed or rejected, and none throws', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom('a', '=', '"', '[', ']', '{', '}', '.', '#', '\n', "'", '\\', '\r'),
    }),
  );
  fc.assert(
    fc.property(text, (one) => {
      expect([parseToml(one), parseJson(one)].map(({ ok }) => typeof ok)).toEqual([
        'boolean',
        'boolean',
      ]);
    }),
    { numRuns: 400 },
  );
});

test('JSON is accepted as `JSON.parse` does, except for duplicate keys', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), (text) => {
      const parsed = parseJson(text);
      const twice = !parsed.ok && parsed.fault.message.endsWith('is given twice');
      expect(parsed.ok ? parsed.tree.value : twice).toEqual(parsed.ok ? JSON.parse(text) : true);
    }),
    { numRuns: 250 },
  );
});
