/** Which tests of a folder are found on disk. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { testsIn } from './tests.ts';

function rootWith(...paths: readonly string[]): string {
  const root = mkdtempSync(join(tmpdir(), 'abicus-tests-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const path of paths) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), '');
  }
  return root;
}

test('tests below a folder are found, sorted, without those of other packages and of what was made', () => {
  const root = rootWith(
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
  expect(testsIn(root, 'libs/x', others, Infinity)).toEqual([
    'libs/x/src/y.test.ts',
    'libs/x/z.test.ts',
  ]);
  expect(testsIn(root, '.', others, Infinity)).toEqual(['a.test.ts']);
});

test('a folder that is not there has no tests; no more are looked for than are enough', () => {
  const root = rootWith('x/a.test.ts', 'x/deep/b.test.ts');
  expect(testsIn(root, 'y', new Set(), Infinity)).toEqual([]);
  expect(testsIn(root, 'x', new Set(), 1)).toEqual(['x/a.test.ts']);
  expect(testsIn(root, 'x', new Set(), 2)).toHaveLength(2);
});
