/** Which tests of a folder are found on disk. */
import { expect, test } from 'vitest';
import { workspaceWith } from '../test/workspace.ts';
import { testsIn } from './tests.ts';

/** A workspace with these files, which are empty. */
const workspaceOf = (...paths: readonly string[]): string =>
  workspaceWith(Object.fromEntries(paths.map((path) => [path, ''])));

test('tests below a folder are found, sorted, without those of other packages and of what was made', () => {
  const root = workspaceOf(
    'a.test.ts',
    'libs/x/z.test.ts',
    'libs/x/src/y.test.ts',
    'libs/x/src/y.ts',
    'libs/x/inner/of-another.test.ts',
    'libs/x/node_modules/n.test.ts',
    'libs/x/dist/d.test.ts',
    'libs/x/coverage/c.test.ts',
    'libs/x/.hidden/h.test.ts',
  );
  const others = new Set(['libs/x', 'libs/x/inner']);
  expect(testsIn(root, 'libs/x', others)).toEqual(['libs/x/src/y.test.ts', 'libs/x/z.test.ts']);
  expect(testsIn(root, '.', others)).toEqual(['a.test.ts']);
});

test('a folder that is not there has no tests', () => {
  expect(testsIn(workspaceOf('x/a.test.ts'), 'y', new Set())).toEqual([]);
});
