/** The facts of a source, form by form, each with its place. */
import { expect, test } from 'vitest';
import { scan } from './scan.ts';

const of = (text: string): ReturnType<typeof scan> => scan('a.ts', text);

test('imports, with the names that they have here and there', () => {
  expect(of("import { a, b as c } from 'x';\nimport * as d from 'y';").imports).toEqual([
    { local: 'a', name: 'a', from: 'x', line: 1, col: 10 },
    { local: 'c', name: 'b', from: 'x', line: 1, col: 13 },
    { local: 'd', name: '*', from: 'y', line: 2, col: 8 },
  ]);
  expect(of("import 'x';\nimport d from 'y';").imports).toEqual([]);
});

test('a syntax error has its place', () => {
  expect(of('const a = 1;\n  f(;').broken).toEqual([{ message: "')' expected.", line: 2, col: 5 }]);
});

test.each([
  ['if (op === 7) f();', ['op']],
  ['if (7 === frame.opcode) f();', ['opcode']],
  ['switch (number) { case 7: f(); }', ['number']],
  ['syscall(7);', ['syscall']],
  ['cpu.ecall(7, 8);', ['ecall']],
  ['ecall(a, 7);', []],
  ['print(7);', []],
  ['x[17] = 7;', ['a7']],
  ['x[A7] = 7;', ['a7']],
  ['x[REG_A7] = 7;', ['a7']],
  ['x[18] = 7;', []],
  ['const op = 7;', []],
  ['count === 7;', []],
  ['f(op, 7);', []],
])('numbers of the ABI in %s', (text, where) => {
  const found = of(text).numbers.filter(({ value }) => value === 7);
  expect(found.map((one) => one.where)).toEqual(where);
});

const IMPORT = "import { a } from 'x';\n";

test.each<[string, string, readonly string[]]>([
  ['a member', 'f(a.b);', ['b']],
  ['a key', "f(a['b']);", ['b']],
  ['a key that is computed', 'f(a[b]);', ['*']],
  ['a pattern', 'const { b, c: d } = a;', ['b', 'c']],
  ['another name', 'const b = a;', ['*']],
  ['an argument', 'f(1, a);', ['*']],
  ['an object of another name', 'f(b.c, b[d], b); const e = b;', []],
])('%s of an import', (_, text, properties) => {
  expect(of(`${IMPORT}${text}`).members.map(({ property }) => property)).toEqual(properties);
});

test('the place of a member, of a whole object, and of an argument', () => {
  expect(of(`${IMPORT}f(a.b, a[c], a);\nconst d = a;`).members).toMatchObject([
    { property: '*', line: 2, col: 14 },
    { property: 'b', line: 2, col: 3 },
    { property: '*', line: 2, col: 8 },
    { property: '*', line: 3, col: 7 },
  ]);
});

test.each<[string, string, readonly string[]]>([
  [
    'its parameters and its result',
    'function f(c: Call<X>, n: number): Out { a.b; }',
    ['Call', 'X', 'number', 'Out'],
  ],
  ['the key that it has', 'const o = { put: () => a.b };', ['put']],
  ['its own name as a method', 'const o = { put(): void { a.b; } };', ['void', 'put']],
  ['the type of its variable', 'const put: Handler<Call> = () => a.b;', ['Handler', 'Call']],
  [
    'the functions around it',
    'function f(c: Call): void { g((n: Inner) => a.b); }',
    ['Call', 'void', 'Inner'],
  ],
  ['nothing', 'a.b;', []],
])('what identifies the function around a member: %s', (_, text, within) => {
  const [found] = of(`${IMPORT}${text}`).members.filter(({ property }) => property === 'b');
  expect(found?.within).toEqual(within);
});

test.each<[string, readonly (readonly [string, string])[]]>([
  ['f();', [['f', 'statement']]],
  ['a.f();', [['a.f', 'statement']]],
  ['(f());', [['f', 'statement']]],
  ['await f();', [['f', 'statement']]],
  ['function* g() { yield* f(); }', [['f', 'statement']]],
  ['void f();', [['f', 'void']]],
  ['const a = f();', [['f', 'unread']]],
  ['const a = await f(); g(a);', [['g', 'statement']]],
  ['const { a } = f();', []],
  ['const a = f(); export { a };', []],
  ['const a = f(); export { a as b };', []],
  ['const a = f(); export { b as a };', [['f', 'unread']]],
  ['export const a = f();', []],
  ['let a; a = 1;', []],
  ['function* g() { yield; }', []],
  ['f;', []],
  ['g = { a: f() };', []],
])('dropped results of %s', (text, drops) => {
  expect(of(text).drops.map(({ callee, how }) => [callee, how])).toEqual(drops);
});

test.each<[string, string]>([
  ['const h: AHandlers<Call> = { a: f, b() {} };', 'AHandlers<Call>'],
  ['const h = { a: f, b } satisfies AHandlers;', 'AHandlers'],
  ['function g(): AHandlers { return { a: f, b }; }', 'AHandlers'],
  ['const g = (): AHandlers => ({ a: f, b });', 'AHandlers'],
  ['const h: AHandlers = Object.freeze({ a: f, b } as const);', 'AHandlers'],
  ['const h: AHandlers = { \'a\': f, "b": f };', 'AHandlers'],
  ['const h: AHandlers = { ...c, a: f, b };', 'AHandlers'],
])('handlers of %s', (text, type) => {
  const found = of(text).handlers.map((one) => [one.type, one.keys.map(({ name }) => name)]);
  expect(found).toEqual([[type, ['a', 'b']]]);
});

test.each([
  'const h: Others = { a: f };',
  'const h: AHandlers = f(c, { a: f });',
  'const h = { a: f };',
  'const g = (): AHandlers => { h({ a: f }); };',
  'function g() { return { a: f }; }',
])('%s has no handlers', (text) => {
  expect(of(text).handlers).toEqual([]);
});

test.each([
  ["reject('a');", ['reject']],
  ["wire.wideReject('a');", ['wideReject']],
  ["new Reject('a');", ['Reject']],
  ["rejected('a'); reject;", []],
])('makers of rejects in %s', (text, callees) => {
  expect(of(text).makes.map(({ callee }) => callee)).toEqual(callees);
});
