/** Which calls of a source are tests and groups, with their titles and what stops them. */
import { expect, test } from 'vitest';
import { scan } from './scan.ts';

/** The tests of a text, as `title` or `title (modifier)`. */
const found = (text: string): string[] =>
  scan('a.test.ts', text).tests.map(({ title, modifier }) =>
    modifier === '' ? title : `${title} (${modifier})`,
  );

test.each([
  ["test('a', f);", ['a']],
  ["it('a', f);", ['a']],
  ["test.each([1])('a %d', f);", ['a %d']],
  ["test.each`x\n${1}`('a $x', f);", ['a $x']],
  ['test(`a ${b} c`, f);', ['a ${} c']],
  ['test(`a`, f);', ['a']],
  ["test.only('a', f);", ['a']],
  ["test.skip('a', f);", ['a (skip)']],
  ["test.todo('a');", ['a (todo)']],
  ["test.skipIf(x)('a', f);", ['a (skipIf)']],
  ["test.runIf(x).each([1])('a', f);", ['a (runIf)']],
  ["it.fails('a', f);", ['a (fails)']],
])('%s', (text, tests) => {
  expect(found(text)).toEqual(tests);
});

test.each(['describe', 'suite'])('titles of a %s stand before those of its tests', (group) => {
  const text = `${group}('a', () => { ${group}.each([1])('b', () => { test('c', f); }); test('d', f); });\ntest('e', f);`;
  expect(found(text)).toEqual(['a > b > c', 'a > d', 'e']);
});

test('what stops a group stops its tests', () => {
  expect(found("describe.skip('a', () => { test('b', f); test.todo('c'); });")).toEqual([
    'a > b (skip)',
    'a > c (skip)',
  ]);
});

test.each(["tests('a', f);", 'test(a, f);', 'test();', "vi.test('a', f);", "(0, test)('a', f);"])(
  '%s is no test',
  (text) => {
    expect(found(text)).toEqual([]);
  },
);

test.each([
  ["provenBy('a.');", ['a.']],
  ["x.provenBy('a.');", ['a.']],
  ['provenBy(`a.`);', ['a.']],
  ['provenBy(a);', []],
  ['provenBy();', []],
  ["provenBy.x('a.');", []],
  ["proven('a.');", []],
])('%s names what a file proves', (text, prefixes) => {
  expect(scan('a.test.ts', text).proven.map(({ prefix }) => prefix)).toEqual(prefixes);
});

test('the place of a test is where its call begins', () => {
  const { tests } = scan('a.test.ts', "\n  test('a', f);");
  expect(tests).toMatchObject([{ line: 2, col: 3 }]);
});
