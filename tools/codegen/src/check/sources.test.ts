/** Which files of a workspace are sources, and what each is read for. */
import { expect, test } from 'vitest';
import { temporaryWorkspace } from '../testing/temporary.ts';
import { filesOf, readSourcesOf } from './sources.ts';

const FILES: Readonly<Record<string, string>> = {
  'libs/a/src/a.ts': 'product',
  'libs/a/src/contest/a.ts': 'product',
  'libs/a/src/a.test.ts': 'test',
  'libs/a/test/a.test.ts': 'test',
  'libs/a/test/a.ts': 'support',
  'libs/a/tests/a.ts': 'support',
  'libs/a/src/testing/a.ts': 'support',
  'libs/a/src/fixtures/a.ts': 'support',
  'bench/a.ts': 'support',
  'tools/a/src/a.ts': 'support',
  'scripts/a.ts': 'support',
  'vitest.config.ts': 'support',
  'contracts/helper.ts': 'product',
  'libs/a/src/b.contract.ts': 'product',
  'libs/a/src/a.d.ts': 'none',
  'libs/a/src/a.js': 'none',
  'contracts/a.contract.ts': 'none',
  'libs/abi/a/src/a.ts': 'none',
  'libs/system/src/a.ts': 'none',
};

test('each file has its role, or is no source', async () => {
  const { workspace, write } = temporaryWorkspace([]);
  for (const path of Object.keys(FILES)) write(path, '');
  const sources = await readSourcesOf(workspace, Object.keys(FILES));
  const roles = new Map(sources.map(({ file, role }) => [file, role]));
  const found = Object.keys(FILES).map((path) => [path, roles.get(path) ?? 'none']);
  expect(Object.fromEntries(found)).toEqual(FILES);
});

test('of tests only the tests are kept, of what supports them nothing but what is broken', async () => {
  const { workspace, write } = temporaryWorkspace([]);
  const text = "import { a } from './a.ts';\ntest('a', f);\nprovenBy('a.');";
  const paths = ['a.test.ts', 'test/a.ts', 'a.ts'];
  for (const path of paths) write(path, text);
  const facts = (await readSourcesOf(workspace, paths)).map((one) => Object.keys(one.facts).sort());
  expect(facts.slice(0, 2)).toEqual([['broken', 'proven', 'tests'], ['broken']]);
  expect(facts[2]).toContain('imports');
});

test('without git the files are found by walking, but for what tools write', () => {
  const { workspace, write } = temporaryWorkspace([]);
  const written = ['node_modules', 'dist', '.git', '.nx', '.abicus', '.tsbuild', '.cache'];
  for (const folder of written) write(`b/${folder}/a.ts`, '');
  write('b/c.ts', '');
  write('a.ts', '');
  const { files, tracked } = filesOf(workspace.root);
  expect(files.filter((path) => path.endsWith('.ts'))).toEqual(['a.ts', 'b/c.ts']);
  expect(tracked).toBeUndefined();
});
