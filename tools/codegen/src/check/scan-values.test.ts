/** Which constant a name stands for, by its scopes, and the numbers that follow from constants. */
import { ts } from '@ts-morph/common';
import { expect, test } from 'vitest';
import { isDeclaration, Names } from './scan-values.ts';

/** The number of the argument of each call `use(…)` of a text. */
function used(text: string): (number | undefined)[] {
  const file = ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, true);
  const names = new Names();
  const values: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (isDeclaration(node)) names.add(node);
    if (ts.isCallExpression(node) && node.expression.getText() === 'use')
      values.push(...node.arguments);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return values.map((value) => names.number(value));
}

test.each([
  ['use(7);', 7],
  ['const a = 1; use(a);', 1],
  ['const a = 1, b = a; use(b);', 1],
  ['const a = 1; use(a + 2);', 3],
  ['const a = 5; use(a - 2);', 3],
  ['use(2 * 3);', undefined],
  ['use(b + 1);', undefined],
  ['use(1 + b);', undefined],
  ['use((1));', 1],
  ['use(1 as number);', 1],
  ['use(1 satisfies number);', 1],
  ['use(1!);', 1],
  ['use(1 ?? 2);', 1],
  ['use(a);', undefined],
  ['let a = 1; use(a);', undefined],
  ['var a = 1; use(a);', undefined],
  ['const a; use(a);', undefined],
  ['use(a); const a = 1;', undefined],
  ['const a = f(); use(a);', undefined],
  ['const { a } = 1; use(a);', undefined],
])('%s', (text, value) => {
  expect(used(text)).toEqual([value]);
});

test.each([
  ['a block', 'const a = 1; { const a = 2; use(a); } use(a);', [2, 1]],
  ['a block inside', 'const a = 1; { use(a); }', [1]],
  ['blocks one behind the other', '{ const a = 1; use(a); } { use(a); }', [1, undefined]],
  ['a function', 'const a = 1; function f() { const a = 2; use(a); } use(a);', [2, 1]],
  ['a parameter', 'const a = 1; function f(a) { use(a); } use(a);', [undefined, 1]],
  ['a parameter of an arrow', 'const a = 1; const f = (a) => use(a); use(a);', [undefined, 1]],
  ['for', 'const a = 1; for (const a = 2; use(a); ) {} use(a);', [2, 1]],
  ['for of', 'const a = 1; for (const a of b) use(a); use(a);', [undefined, 1]],
  ['for in', 'const a = 1; for (const a in b) use(a); use(a);', [undefined, 1]],
  ['a case', 'const a = 1; switch (b) { case 1: const a = 2; use(a); } use(a);', [2, 1]],
  ['a namespace', 'const a = 1; namespace N { const a = 2; use(a); } use(a);', [2, 1]],
])('the scope of %s', (_, text, values) => {
  expect(used(text)).toEqual(values);
});
