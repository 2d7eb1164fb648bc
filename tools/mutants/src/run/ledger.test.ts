/** What kept results say without a run. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { mutantsIn } from '../find.ts';
import type { Verdict } from '../results.ts';
import type { Workspace } from '../workspace.ts';
import { keptOutcomes, ledgerOf, stageFilesOf } from './ledger.ts';
import type { StageName } from './stages.ts';

const FILE = 'libs/a/src/a.ts';
const [ONE, OTHER] = ['libs/a/src/a.test.ts', 'libs/a/src/b.test.ts'];
const FOLDERS = ['libs/a', 'libs/b'];
/** A test of another package, three imports away. */
const FAR = {
  'libs/a/src/b.ts': "import './a.ts';",
  'libs/a/src/c.ts': "import './b.ts';",
  'libs/b/src/far.test.ts': "import '../../a/src/c.ts';",
};
const SOURCE = 'export const a = f(b < c);';
const mutants = mutantsIn(FILE, SOURCE);

const workspaceOf = (root: string, changed: Readonly<Record<string, string>>): Workspace => {
  const tests = { [ONE]: "import './a.ts';", [OTHER]: "import './a.ts';" };
  const sources = new Map(Object.entries({ [FILE]: SOURCE, ...tests, ...FAR, ...changed }));
  return { root, sources, folders: FOLDERS, data: '', reports: '' };
};

/** What is kept of two stages, with verdicts made of the keys of their tests. */
function kept(
  verdictsOf: (
    unit: readonly string[],
    wide: readonly string[],
  ) => Partial<Record<StageName, Partial<Verdict>>>,
  changed: Readonly<Record<string, string>> = {},
): unknown {
  const root = mkdtempSync(join(tmpdir(), 'abicus-mutants-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const folder of FOLDERS) {
    mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, folder, 'package.json'), '{}');
  }
  const [mutant] = mutants;
  if (mutant === undefined) throw new Error('no mutant');
  const ledger = ledgerOf(workspaceOf(root, {}));
  const keysOf = (stage: StageName): readonly string[] => stageFilesOf(ledger, stage, FILE).keys;
  const verdicts = verdictsOf(keysOf('unit'), keysOf('wide'));
  for (const stage of ['unit', 'wide'] as const) {
    const verdict = verdicts[stage];
    if (verdict === undefined) continue;
    ledger.results.set(mutant, stage, { reached: true, keys: [], seconds: 1, cpu: 2, ...verdict });
  }
  const now = ledgerOf(workspaceOf(root, changed));
  return keptOutcomes(now, ['unit', 'prove', 'wide'], FILE, mutants).get(mutant);
}

const EDITED = { [OTHER]: "import './a.ts'; // 2" };

test('a fall is of the stage that noticed, and holds while its test is what it was', () => {
  const fell: Parameters<typeof kept>[0] = ([key = '']) => ({
    unit: { noticed: 'x', keys: [key] },
  });
  expect(kept(fell)).toMatchObject({ by: 'unit', what: 'x', cpu: 2 });
  expect(kept(fell, EDITED)).toMatchObject({ by: 'unit' });
  expect(kept(fell, { [ONE]: "import './a.ts'; // 2" })).toBeUndefined();
});

test('a fall holds if an earlier stage had no verdict', () => {
  const fell: Parameters<typeof kept>[0] = (_, [key = '']) => ({
    wide: { noticed: 'x', keys: [key] },
  });
  expect(kept(fell)).toMatchObject({ by: 'wide', what: 'x' });
});

test('a survivor has passed all stages that have tests, and holds while these are what they were', () => {
  const survived: Parameters<typeof kept>[0] = (unit, wide) => ({
    unit: { keys: unit },
    wide: { keys: wide },
  });
  expect(kept(survived)).toMatchObject({ reached: ['unit', 'wide'], cpu: 4 });
  expect(kept(survived)).not.toHaveProperty('by');
  expect(kept(survived, EDITED)).toBeUndefined();
  const far = { 'libs/b/src/far.test.ts': "import '../../a/src/c.ts'; // 2" };
  expect(kept(survived, far)).toBeUndefined();
  expect(kept((keys) => ({ unit: { keys } }))).toBeUndefined();
});
