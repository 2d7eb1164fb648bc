/** The layers of the kernel: what imports what. */
import { describe, expect, test } from 'vitest';
import { formatFinding, type Rule } from '../rule.ts';
import { kernelLayers } from './kernel-layers.ts';

function found(rule: Rule, files: Readonly<Record<string, string>>): string[] {
  return rule
    .find(Object.entries(files).map(([path, text]) => ({ path, text })))
    .map(formatFinding);
}

describe('layers of the kernel', () => {
  const table = '| Folder | What |\n| `state/` | a |\n| `mm/`    | b |\n';
  const tree = (files: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({
    'libs/kernel/README.md': table,
    'libs/kernel/src/state/a.ts': '',
    'libs/kernel/src/mm/b.ts': "import { a } from '../state/a.ts';\n",
    ...files,
  });
  test('imports of what is above, of the same folder and of tests are fine', () => {
    const files = tree({
      'libs/kernel/src/mm/c.ts': "import { b } from './b.ts';\nimport x from '@abicus/wire';\n",
      'libs/kernel/src/state/a.test.ts': "import { b } from '../mm/b.ts';\n",
      'libs/kernel/src/index.ts': "export { b } from './mm/b.ts';\n",
      'libs/kernel/test/t.ts': "import { b } from '../src/mm/b.ts';\n",
    });
    expect(found(kernelLayers, files)).toEqual([]);
  });
  test.each([
    [
      "import {\n  b,\n} from '../mm/b.ts';\n",
      'libs/kernel/src/state/a.ts:3: state/ imports mm/, which is not above it in the table of libs/kernel/README.md',
    ],
    [
      "import { k } from '../kernel.ts';\n",
      'libs/kernel/src/state/a.ts:1: state/ imports a file beside the folders, which are above all layers',
    ],
  ])('%j is a finding', (text, finding) => {
    expect(found(kernelLayers, tree({ 'libs/kernel/src/state/a.ts': text }))).toEqual([finding]);
  });
  test('each folder has a row, and each row a folder', () => {
    expect(found(kernelLayers, tree({ 'libs/kernel/src/cap/c.ts': '' }))).toEqual([
      'libs/kernel/README.md:1: the folder cap/ of the kernel has no row in the table',
    ]);
    const { 'libs/kernel/src/mm/b.ts': _, ...without } = tree({});
    expect(found(kernelLayers, without)).toEqual([
      'libs/kernel/README.md:1: the table names mm/, which the kernel does not have',
    ]);
  });
});
