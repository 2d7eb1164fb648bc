/** What `npm run mutants` makes of all sources: with counters in it, each is still one, on the same lines. */
import ts from 'typescript';
import { expect, test } from 'vitest';
import { mutantsIn } from '../../mutants/src/find.ts';
import { mutatedFiles } from '../../mutants/src/packages.ts';
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
