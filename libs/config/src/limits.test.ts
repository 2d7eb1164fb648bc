/** Limits of a text, each at its bound and beyond it, in TOML and in JSON: both formats reject the same. */
import { expect, test } from 'vitest';
import type { Fault, ParseResult } from './tree.ts';
import { parseJson } from './json.ts';
import { DEPTH_MAX, SIZE_MAX, TOKEN_MAX } from './limits.ts';
import { parseToml } from './toml.ts';

const FORMATS = { TOML: parseToml, JSON: parseJson } as const;
type Format = keyof typeof FORMATS;
/** A text in each format. */
type Texts = Readonly<Record<Format, string>>;

const faultOf = (parsed: ParseResult): Fault | undefined => (parsed.ok ? undefined : parsed.fault);
const messageOf = (parsed: ParseResult): string | undefined => faultOf(parsed)?.message;

/** A text in each format, of a given size. */
type Measured = (measure: number) => Texts;

const ofSize = (one: string): Measured => {
  const bytes = Buffer.byteLength(one);
  const fill = (room: number): string => one.repeat(room / bytes) + ' '.repeat(room % bytes);
  return (size) => {
    // TOML has comments, JSON blanks and strings.
    return {
      TOML: `#${fill(size - 1)}`,
      JSON: one === ' ' ? `1${fill(size - 1)}` : `"${fill(size - 2)}"`,
    };
  };
};
const lists: Measured = (depth) => {
  const inner = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
  return { TOML: `a = ${inner(depth)}`, JSON: inner(depth) };
};
const tables: Measured = (depth) => {
  const inner = (start: string, levels: number): string =>
    `${start.repeat(levels)}1${'}'.repeat(levels)}`;
  // The whole of a TOML file is a table, too.
  return { TOML: `a = ${inner('{a=', depth - 1)}`, JSON: inner('{"a":', depth) };
};

const LIMITS: readonly (readonly [what: string, text: Measured, most: number, message: RegExp])[] =
  [
    ['bytes', ofSize(' '), SIZE_MAX, /^a file has no more than 1 MiB$/],
    ['bytes of wide characters', ofSize('é'), SIZE_MAX, /^a file has no more than 1 MiB$/],
    ['levels of lists', lists, DEPTH_MAX, /^a file nests no deeper than 64 levels$/],
    ['levels of tables', tables, DEPTH_MAX, /^a file nests no deeper than 64 levels$/],
  ];

test.each(
  LIMITS.flatMap(([what, text, most, message]) =>
    (['TOML', 'JSON'] as const).map((format) => [what, format, text, most, message] as const),
  ),
)(
  '%s up to the limit are accepted in %s, and one above it is rejected',
  (_, format, text, most, message) => {
    const parse = FORMATS[format];
    expect(messageOf(parse(text(most)[format]))).toBeUndefined();
    expect(messageOf(parse(text(most + 1)[format]))).toMatch(message);
  },
);

test.each(['TOML', 'JSON'] as const)('an unpaired surrogate is a finding in %s', (format) => {
  const texts: Texts = { TOML: 'a = "\ud83d"', JSON: '"\ud83d"' };
  expect(faultOf(FORMATS[format](texts[format]))).toMatchObject({
    line: 1,
    col: 1,
    message: 'the text is no Unicode: half of a character is in it',
  });
});

test.each(['TOML', 'JSON'] as const)(
  'closed lists and tables in %s do not add to the depth',
  (format) => {
    const many = (one: string): string => Array.from({ length: 200 }, () => one).join(',');
    for (const one of ['[]', '{}', '[{}]']) {
      const texts: Texts = { TOML: `a = [${many(one)}]`, JSON: `[${many(one)}]` };
      expect(messageOf(FORMATS[format](texts[format]))).toBeUndefined();
    }
  },
);

/** A key of this many parts. */
const keyOf = (parts: number): string => Array.from({ length: parts }, () => 'a').join('.');

test.each<readonly [what: string, text: (parts: number) => string]>([
  ['a key', (parts) => `${keyOf(parts)} = 1`],
  ['the key of a table', (parts) => `[${keyOf(parts)}]`],
  ['a key in a table', (parts) => `[${keyOf(parts - 1)}]\na = 1`],
  ['a key in an inline table', (parts) => `a = { ${keyOf(parts - 1)} = 1 }`],
  // The index of an item is a part, too.
  ['the key of a table in a list', (parts) => `[[${keyOf(parts - 1)}]]`],
  ['a key in a table in a list', (parts) => `[[${keyOf(parts - 2)}]]\na = 1`],
  [
    'a key in tables in lists in each other',
    (parts) => {
      const depth = (parts - 1) >> 1;
      const headers = Array.from({ length: depth }, (_, i) => `[[${keyOf(i + 1)}]]`);
      return `${headers.join('\n')}\n${keyOf(parts - 2 * depth)} = 1`;
    },
  ],
])('%s of TOML has at most 64 parts', (_, text) => {
  expect(messageOf(parseToml(text(DEPTH_MAX)))).toBeUndefined();
  expect(messageOf(parseToml(text(DEPTH_MAX + 1)))).toBe('a file nests no deeper than 64 levels');
});

test('a string of JSON may be as long as its file', () => {
  const text = 'x'.repeat(2 * TOKEN_MAX);
  expect(parseJson(`"${text}"`)).toMatchObject({ ok: true, tree: { value: text } });
});

test('a text that nests too deep is reported with line and column', () => {
  const text = `\n  ${'['.repeat(DEPTH_MAX + 1)}`;
  expect(faultOf(parseJson(text))).toMatchObject({ line: 2, col: 3 + DEPTH_MAX });
  expect(faultOf(parseToml(`a = [${text}`))).toMatchObject({ line: 2, col: 2 + DEPTH_MAX });
});
