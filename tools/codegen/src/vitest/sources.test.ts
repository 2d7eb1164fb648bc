/** What is left of the sources of tests. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { hashOfSource, leaveSources, type TestFile } from './sources.ts';

type Node = { readonly file: string | null; readonly importedModules: Set<Node> };

/** A workspace of some files; imports of each by path. */
function workspace(imports: Readonly<Record<string, readonly string[]>>) {
  const root = mkdtempSync(join(tmpdir(), 'abicus-sources-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const nodes = new Map<string, Node>();
  for (const path of Object.keys(imports)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), path);
    nodes.set(path, { file: join(root, path), importedModules: new Set() });
  }
  for (const [path, all] of Object.entries(imports)) {
    for (const one of all) nodes.get(path)?.importedModules.add(nodes.get(one)!);
  }
  const moduleGraph = {
    getModulesByFile: (file: string) =>
      new Set([...nodes.values()].filter((node) => node.file === file)),
  };
  const metas: object[] = [];
  const ran = (path: string): TestFile => {
    const meta = {};
    metas.push(meta);
    return {
      moduleId: join(root, path),
      children: { allTests: () => [{ meta: () => meta }] },
      project: { vite: { environments: { ssr: { moduleGraph } } } },
    };
  };
  return { root, ran, metas };
}

test('all that a test file imports is told, round in a circle as well, and nothing of installed packages', () => {
  const { root, ran, metas } = workspace({
    'a.test.ts': ['a.ts', 'node_modules/x/x.js'],
    'a.ts': ['b.ts'],
    'b.ts': ['a.ts'],
    'node_modules/x/x.js': [],
    'b.test.ts': ['b.ts'],
    'other.ts': [],
  });
  leaveSources(root, [ran('a.test.ts'), ran('b.test.ts')]);
  const hashed = (path: string): unknown => [path, hashOfSource(root, path)];
  expect(metas).toEqual([
    {
      abicusSources: [0, 1, 2],
      abicusSourceTable: ['a.test.ts', 'a.ts', 'b.ts', 'b.test.ts'].map(hashed),
    },
    { abicusSources: [1, 3, 2] },
  ]);
});

test('a source has the hash of what it holds; one that is gone has none', () => {
  const { root } = workspace({ 'a.ts': [], 'b.ts': [] });
  expect(hashOfSource(root, 'a.ts')).not.toBe(hashOfSource(root, 'b.ts'));
  expect(hashOfSource(root, 'c.ts')).toBeUndefined();
});
