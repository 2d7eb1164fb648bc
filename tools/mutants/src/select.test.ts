/** What is tried: draws, parts and options. */
import { expect, test } from 'vitest';
import { drawn, partOf } from './draw.ts';
import { mutantsIn } from './find.ts';
import type { Mutant } from './mutant.ts';
import { readOptions } from './options.ts';
import { nothingFor, select } from './select.ts';
import type { Workspace } from './workspace.ts';

const source = Array.from({ length: 20 }, (_, i) => `export const a${i} = f(${i + 1});`).join('\n');
const mutants: Mutant[] = ['a', 'b'].flatMap((name) => mutantsIn(`libs/${name}/src/a.ts`, source));
const ids = (of: readonly Mutant[]): string[] => of.map(({ id }) => id);
const of = (seed: string, count: number, changed: string[] = []): string[] =>
  ids(drawn(mutants, { seed, count, changed: new Set(changed) }));

test('a draw follows from its seed, whatever the order of the mutants', () => {
  const again = ids(drawn(mutants.toReversed(), { seed: 'x', count: 9, changed: new Set() }));
  expect(again).toEqual(of('x', 9));
  expect(of('y', 9)).not.toEqual(of('x', 9));
});

test('a longer draw begins as a shorter one, and has no mutant twice', () => {
  const all = of('x', mutants.length);
  expect(all.slice(0, 9)).toEqual(of('x', 9));
  expect(new Set(all).size).toBe(mutants.length);
});

test('mutants of changed files come first', () => {
  const all = of('x', mutants.length, ['libs/b/src/a.ts']);
  expect(all.slice(0, mutants.length / 2).every((id) => id.startsWith('libs/b/'))).toBe(true);
});

test.each([1, 2, 3, 7])('%i parts have each mutant once', (parts) => {
  const all = Array.from({ length: parts }, (_, i) => partOf(ids(mutants), i + 1, parts)).flat();
  expect(all.toSorted()).toEqual(ids(mutants).toSorted());
});

test('an operator is asked for; a draw by changes leaves out what is listed', () => {
  const workspace: Workspace = {
    root: '',
    sources: new Map([['tools/nx/src/a.ts', `${source}\nf([a1]);`]]),
    folders: [],
    data: '',
    reports: '',
  };
  const numbers = { part: 1, parts: 1, workers: 1 };
  const flags = { json: false, list: false, quiet: false, report: false };
  const options = { seed: '', ...numbers, stages: [], ...flags } as const;
  const known = { changed: new Set<string>(), listed: new Set<string>() };
  const { all, chosen } = select(workspace, { ...options, operator: 'off-by-one' }, known);
  expect(all).toHaveLength(chosen.length);
  expect(new Set(chosen.map(({ operator }) => operator))).toEqual(new Set(['off-by-one']));
  expect(all.length).toBeLessThan(select(workspace, options, known).all.length);
  const listed = new Set([all[0]?.id ?? '']);
  const countBy = (base?: string): number =>
    select(workspace, { ...options, ...(base !== undefined && { base }) }, { ...known, listed }).all
      .length;
  expect(countBy('main')).toBe(countBy() - 1);
});

test('what has no mutant is told as it was asked for', () => {
  const [file, operator] = ['libs/ipc/src/a.ts', 'drop-guard'];
  expect(nothingFor({ package: 'kernel', file })).toBe(
    `there is no mutant for --package kernel --file ${file}`,
  );
  expect(nothingFor({ operator, base: 'main' })).toBe(
    'there is no mutant for --operator drop-guard --base main',
  );
});

test('options are read', () => {
  expect(
    readOptions([
      '--package',
      'ipc',
      '--draw',
      '5',
      '--part',
      '2/3',
      '--stages',
      'check,unit',
      '--workers',
      '3',
    ]),
  ).toEqual({
    options: {
      package: 'ipc',
      draw: 5,
      seed: '',
      part: 2,
      parts: 3,
      workers: 3,
      stages: ['unit', 'check'],
      json: false,
      list: false,
      quiet: false,
      report: false,
    },
  });
});

test.each([
  [['--package', 'none'], "no package 'none'"],
  [['--package', 'constructor'], "no package 'constructor'"],
  [['--operator', 'none'], "no operator 'none'"],
  [['--operator', 'toString'], "no operator 'toString'"],
  [['--patience', '0'], '--patience 0 is no whole number'],
  [['--minutes=-1'], '--minutes -1 is no time'],
  [['--draw', '0'], '--draw 0 is no whole number'],
  [['--workers', '0'], '--workers 0 is no whole number'],
  [['--minutes', '0'], '--minutes 0 is no time'],
  [['--report', '--file', 'a.ts'], '--report is of all mutants'],
  [['--part', '3/2'], '--part 3/2 is no part'],
  [['--stages', 'unit,all'], "no stage 'all'"],
  [['--fast'], "Unknown option '--fast'"],
])('%j are wrong usage', (args, said) => {
  expect(readOptions(args)).toEqual({ usage: expect.stringContaining(said) });
});
