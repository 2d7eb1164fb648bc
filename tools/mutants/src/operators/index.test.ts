/** The table of operators, and what they make of real sources. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { mutantsIn } from '../find.ts';
import { mutated } from '../mutant.ts';
import { OPERATORS } from './index.ts';

const root = join(import.meta.dirname, '../../../..');
const NO_OPERATOR = new Set(['index', 'operator', 'testing']);

test('each file of an operator is in the table, and has tests of its own', () => {
  const names = globSync('*.ts', { cwd: import.meta.dirname }).map((name) => name.slice(0, -3));
  const operators = names.filter((name) => !name.endsWith('.test') && !NO_OPERATOR.has(name));
  expect(Object.keys(OPERATORS).toSorted()).toEqual(operators.toSorted());
  expect(operators.filter((name) => !names.includes(`${name}.test`))).toEqual([]);
});

test('each mutant of libs/ipc changes its file, parses, and has an id of its own', () => {
  const all = globSync('libs/ipc/src/*.ts', { cwd: root }).flatMap((file) => {
    const source = readFileSync(join(root, file), 'utf8');
    return mutantsIn(file, source).map((mutant) => ({ mutant, source }));
  });
  const wrong = all.filter(({ mutant, source }) => {
    const text = mutated(source, mutant);
    const tree = ts.createSourceFile(mutant.file, text, ts.ScriptTarget.Latest);
    return text === source || String(Reflect.get(tree, 'parseDiagnostics')) !== '';
  });
  expect(wrong.map(({ mutant: { id } }) => id)).toEqual([]);
  expect(all.length).toBeGreaterThan(100);
  expect(new Set(all.map(({ mutant: { id } }) => id)).size).toBe(all.length);
});
