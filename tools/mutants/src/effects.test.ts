/** Which expressions only have a value. */
import ts from 'typescript';
import { expect, test } from 'vitest';
import { hasEffects } from './effects.ts';

const ofExpression = (text: string): boolean => {
  const tree = ts.createSourceFile(
    'a.ts',
    `function* f() {\n  (${text});\n}`,
    ts.ScriptTarget.Latest,
    true,
  );
  const [declared] = tree.statements;
  if (declared === undefined) throw new Error('no function');
  return hasEffects(declared.getChildAt(declared.getChildCount() - 1));
};

test.each([
  'a < b && !c',
  'a.b[c] ?? 0',
  '`a${b}`',
  'a.get(b)',
  'isOpen(a) || hasRoom(b)',
  'Math.min(a, b)',
  '() => f()',
])('%s only has a value', (text) => {
  expect(ofExpression(text)).toBe(false);
});

test.each([
  'f()',
  'a.set(b)',
  'a.get(f())',
  'a = b',
  'a += 1',
  'a++',
  '--a',
  'new A()',
  'delete a.b',
  'yield a',
  'f`a`',
])('%s may do more', (text) => {
  expect(ofExpression(text)).toBe(true);
});
