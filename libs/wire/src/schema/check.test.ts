/** Faults of a value: place, expected value and fix; and defaults. */
import { expect, test } from 'vitest';
import { checkSchema, FAULTS_MAX, type Lens } from './check.ts';
import { pathText } from './path.ts';
import type { Schema, SchemaKey } from './schema.ts';

const object = (keys: Readonly<Record<string, SchemaKey>>): Schema => ({ kind: 'object', keys });
const text: Schema = { kind: 'text' };
const count: Schema = { kind: 'integer', min: 1, max: 8 };
const CIRCLE = object({ kind: { of: { kind: 'choice', of: ['circle'] } }, radius: { of: count } });
const POINT = object({ kind: { of: { kind: 'choice', of: ['point'] } } });

function told(schema: Schema, value: unknown, lens?: Lens): string[] {
  const result = checkSchema(schema, value, lens);
  return result.ok
    ? []
    : result.faults.map(({ path, message, fix }) => `${pathText(path)}: ${message} (${fix})`);
}

test.each<readonly [what: string, schema: Schema, value: unknown, faults: readonly string[]]>([
  ['a text', text, 'a', []],
  ['a number for a text', text, 1, [': it takes a string, not 1 ()']],
  ['half of a character', text, '\ud800', [String.raw`: it takes a string, not "\ud800" ()`]],
  [
    'a text that is too long',
    { kind: 'text', max: 2 },
    'abc',
    [': it takes a string of at most 2 characters, not "abc" (it has 3 characters)'],
  ],
  ['two characters of four units', { kind: 'text', max: 2 }, '🙂🙂', []],
  [
    'a text that matches nothing',
    { kind: 'text', pattern: /^a$/u },
    'b',
    [': it takes a string that matches /^a$/u, not "b" ()'],
  ],
  ['an integer', count, 8, []],
  ['an integer beyond', count, 9, [': it takes an integer from 1 to 8, not 9 ()']],
  ['a fraction', count, 1.5, [': it takes an integer from 1 to 8, not 1.5 ()']],
  [
    'an integer that no number holds',
    { kind: 'integer' },
    2 ** 53,
    [': it takes an integer, not 9007199254740992 ()'],
  ],
  ['no number', { kind: 'number' }, Number.NaN, [': it takes a number, not NaN ()']],
  ['a tenth thrice', { kind: 'number', multipleOf: 0.1 }, 0.3, []],
  [
    'a bound that is not reached',
    { kind: 'number', above: 1, below: 2 },
    2,
    [': it takes a number above 1 below 2, not 2 ()'],
  ],
  ['true', { kind: 'boolean' }, true, []],
  ['a word for true', { kind: 'boolean' }, 'yes', [': it takes true or false, not "yes" ()']],
  ['null', { kind: 'null' }, null, []],
  ['nothing for null', { kind: 'null' }, undefined, [': it takes null, not undefined ()']],
  [
    'a word that is near',
    { kind: 'choice', of: ['ring', 'window'] },
    'rign',
    [`: it takes "ring", or "window", not "rign" (did you mean 'ring'?)`],
  ],
  [
    'an item of a list',
    { kind: 'list', of: count },
    [1, 'x'],
    [`[1]: '[1]' takes an integer from 1 to 8, not "x" ()`],
  ],
  [
    'a hole in a list',
    { kind: 'list', of: count },
    Object.assign([1, 1, 2], { length: 0 }, { 0: 1, 2: 2 }),
    [`[1]: '[1]' takes an integer from 1 to 8, not undefined ()`],
  ],
  [
    'a list for an object',
    object({ a: { of: text } }),
    [],
    [': it takes an object, not an empty list ()'],
  ],
  [
    'a list that is too long',
    { kind: 'list', of: count, max: 1 },
    [1, 2],
    [': it takes a list of at most 1 items, not a list of 2 ()'],
  ],
  ['a tuple', { kind: 'tuple', of: [text, count] }, ['a', 1], []],
  [
    'a tuple that is too short',
    { kind: 'tuple', of: [text, count] },
    ['a'],
    [': it takes a list of 2 items, not a list of 1 ()'],
  ],
  ['a map', { kind: 'map', of: count, key: /^[a-z]$/u }, { a: 1 }, []],
  [
    'a key of a map',
    { kind: 'map', of: count, key: /^[a-z]$/u },
    { A: 1 },
    [`A: 'A' is no key here: one is due that matches /^[a-z]$/u ()`],
  ],
  [
    'a map with too many keys',
    { kind: 'map', of: count, max: 1 },
    { a: 1, b: 1 },
    [': it takes an object of at most 1 keys, not an object (it has 2 keys)'],
  ],
  [
    'a key that is near to one',
    object({ series: { of: count } }),
    { serie: 1 },
    [
      `serie: 'serie' is no key; the keys are series (did you mean 'series'?)`,
      `: 'series' is missing: it takes an integer from 1 to 8 (add 'series')`,
    ],
  ],
  [
    'a key that objects inherit',
    object({}),
    { constructor: 1 },
    [`constructor: 'constructor' is no key; there are none (take it out)`],
  ],
  [
    'a key that is inherited and due',
    object({ toString: { of: text } }),
    {},
    [`: 'toString' is missing: it takes a string (add 'toString')`],
  ],
  ['a key that may be left out', object({ a: { of: text, optional: true } }), {}, []],
  [
    'a key that is there without a value',
    object({ a: { of: text, optional: true } }),
    { a: undefined },
    [`a: 'a' takes a string, not undefined ()`],
  ],
  ['one of two', { kind: 'either', of: [count, text] }, 'a', []],
  [
    'none of two',
    { kind: 'either', of: [count, text] },
    true,
    [': it takes an integer from 1 to 8, or a string, not true ()'],
  ],
  [
    'the one of two that a word means',
    { kind: 'either', of: [CIRCLE, POINT] },
    { kind: 'circle', radius: 9 },
    [`radius: 'radius' takes an integer from 1 to 8, not 9 ()`],
  ],
])('%s', (_, schema, value, faults) => {
  expect(told(schema, value)).toEqual(faults);
});

const SECTIONS = object({
  metrics: {
    of: object({ series: { of: count, default: 4 }, note: { of: text, optional: true } }),
  },
  kind: { of: text, optional: true, default: 'ring' },
});

test('defaults of a file are filled in, also in sections that are left out', () => {
  expect(checkSchema(SECTIONS, {}, { complete: true })).toEqual({
    ok: true,
    value: { metrics: { series: 4 }, kind: 'ring' },
  });
});

test('nothing is filled into a message', () => {
  expect(told(SECTIONS, {})).toEqual([
    `: 'metrics' is missing: it takes an object (add 'metrics')`,
  ]);
});

test('the result has no keys but its own', () => {
  const result = checkSchema({ kind: 'map', of: count }, JSON.parse('{"__proto__":1}'));
  expect(result.ok && Object.keys(Object(result.value))).toEqual(['__proto__']);
  expect(result.ok && Object.getPrototypeOf(result.value)).toBe(null);
});

class Point {
  readonly x = 1;
}

/** An object that JSON writes as a text, like a date. */
class Day {
  readonly x = 1;

  toJSON(): string {
    return '1970-01-01';
  }
}

test.each<readonly [what: string, value: object, written: string, fits: boolean]>([
  ['one without a prototype', Object.assign(Object.create(null), { x: 1 }), '{"x":1}', true],
  ['one of a class', new Point(), '{"x":1}', true],
  ['one that is written as a text', new Day(), '"1970-01-01"', false],
  ['a text in an object', Object('ab'), '"ab"', false],
  ['a number in an object', Object(5), '5', false],
  ['a list', [], '[]', false],
])('an object fits if JSON writes it as the object of its keys: %s', (_, value, written, fits) => {
  expect(JSON.stringify(value)).toBe(written);
  const any: Schema = { kind: 'map', of: { kind: 'integer' } };
  expect(checkSchema(any, value).ok).toBe(fits);
});

test('a number that is not written as an integer is not an integer', () => {
  expect(told(count, 2, { complete: true, isInteger: () => false })).toEqual([
    ': it takes an integer from 1 to 8, not 2 (write it as an integer of at most 2^53 − 1)',
  ]);
});

test('of a value with a thousand faults the first ones are reported', () => {
  const items = Array.from({ length: 1000 }, () => 'x');
  expect(told({ kind: 'list', of: count }, items)).toHaveLength(FAULTS_MAX);
});

test.each([
  ['\u001b[31m\u202e', String.raw`"\u001b[31m\u202e"`],
  ['x'.repeat(100), `"${'x'.repeat(60)}…"`],
])(
  "a text that would reverse a terminal's direction, or fill it, is shown in part: %j",
  (given, shown) => {
    expect(told(count, given)[0]).toContain(`not ${shown}`);
  },
);
