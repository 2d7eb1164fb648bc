/** What the operators make of real sources. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { mutantsIn } from '../find.ts';
import { mutated } from '../mutant.ts';

const root = join(import.meta.dirname, '../../../..');

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
