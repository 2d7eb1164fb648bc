import { expect, test } from 'vitest';
import { code, doc, imported, importedType, join, literal, property, quote } from './code.ts';
import { codeFile } from './code-file.ts';
import { renderBody } from './render.ts';

const PATH = 'libs/abi/kernel/src/qos.ts';
const ok = imported('ok', '@abicus/wire');
const result = importedType('Result', '@abicus/wire');
const pid = importedType('Pid', 'libs/abi/kernel/src/types.ts');

test('imports are made from the names that are used', () => {
  const file = codeFile(PATH, []);
  file.print(code`export const a: ${result}<${pid}, never> = ${ok}(1);`);
  file.print('export const b = ', ok, '(2);');
  expect(renderBody(file)).toBe(`import { type Result, ok } from '@abicus/wire';
import type { Pid } from './types.ts';

export const a: Result<Pid, never> = ok(1);
export const b = ok(2);
`);
});

test('a name is a value import if one use of it is', () => {
  const file = codeFile(PATH, []);
  file.print(importedType('Pid', '@abicus/wire'), ' ', imported('Pid', '@abicus/wire'));
  expect(renderBody(file)).toContain("import { Pid } from '@abicus/wire';");
});

test('a name of the file itself is not imported', () => {
  const file = codeFile(PATH, []);
  file.print(importedType('Qos', PATH), ';');
  expect(renderBody(file)).toBe('Qos;\n');
});

test('two modules with one name', () => {
  const file = codeFile(PATH, []);
  file.print(imported('decode', './a.ts'), ' ', imported('decode', './b.ts'));
  expect(renderBody(file)).toContain('decode as decode2');
  expect(renderBody(file)).toContain('\ndecode decode2\n');
});

test('paths of other packages are relative', () => {
  const file = codeFile('libs/abi/kernel/src/testing/cases.ts', []);
  file.print(imported('NUMBERS', 'libs/abi/kernel/src/numbers.ts'));
  expect(renderBody(file)).toContain("from '../numbers.ts';");
});

test('blocks nest, docs follow their indentation', () => {
  const file = codeFile('x.rs', []);
  file.block('pub mod abi', () => {
    file.doc('One line.');
    file.doc('Two\n\nlines */ here.');
    file.doc('');
    file.closed('match x', '},', () => file.print('1 => 2,'));
  });
  expect(renderBody(file)).toBe(`pub mod abi {
  /** One line. */
  /**
   * Two
   *
   * lines * / here.
   */
  match x {
    1 => 2,
  },
}
`);
});

test('literals', () => {
  expect(quote(`it's a "line"\n\\`)).toBe(`'it\\'s a "line"\\n\\\\'`);
  expect(property('a_1')).toBe('a_1');
  expect(property('a-b')).toBe(`'a-b'`);
  expect(literal({ a: [1, 'b', true, null], 'c-d': { e: 10n }, f: undefined })).toBe(
    `{ a: [1, 'b', true, null], 'c-d': { e: 10n } }`,
  );
  expect(doc('')).toEqual([]);
  expect(join(['a', 'b', 'c'], ', ')).toEqual(['a', ', ', 'b', ', ', 'c']);
});

test.each([
  ['a constant', 'export const ok = 1;'],
  ['a parameter', 'export const f = (ok: number) => 1;'],
  ['a part of a pattern', 'const { ok } = given;'],
  ['a type parameter', 'type List<ok> = readonly 1[];'],
])('a name that the file binds itself is imported under another one: %s', (_, binds) => {
  const file = codeFile(PATH, []);
  file.print(binds);
  file.print('export const b = ', ok, '(2);');
  expect(renderBody(file)).toContain("import { ok as ok2 } from '@abicus/wire';");
  expect(renderBody(file)).toContain('export const b = ok2(2);');
});
