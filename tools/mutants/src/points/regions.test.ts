import { expect, test } from 'vitest';
import { regionAt, regionsOf } from './regions.ts';

const textsOf = (source: string): string[] =>
  regionsOf(source)
    .slice(1)
    .map(({ start, end }) => source.slice(start, end));

test.each<[string, string, string[]]>([
  ['statements', 'f();\ng();', ['f();', 'g();']],
  ['what a function does', 'function f() {\n  g();\n}', ['g();']],
  [
    'a statement without braces',
    'if (a) f();\nelse g();',
    ['if (a) f();\nelse g();', 'f();', 'g();'],
  ],
  ['the body of a loop', 'for (;;) f();', ['for (;;) f();', 'f();']],
  [
    'a case',
    'switch (a) {\n  case 1:\n    f();\n}',
    ['switch (a) {\n  case 1:\n    f();\n}', 'f();'],
  ],
  ['the value of a function', 'f(() => a);', ['f(() => a);', 'a']],
  ['the value of a property', 'class A {\n  b = c;\n}', ['class A {\n  b = c;\n}', 'c']],
  ['the value of a default', 'function f(a = b) {}', ['b']],
  ['what decides only sometimes', 'f(a && b, c ?? d);', ['f(a && b, c ?? d);', 'b', 'd']],
  ['one of two', 'f(a ? b : c);', ['f(a ? b : c);', 'b', 'c']],
  ['no types, and no imports', "import { a } from 'b';\ntype C = 1;\ninterface D {}", []],
])('%s', (_, source, regions) => {
  expect(textsOf(source)).toEqual(regions);
});

test.each<[string, string, string]>([
  ['a statement', 'f(1);', '1'],
  ['the innermost', 'if (a) {\n  f(2);\n}', '2'],
  ['a value', 'f(() => 3 + b);', '3'],
  ['the right side', 'f(a && 4);', '4'],
])('a place is in %s', (_, source, place) => {
  const regions = regionsOf(source);
  const { start, end } = regions[regionAt(regions, source.indexOf(place))] ?? { start: 0, end: 0 };
  expect(textsOf(source)).toContain(source.slice(start, end));
  expect(regionAt(regions, source.indexOf(place))).toBe(regions.length - 1);
});

test('a place outside of all statements is in the source', () => {
  const source = '// a\nfunction f(a: 1) {\n  g();\n}';
  expect(regionAt(regionsOf(source), source.indexOf('1'))).toBe(0);
});
