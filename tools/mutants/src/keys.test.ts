/** Which edits let a kept result stand. */
import { expect, test } from 'vitest';
import { importsIn } from './imports.ts';
import { Keys } from './keys.ts';

const SOURCES: Readonly<Record<string, string>> = {
  'a.ts': 'a',
  'b.ts': 'b',
  'c.ts': 'c',
  'a.test.ts': "import './a.ts';",
  'reads.test.ts': "import './b.ts';\nimport { readFileSync } from 'node:fs';",
  'vitest.config.ts': "import './c.ts';",
};

const keysOf = (
  changed: Readonly<Record<string, string>> = {},
  data = 'data',
  reports = 'reports',
): Keys => {
  const sources = new Map(Object.entries({ ...SOURCES, ...changed }));
  return new Keys({ sources, data, reports }, importsIn(sources, new Map()));
};
const before = keysOf();

test.each<[string, Keys, boolean]>([
  ['nothing changes', keysOf(), true],
  ['a source that it does not import changes', keysOf({ 'b.ts': '2' }), true],
  ['a source that it imports changes', keysOf({ 'a.ts': '2' }), false],
  ['it changes itself', keysOf({ 'a.test.ts': "import './a.ts';\n" }), false],
  ['what the configuration imports changes', keysOf({ 'c.ts': '2' }), false],
  ['what programs read changes, and it reads nothing', keysOf({}, 'other'), true],
])('the key of a test when %s', (_, keys, isSame) => {
  expect(keys.of('a.test.ts') === before.of('a.test.ts')).toBe(isSame);
});

test('the key of a test that reads files changes with what programs read', () => {
  expect(keysOf({}, 'other').of('reads.test.ts')).not.toBe(before.of('reads.test.ts'));
});

test('the key of a program that reads a source changes with that source', () => {
  const key = (keys: Keys): string => keys.reading('a.test.ts', 'b.ts');
  expect(key(keysOf())).toBe(key(before));
  expect(key(keysOf({ 'b.ts': '2' }))).not.toBe(key(before));
  expect(key(keysOf({ 'a.ts': '2' }))).not.toBe(key(before));
  expect(key(keysOf({}, 'other'))).not.toBe(key(before));
});

test('the key of a program that compiles a source changes with all that the source imports, and with nothing else', () => {
  const key = (keys: Keys): string => keys.compiling('a.test.ts', 'vitest.config.ts');
  expect(key(keysOf())).toBe(key(before));
  expect(key(keysOf({ 'c.ts': '2' }))).not.toBe(key(before));
  expect(key(keysOf({ 'a.ts': '2' }))).not.toBe(key(before));
  expect(key(keysOf({ 'b.ts': '2' }, 'other'))).toBe(key(before));
});

test('the key of a program that reads reports changes with them', () => {
  const key = (keys: Keys): string => keys.proving('a.test.ts');
  expect(key(keysOf())).toBe(key(before));
  expect(key(keysOf({ 'a.ts': '2' }))).not.toBe(key(before));
  expect(key(keysOf({}, 'data', 'other'))).not.toBe(key(before));
  expect(keysOf({}, 'data', 'other').of('a.test.ts')).toBe(before.of('a.test.ts'));
});

test('a test imports what it reaches, and nothing else', () => {
  expect(before.imports('a.test.ts', 'a.ts')).toBe(true);
  expect(before.imports('a.test.ts', 'b.ts')).toBe(false);
});
