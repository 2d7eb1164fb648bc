/** The page that is written of all results, and what the README says. */
import { expect, test } from 'vitest';
import { mutantsIn } from './find.ts';
import { blockOf, pageOf, readmeWith } from './page.ts';
import type { Trial } from './report.ts';

const SOURCE = 'export const a = f(b < c);\nexport const d = f(`$' + '{e}` > g);';
const mutants = mutantsIn('tools/nx/src/a.ts', SOURCE);
const [ONE, OTHER] = mutants;
if (ONE === undefined || OTHER === undefined) throw new Error('no mutants');
const SURVIVED = { reached: [], seconds: 1, cpu: 1 };
const WIDE = { ...SURVIVED, by: 'wide', what: 'far.test.ts > far' } as const;

/** The lines below a heading. */
function below(heading: string, tried: readonly Trial[]): string {
  const page = pageOf(tried, new Map([['nx', 1234]]), '0123456789ab');
  const [, rest = ''] = page.split(`\n## ${heading}\n`);
  return rest.split('\n## ')[0] ?? '';
}

test('the page says how many were tried, and lists what only the whole run of tests notices', () => {
  const tried = [{ mutant: ONE, outcome: WIDE, isKnown: false }];
  const page = pageOf(tried, new Map([['nx', 1234]]), '0123456789ab');
  expect(page).toContain('at 0123456789ab');
  expect(page).toContain('Of 1,234 mutants 1 were tried');
  expect(below('Noticed only by the whole `npm test`', tried)).toContain(
    'tools/nx/src/a.ts:1:22 flip-comparison: `<` to `<=`\n  far.test.ts > far',
  );
  expect(below('Survivors', tried)).toContain('None.');
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
    blockOf({ check: Array.from({ length: 1234 }, (_, i) => String(i)), nx: [] }, false),
  );
  expect(readme).toMatch(
    /^a\n<!-- mutants -->[^]*: check 1,234, nx 0; not tried as a whole yet: bump, cli\.[^]*<!-- \/mutants -->\nb$/,
  );
  expect(readme).not.toContain('docs/mutants.md');
  expect(readmeWith(readme, blockOf({}, true))).toContain('(docs/mutants.md)');
  expect(() => readmeWith('a', '')).toThrow('README.md has no');
});
