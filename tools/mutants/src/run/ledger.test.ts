/** What kept results say without a run. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { mutantsIn } from '../find.ts';
import type { Verdict } from '../results.ts';
import type { Workspace } from '../workspace.ts';
import { keptOutcomes, ledgerOf, stageFilesOf } from './ledger.ts';

const FILE = 'libs/a/src/a.ts';
const [ONE, OTHER] = ['libs/a/src/a.test.ts', 'libs/a/src/b.test.ts'];
const SOURCE = 'export const a = f(b < c);';
const mutants = mutantsIn(FILE, SOURCE);

const workspaceOf = (root: string, changed: Readonly<Record<string, string>>): Workspace => {
  const tests = { [ONE]: "import './a.ts';", [OTHER]: "import './a.ts';" };
  const sources = new Map(Object.entries({ [FILE]: SOURCE, ...tests, ...changed }));
  return { root, sources, folders: [], data: '', reports: '' };
};

/** What is kept of two stages, with verdicts made of the keys of the first one's tests. */
function kept(
  verdictsOf: (keys: readonly string[]) => readonly [Partial<Verdict>, Partial<Verdict>?],
  changed: Readonly<Record<string, string>> = {},
): unknown {
  const root = mkdtempSync(join(tmpdir(), 'abicus-mutants-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const [mutant] = mutants;
  if (mutant === undefined) throw new Error('no mutant');
  const ledger = ledgerOf(workspaceOf(root, {}));
  const { keys } = stageFilesOf(ledger, 'unit', FILE);
  for (const [i, verdict] of verdictsOf(keys).entries()) {
    const whole = { reached: true, keys: [], seconds: 1, cpu: 2, ...verdict };
    ledger.results.set(mutant, i === 0 ? 'unit' : 'wide', whole);
  }
  const now = ledgerOf(workspaceOf(root, changed));
  return keptOutcomes(now, ['unit', 'wide'], FILE, mutants).get(mutant);
}

const EDITED = { [OTHER]: "import './a.ts'; // 2" };

test('a fall is of the stage that noticed, and holds while its test is what it was', () => {
  const fell = ([key = '']: readonly string[]): [Partial<Verdict>] => [
    { noticed: 'x', keys: [key] },
  ];
  expect(kept(fell)).toMatchObject({ by: 'unit', what: 'x', cpu: 2 });
  expect(kept(fell, EDITED)).toMatchObject({ by: 'unit' });
  expect(kept(fell, { [ONE]: "import './a.ts'; // 2" })).toBeUndefined();
});

test('a survivor has passed all stages, and holds while all of their tests are what they were', () => {
  const survived = (keys: readonly string[]): [Partial<Verdict>, Partial<Verdict>] => [
    { keys },
    {},
  ];
  expect(kept(survived)).toMatchObject({ reached: ['unit', 'wide'], cpu: 4 });
  expect(kept(survived)).not.toHaveProperty('by');
  expect(kept(survived, EDITED)).toBeUndefined();
  expect(kept((keys) => [{ keys }])).toBeUndefined();
});
