/**
 * Texts and a schema: a text that fits gives a value, others give findings with file, line, column and
 * key.
 */
import { expect, test } from 'vitest';
import type { NamedSchema, Schema } from '@abicus/wire/schema';
import { formatFinding } from './finding.ts';
import { parseConfig } from './parse-config.ts';

const integer: Schema = { kind: 'integer', min: -8, max: 64 };
const SCHEMA: Schema = {
  kind: 'object',
  keys: {
    metrics: {
      of: {
        kind: 'object',
        keys: {
          series: { of: integer, default: 64 },
          kind: { of: { kind: 'choice', of: ['ring', 'window'] }, default: 'ring' },
        },
      },
    },
    allow: { of: { kind: 'map', of: { kind: 'list', of: { kind: 'text' } } }, optional: true },
    windows: {
      of: {
        kind: 'list',
        of: { kind: 'object', keys: { name: { of: { kind: 'text' } }, every: { of: integer } } },
      },
      optional: true,
    },
    share: { of: { kind: 'number' }, optional: true },
  },
};
const schema: NamedSchema = {
  id: 'metricsd.config.metrics.toml',
  name: 'metrics.toml',
  schema: SCHEMA,
  is: (value): value is unknown => value !== undefined,
};

/** The findings about a text, `line:col key: message (fix)`; or the value. */
function told(text: string, file = 'metrics.toml'): unknown {
  const result = parseConfig(schema, { file, text });
  if (result.ok) return result.value;
  return result.findings.map((one) => {
    expect(one.file).toBe(file);
    return `${one.line}:${one.col} ${one.key}: ${one.message} (${one.fix})`;
  });
}

const metrics = { series: 64, kind: 'ring' };

test.each<readonly [what: string, text: string, told: unknown]>([
  ['an empty file', '', { metrics }],
  ['a comment', '# [metrics]\n', { metrics }],
  ['a key', 'metrics.series = 3', { metrics: { series: 3, kind: 'ring' } }],
  ['a table', '[metrics]\nkind = "window"', { metrics: { series: 64, kind: 'window' } }],
  ['an inline table', 'metrics = { series = 0x10 }', { metrics: { series: 16, kind: 'ring' } }],
  ['a signed integer', 'metrics.series = +5', { metrics: { series: 5, kind: 'ring' } }],
  ['a grouped integer', 'metrics.series = 6_4', { metrics }],
  ['a fraction', 'share = 0.5', { metrics, share: 0.5 }],
  [
    'tables in a list',
    '[[windows]]\nname = "a"\nevery = 1\n[[windows]]\nname = "b"\nevery = 2',
    {
      metrics,
      windows: [
        { name: 'a', every: 1 },
        { name: 'b', every: 2 },
      ],
    },
  ],
  ['an empty list', 'windows = []', { metrics, windows: [] }],
  [
    'a section that is near to one',
    '[metrics]\n[alow]\ns = ["a"]',
    [
      "2:2 alow: 'alow' is no key; the keys are metrics, allow, windows, share (did you mean 'allow'?)",
    ],
  ],
  [
    'a string where a list is due',
    '[allow]\nsamgrd = "ipc.core"',
    [`2:10 allow.samgrd: 'allow.samgrd' takes a list, not "ipc.core" ()`],
  ],
  [
    'a key in an item of a list',
    '[[windows]]\nname = "a"\nevery = 1\n[[windows]]\nname = "b"\nevry = 2',
    [
      "4:3 windows[1]: 'windows[1].every' is missing: it takes an integer from -8 to 64 (add 'windows[1].every')",
      "6:1 windows[1].evry: 'windows[1].evry' is no key; the keys are name, every (did you mean 'every'?)",
    ],
  ],
  [
    'a float where an integer is due',
    'metrics.series = 2.0',
    [
      "1:18 metrics.series: 'metrics.series' takes an integer from -8 to 64, not 2 (write it as an integer of at most 2^53 − 1)",
    ],
  ],
  [
    'an integer that no number holds',
    'metrics.series = 9007199254740993',
    [
      "1:18 metrics.series: 'metrics.series' takes an integer from -8 to 64, not 9007199254740992 ()",
    ],
  ],
  [
    'an integer of more digits than a number has',
    `metrics.series = ${'9'.repeat(400)}`,
    ["1:18 metrics.series: 'metrics.series' takes an integer from -8 to 64, not Infinity ()"],
  ],
  ['nan', 'share = nan', ["1:9 share: 'share' takes a number, not NaN ()"]],
  ['inf', 'share = inf', ["1:9 share: 'share' takes a number, not Infinity ()"]],
  ['a date', 'share = 2024-02-01', ['1:9 share: a date is written as a string (quote it)']],
  [
    'a date in an item of a list',
    '[[windows]]\nname = "a"\n[[windows]]\nevery = 2024-02-01',
    ['4:9 windows[1].every: a date is written as a string (quote it)'],
  ],
  ['a date that is none', 'share = 2024-02-31', ['1:18 : Unexpected invalid date ()']],
  [
    'a key twice',
    'share = 1.0\nshare = 2.0',
    ['2:1 : Defining a key multiple times is invalid ()'],
  ],
  [
    'a quoted key twice',
    'share = 1.0\n"share" = 2.0',
    ['2:1 : Defining a key multiple times is invalid ()'],
  ],
  [
    'a table that is opened again through another',
    '[allow.y]\na=1\n[allow]\ny.b=2',
    ['4:1 : Defining a key multiple times is invalid ()'],
  ],
  [
    'a table in an inline table',
    'allow = { b = [] }\n[allow.c]',
    ['2:2 : Defining a key multiple times is invalid ()'],
  ],
])('%s', (_, text, expected) => {
  expect(told(text)).toEqual(expected);
});

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
  'a service with the name %s is an ordinary key',
  (name) => {
    const value = Object(told(`[allow]\n"${name}" = ["ipc.core"]`)).allow;
    expect(Object.keys(value)).toEqual([name]);
    expect(value[name]).toEqual(['ipc.core']);
    expect('valueOf' in value).toBe(false);
  },
);

test.each<readonly [what: string, text: string, told: unknown]>([
  ['an object', '{ "metrics": { "series": 1e0 } }', { metrics: { series: 1, kind: 'ring' } }],
  [
    'a wrong value',
    '{\n  "metrics": { "series": 65 }\n}',
    ["2:26 metrics.series: 'metrics.series' takes an integer from -8 to 64, not 65 ()"],
  ],
  [
    'a key twice',
    '{ "share": 1,\n "share": 2 }',
    ["2:2 : 'share' is given twice (keep one of the two)"],
  ],
  ['a comma at the end', '{ "share": 1, }', ['1:15 : Unexpected token RBrace found. ()']],
  ['a comment', '// a', ["1:1 : Unexpected character '/' found. ()"]],
  ['nothing', '', ['1:1 : Unexpected end of input found. ()']],
  [
    'a number without end',
    '{ "share": 1e999 }',
    ["1:12 share: 'share' takes a number, not Infinity ()"],
  ],
  ['a list', '[]', ['1:1 : it takes an object, not an empty list ()']],
])('JSON: %s', (_, text, expected) => {
  expect(told(text, 'metrics.json')).toEqual(expected);
});

test('a tab in a string is invalid JSON', () => {
  expect(told('{ "\t": 1 }', 'metrics.json')).toEqual([
    '1:4 : a control character in a string (write it as \\t)',
  ]);
});

test.each([
  ['lists', `a = ${'['.repeat(65)}`],
  ['lists, a hundred thousand of them', `a = ${'['.repeat(100_000)}`],
  ['tables', `[${Array.from({ length: 65 }, (_, i) => `a${i}`).join('.')}]`],
  ['keys', `${Array.from({ length: 65 }, () => 'a').join('.')} = 1`],
])('%s that nest 65 deep are rejected with a place', (_, text) => {
  expect(told(text)).toEqual([
    expect.stringMatching(/^1:\d+ .*a file nests no deeper than 64 levels/),
  ]);
});

test('brackets in strings and comments do not nest', () => {
  const deep = '['.repeat(100);
  const strings = [
    `"${deep}"`,
    `'${deep}'`,
    `"""${deep}"\n"""`,
    `'''${deep}'\n'''`,
    `"\\"${deep}"`,
  ];
  const text = `[allow]\na = [\n${strings.join(',\n')}\n] # ${deep}`;
  expect(Object(told(text)).allow.a).toHaveLength(strings.length);
});

test.each([
  ['basic', '"', '"'],
  ['literal', "'", "'"],
  ['of several lines', '"""', '"""'],
  ['literal and of several lines', "'''", "'''"],
])('a string that is %s may have at most 32,768 characters with its quotes', (_, open, close) => {
  const room = 32_768 - open.length - close.length;
  const text = (length: number): string => `[allow]\na = [${open}${'x'.repeat(length)}${close}]`;
  expect(Object(told(text(room))).allow.a[0]).toHaveLength(room);
  expect(told(text(room + 1))).toEqual([
    '2:6 : a string, number or key has no more than 32768 characters (a list of shorter strings)',
  ]);
});

test.each([
  ['a number of 32,769 digits', `share = ${'9'.repeat(32_769)}`],
  ['a number of a million digits', `share = 0x${'f'.repeat(1_000_000)}`],
  ['a string of a million characters', `share = "${'x'.repeat(1_000_000)}"`],
  ['a key of 32,769 characters', `${'k'.repeat(32_769)} = 1`],
])('%s is a finding with its place', (_, text) => {
  expect(told(text)).toEqual([
    expect.stringMatching(/^1:\d+ : a string, number or key has no more than 32768 characters/),
  ]);
});

test('a comment may be of any length', () => {
  expect(told(`# ${'x'.repeat(1_000_000)}`)).toEqual({ metrics });
});

test.each([
  ['quotes', '\\"'],
  ['quotes in threes', '\\"""'],
  ['quotes and apostrophes', `\\"'''`],
  ['brackets in quotes', '[\\"'],
])('an unterminated string with a million characters of escaped %s is scanned once', (_, part) => {
  const text = `"${part.repeat(1_000_000 / part.length)}`;
  // A scan from each of its quotes would take minutes.
  expect(told(text, 'metrics.json')).toEqual([expect.stringMatching(/^1:\d+ /)]);
  expect(told(`share = ${text}`)).toEqual([expect.stringMatching(/^1:\d+ /)]);
});

test('a text of more than 1 MiB is rejected, whatever its characters are', () => {
  const rejected = ['1:1 : a file has no more than 1 MiB (split it)'];
  expect(told(`#${'x'.repeat(1024 * 1024)}`)).toEqual(rejected);
  expect(told(`#${'é'.repeat(600_000)}`)).toEqual(rejected);
});

test('a file whose name says neither TOML nor JSON is rejected', () => {
  expect(told('', 'metrics.yaml')).toEqual([
    '1:1 : is neither TOML nor JSON by its name (a name that ends in .toml or .json)',
  ]);
});

test('a value that the table accepts and the guard rejects is rejected: one of them is old', () => {
  const never = { ...schema, is: (value: unknown): value is unknown => value === never };
  const result = parseConfig(never, { file: 'a.toml', text: '' });
  expect(result.ok ? [] : result.findings.map(({ message }) => message)).toEqual([
    'fits the table of metrics.toml, but not its guard',
  ]);
});

test.each([
  ['{"share": "a\tb"}', ['1:13 : a control character in a string (write it as \\t)']],
  [
    '{"share": "",\n "\\"\u0001": 1}',
    ['2:5 : a control character in a string (write it as \\u0001)'],
  ],
])('a control character in a JSON string is reported with its place', (text, expected) => {
  expect(told(text, 'a.json')).toEqual(expected);
});

test.each(['a.toml', 'a.json'])('a byte order mark at the start of %s is skipped', (file) => {
  const text = file === 'a.toml' ? '[metrics]\nseries = 2' : '{ "metrics": { "series": 2 } }';
  expect(told(`\uFEFF${text}`, file)).toEqual(told(text, file));
  expect(told(text, file)).toMatchObject({ metrics: { series: 2 } });
});

test.each([
  ['a.json', '\u001B[2J{}', 'a.json:1:1 - error: '],
  ['a.json', '{ "\\u009b2J": 1 }', 'a.json:1:3 - error: '],
  ['a.toml', '"\\u001b]0;x\\u0007" = 1', 'a.toml:1:1 - error: '],
  ['\u001B[2J.toml', 'x = 1', '\\u001b[2J.toml:1:1 - error: '],
])('findings contain no control characters: %j %j', (file, text, start) => {
  const result = parseConfig(schema, { file, text });
  const said = result.ok ? '' : result.findings.map(formatFinding).join('');
  expect(said.startsWith(start)).toBe(true);
  // oxlint-disable-next-line no-control-regex -- it is what finds them
  expect(said).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/);
});
