/** What `npm run mutants` makes of real sources: mutants, and all of them with counters. */
import ts from 'typescript';
import { expect, test } from 'vitest';
import { mutantsIn } from '../../mutants/src/find.ts';
import { mutatedFiles } from '../../mutants/src/packages.ts';
import { mutated } from '../../mutants/src/mutant.ts';
import { instrument, pointsOf } from '../../mutants/src/points/instrument.ts';
import { readWorkspace } from '../../mutants/src/workspace.ts';
import { workspaceRoot } from '../steps.ts';

test('each source that is mutated stays a source, on the same lines', () => {
  const { sources } = readWorkspace(workspaceRoot);
  const wrong = mutatedFiles(sources).filter((path) => {
    const source = sources.get(path) ?? '';
    const text = instrument(source, pointsOf(source, mutantsIn(path, source)), 0);
    const tree: object = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
    const isBroken = !('parseDiagnostics' in tree) || String(tree.parseDiagnostics) !== '';
    return isBroken || text.split('\n').length !== source.split('\n').length;
  });
  expect(wrong).toEqual([]);
});

test('each mutant of libs/ipc changes its file, parses, and has an id of its own', () => {
  const { sources } = readWorkspace(workspaceRoot);
  const all = mutatedFiles(sources)
    .filter((path) => path.startsWith('libs/ipc/'))
    .flatMap((path) => {
      const source = sources.get(path) ?? '';
      return mutantsIn(path, source).map((mutant) => ({ mutant, source }));
    });
  const wrong = all.filter(({ mutant, source }) => {
    const text = mutated(source, mutant);
    const tree: object = ts.createSourceFile(mutant.file, text, ts.ScriptTarget.Latest);
    return text === source || !('parseDiagnostics' in tree) || String(tree.parseDiagnostics) !== '';
  });
  expect(wrong.map(({ mutant: { id } }) => id)).toEqual([]);
  expect(all.length).toBeGreaterThan(100);
  expect(new Set(all.map(({ mutant: { id } }) => id)).size).toBe(all.length);
});
