/** The list of survivors, which may only shrink. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listsOf } from './lists.ts';
import { readReports } from './package-reports.ts';
import {
  readSurvivors,
  shrunk,
  wrongSurvivors,
  type Against,
  type Survivors,
} from './survivors.ts';
import { readWorkspace } from './workspace.ts';
import { pagesOf } from './write-report.ts';

const root = join(import.meta.dirname, '../../..');
const [A, B] = ['tools/nx/src/a.ts#f:drop-guard:0:1', 'tools/nx/src/a.ts#f:drop-guard:1:1'];
const C = 'apps/abicus/src/a.ts#f:drop-guard:0:1';
const KERNEL = 'libs/kernel/src/a.ts#f:drop-guard:0:1';
const AGAINST: Against = {
  mutants: () => new Set([A, B, KERNEL]),
  equivalent: new Set(),
  before: undefined,
};

test.each<[string, Survivors, Partial<Against>, string[]]>([
  ['all are mutants of the package', { nx: [A, B] }, {}, []],
  ['it has become shorter', { nx: [A] }, { before: { nx: [A, B] } }, []],
  ['its package was not in it before', { nx: [A] }, { before: { cli: [] } }, []],
  ['one is new', { nx: [A, B] }, { before: { nx: [A] } }, [`${B} is new in the list`]],
  ['its package had none', { nx: [A] }, { before: { nx: [] } }, [`${A} is new in the list`]],
  ['one does not exist', { nx: [`${A}0`] }, {}, ['is no mutant any more']],
  ['one is of another package', { cli: [A] }, {}, ['is no mutant of cli']],
  ['one is listed twice', { nx: [A, A] }, {}, ['is listed twice']],
  ['one is equivalent', { nx: [A] }, { equivalent: new Set([A]) }, ['is listed as equivalent']],
  ['its package is the kernel', { kernel: [KERNEL] }, {}, ['kernel may have no survivors']],
])('the list if %s', (_, list, against, wrong) => {
  const found = wrongSurvivors(list, { ...AGAINST, ...against });
  expect(found).toEqual(wrong.map((one) => expect.stringContaining(one)));
});

const MUTANTS = new Map([['nx', [A, B]]]);
const [FELL, SURVIVED] = [false, true];

test.each<[string, Survivors, Readonly<Record<string, boolean>>, readonly string[] | undefined]>([
  ['that were not tried stay', { nx: [A, B] }, {}, [A, B]],
  ['that survived stay', { nx: [A] }, { [A]: SURVIVED }, [A]],
  ['that fell go', { nx: [A, B] }, { [A]: FELL }, [B]],
  ['that are new do not come', { nx: [A] }, { [A]: SURVIVED, [B]: SURVIVED }, [A]],
  ['of a package that is tried in part do not come', {}, { [A]: SURVIVED }, undefined],
  ['of a package that is tried as a whole come', {}, { [A]: FELL, [B]: SURVIVED }, [B]],
])('of a list, those %s', (_, list, tried, is) => {
  const all = Object.entries(tried).map(([id, survived]) => ({ id, survived }));
  expect(shrunk(list, MUTANTS, all)['nx']).toEqual(is);
});

test('packages whose mutants are not given stay in the list, and do not come into it', () => {
  expect(shrunk({ cli: [C] }, MUTANTS, [])).toEqual({ cli: [C] });
  expect(shrunk({}, MUTANTS, [])).toEqual({});
});

test('the lists of this workspace are right, also those of equivalent mutants, and the README and the page say what is kept', () => {
  expect(listsOf(readWorkspace(root), undefined).wrong).toEqual([]);
  for (const [path, text] of pagesOf(root, readReports(root), readSurvivors(root))) {
    expect([path, readFileSync(join(root, path), 'utf8')]).toEqual([path, text]);
  }
});
