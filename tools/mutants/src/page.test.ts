/** The page that is written of all results, and what the README says. */
import { expect, test } from 'vitest';
import { mutantsIn } from './find.ts';
import type { Mutant } from './mutant.ts';
import { blockOf, pageOf, readmeWith } from './page.ts';
import type { Trial } from './report.ts';
import {
  isEnough,
  packageReportOf,
  reportsIn,
  type Known,
  type PackageReports,
} from './package-reports.ts';

const SOURCE = 'export const a = f(b < c);\nexport const d = f(`$' + '{e}` > g);';
const mutants = mutantsIn('tools/nx/src/a.ts', SOURCE);
const SURVIVED = { reached: [], seconds: 1, cpu: 1 };
const WIDE = { ...SURVIVED, by: 'wide', what: 'far.test.ts > far' } as const;

/** What is known of mutants. @param listed the ids of those that are listed as equivalent */
function knownOf(all: readonly Mutant[], trials: readonly Trial[], ...listed: string[]): Known {
  return { mutants: all, trials, reasons: new Set(listed) };
}

/** What came of a package of two mutants. */
function reportsOf(trials: readonly Trial[]): PackageReports {
  return { nx: packageReportOf('nx', '0123456789ab', knownOf([ONE, OTHER], trials)) };
}
const [ONE, OTHER] = mutants as [Mutant, Mutant];

/** The lines below a heading. */
function below(heading: string, trials: readonly Trial[]): string {
  const page = pageOf(reportsOf(trials));
  const [, rest = ''] = page.split(`\n## ${heading}\n`);
  return rest.split('\n## ')[0] ?? '';
}

test('the page says how many were tried, and lists what only the whole run of tests notices', () => {
  const tried = [{ mutant: ONE, outcome: WIDE, isKnown: false }];
  const page = pageOf(reportsOf(tried));
  expect(page).toContain('- nx: at 0123456789ab');
  expect(page).toContain('Of 2 mutants 1 have a verdict');
  expect(below('Noticed only by the whole `npm test`', tried)).toContain(
    'tools/nx/src/a.ts:1:22 flip-comparison: `<` to `<=`\n  far.test.ts > far',
  );
  expect(below('Survivors', tried)).toContain('None.');
  const open = below('Without a verdict', tried);
  expect([open.includes(ONE.id), open.includes(OTHER.id)]).toEqual([false, true]);
});

test('a page of nothing lists nothing', () => {
  expect(pageOf({})).toContain('Of 0 mutants 0 have a verdict');
});

const WRITTEN = reportsOf([{ mutant: ONE, outcome: WIDE, isKnown: false }]);
const { nx } = WRITTEN;

test('what is written is read again, also with a share of the ladder', () => {
  const all = { nx: { ...nx, ladder: { noticed: 1, entered: 2 } } };
  expect(reportsIn(JSON.stringify(all))).toEqual(all);
});

test.each<[unknown, string]>([
  [[], 'is not an object of reports by package'],
  [{ none: nx }, 'none is no package'],
  [{ nx: 1 }, 'nx has no commit'],
  [{ nx: { ...nx, counts: null } }, 'nx has no counts'],
  [{ nx: { ...nx, counts: { mutants: '1' } } }, 'nx has no counts'],
  [{ nx: { ...nx, counts: { foo: 3 } } }, 'nx counts foo, which is no column'],
  [{ nx: { ...nx, counts: { mutants: 3 } } }, 'nx does not count what was tried'],
  [{ nx: { ...nx, counts: { tried: 3 } } }, 'nx does not count what was tried'],
  [{ nx: { ...nx, ladder: 'x' } }, 'nx has no share of the ladder'],
  [{ nx: { ...nx, ladder: { noticed: 1 } } }, 'nx has no share of the ladder'],
  [{ nx: { ...nx, ladder: { entered: 1 } } }, 'nx has no share of the ladder'],
  [{ nx: { ...nx, wide: undefined } }, "nx has no list of texts 'wide'"],
  [{ nx: { ...nx, known: [1] } }, "nx has no list of texts 'known'"],
  [{ nx: { ...nx, survived: 'x' } }, "nx has no list of texts 'survived'"],
  [{ nx: { ...nx, open: undefined } }, "nx has no list of texts 'open'"],
])('reports %j are rejected: %s', (value, why) => {
  expect(() => reportsIn(JSON.stringify(value))).toThrow(why);
});

test.each([undefined, '', '{'])('the text %s has no reports', (text) => {
  expect(() => reportsIn(text)).toThrow('is not an object of reports by package');
});

test('nine of ten mutants are enough to say what came of a package', () => {
  const ten = Array.from({ length: 10 }, () => ONE);
  const trials = ten.map((mutant) => ({ mutant, outcome: WIDE, isKnown: false }));
  const untried = mutantsIn('tools/nx/src/b.ts', SOURCE).slice(0, 2);
  const [first, second] = untried as [Mutant, Mutant];
  expect(isEnough(knownOf([...ten.slice(1), first], trials.slice(1)))).toBe(true);
  expect(isEnough(knownOf([...ten.slice(2), first, second], trials.slice(2)))).toBe(false);
  expect(isEnough(knownOf([...ten.slice(2), first, second], trials, first.id))).toBe(true);
  expect(isEnough(knownOf([], []))).toBe(false);
});

test('a mutant that is listed and has no verdict is equivalent, and not open', () => {
  const { counts, open } = packageReportOf('nx', '', knownOf([ONE, OTHER], [], ONE.id));
  expect(counts).toMatchObject({ mutants: 2, tried: 0, equivalent: 1, survived: 0 });
  expect(open).toEqual([expect.stringContaining(OTHER.id)]);
});

test('survivors are listed with their ids, and those that are known by themselves', () => {
  const tried = [
    { mutant: ONE, outcome: SURVIVED, isKnown: true },
    { mutant: OTHER, outcome: SURVIVED, isKnown: false },
  ];
  const [known, others] = [below('Known survivors', tried), below('Survivors', tried)];
  expect([known.includes(ONE.id), known.includes(OTHER.id)]).toEqual([true, false]);
  expect([others.includes(ONE.id), others.includes(OTHER.id)]).toEqual([false, true]);
});

test('the README keeps all that is around its part', () => {
  const readme = readmeWith(
    'a\n<!-- mutants -->old<!-- /mutants -->\nb',
    blockOf({ check: Array.from({ length: 1234 }, (_, i) => String(i)), nx: [] }),
  );
  expect(readme).toMatch(
    /^a\n<!-- mutants -->[^]*: check 1,234, nx 0; not tried as a whole yet: selftest, bump, cli\.[^]*<!-- \/mutants -->\nb$/,
  );
  expect(readme).toContain('(docs/mutants.md)');
  expect(() => readmeWith('a', '')).toThrow('README.md has no');
});
