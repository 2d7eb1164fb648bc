/** The paths that stand in sources. */
import { expect, test } from 'vitest';
import { Imports } from './imports.ts';
import { workspaceWith } from '../test/workspace.ts';

const up = '..';

test('paths of imports, of exports and of files that are read are found, other strings are not', () => {
  const root = workspaceWith({
    'a/b/c.ts': `import x from './d.ts';
export * from "${up}/e.ts";
const file = join(import.meta.dirname, \`${up}/${up}/f/\${x}.txt\`);
const folder = new URL('.', import.meta.url);
const above = join(import.meta.dirname, '${up}/${up}/');
const outside = '${up}/${up}/${up}/g.ts';
const none = ['a/b', '@acme/x', '...', '.x', 'see ./y.ts', './with blank'];
`,
  });
  expect(new Imports(root).of('a/b/c.ts')).toEqual(['a/b/d.ts', 'a/e.ts', 'f', 'a/b', '.']);
});

test('a folder, a file that is no source and one that is not there lead nowhere', () => {
  const imports = new Imports(workspaceWith({ 'a/b.md': "'./c.ts'" }));
  expect(['a', 'a/b.md', 'a/gone.ts'].map((path) => imports.of(path))).toEqual([[], [], []]);
  expect(['a', 'a/b.md', 'a/gone.ts'].map((path) => imports.isFile(path))).toEqual([
    false,
    true,
    false,
  ]);
});

test('a closure ends where it is not to be followed, and where it comes back', () => {
  const imports = new Imports(
    workspaceWith({ 'a.ts': "'./b.ts'", 'b.ts': "'./c.ts' './a.ts'", 'c.ts': "'./d.ts'" }),
  );
  expect([...imports.closure('a.ts')]).toEqual(['a.ts', 'b.ts', 'c.ts', 'd.ts']);
  expect([...imports.closure('a.ts', (path) => path !== 'b.ts')]).toEqual(['a.ts', 'b.ts']);
});
