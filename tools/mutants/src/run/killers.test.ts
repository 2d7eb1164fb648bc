/** Tests that noticed other mutants run first. */
import { expect, test } from 'vitest';
import { Results, type Killer } from '../results.ts';
import type { Coverage } from '../record/coverage.ts';
import {
  ALL,
  failing,
  FAR,
  FILE,
  filesOf,
  isHarmless,
  judged,
  mutantIn,
  OWN,
  PASSED,
  SOURCE,
  temporary,
  type Given,
} from './testing/judged.ts';

const FILES = ['k1', 'k2', 'k3', 'k4'].map((name) => `libs/a/src/${name}.test.ts`);
const [K1 = '', K2 = '', K3 = '', K4 = ''] = FILES;
const changed = Object.fromEntries(FILES.map((file) => [file, "import './a.ts';"]));
const COVERAGE = Object.fromEntries(
  FILES.map((file) => [
    file,
    (): Coverage => ({
      cpuMs: 10,
      whole: {},
      tests: [
        { name: 'calls', cpuMs: 5, reached: { [FILE]: ALL } },
        { name: 'calls too', cpuMs: 5, reached: { [FILE]: ALL } },
        { name: 'does not', cpuMs: 5, reached: {} },
      ],
    }),
  ]),
);
const EMPTY: Pick<Coverage, 'cpuMs' | 'whole' | 'tests'> = { cpuMs: 1, whole: {}, tests: [] };
const coverage = { ...COVERAGE, [OWN]: () => EMPTY, [FAR]: () => EMPTY };

/**
 * What runs first after others of the source's mutants have fallen by these tests, the last one by the last.
 * @param own what noticed the mutant itself, before them
 */
async function firstAfter(
  killers: readonly Killer[],
  { own, ...given }: Partial<Given> & { readonly own?: Killer } = {},
): Promise<{ readonly first: unknown; readonly recorded: readonly string[] }> {
  const root = temporary();
  const results = new Results(root);
  const [mutant, old] = [mutantIn(SOURCE), { reached: true, keys: ['old'], seconds: 1, cpu: 1 }];
  if (own !== undefined) results.set(mutant, 'unit', { ...old, noticed: 'x', killer: own });
  for (const [i, killer] of killers.entries()) {
    const other = { ...mutant, id: `${FILE}#a:another:${i}:0` };
    results.set(other, 'unit', { ...old, noticed: 'x', killer });
  }
  const { outcome, requests, recorded } = judged({
    answer: (one) => (isHarmless(one) ? PASSED : failing(one.files[0]?.path ?? '', 'calls')),
    root,
    changed,
    coverage,
    ...given,
  });
  await outcome;
  return { first: filesOf(requests)[0], recorded };
}
const by = (file: string, name = 'calls'): Killer => ({ file, test: name });
const alone = (path: string, name = 'calls'): unknown => ({ path, names: [name] });

test.each<[string, readonly Killer[], readonly unknown[]]>([
  ['the last ones first', [by(K1), by(K2)], [alone(K2), alone(K1)]],
  ['three at most', [by(K1), by(K2), by(K3), by(K4)], [alone(K4), alone(K3), alone(K2)]],
  ['of a file one', [by(K1), by(K2), by(K2, 'calls too')], [alone(K2, 'calls too'), alone(K1)]],
  ['not those that do not reach it', [by(K1), by(K2, 'does not')], [alone(K1)]],
  [
    'not those that are no tests of the source any more',
    [by(K1), by('libs/a/src/gone.test.ts')],
    [alone(K1)],
  ],
  [
    'of a file that could not be collected all',
    [{ file: K1 }],
    [{ path: K1, names: ['calls', 'calls too'] }],
  ],
])('%s', async (_, killers, first) => {
  expect((await firstAfter(killers)).first).toEqual(first);
});

test('what noticed the mutant itself is before all others', async () => {
  const { first } = await firstAfter([by(K2), by(K3)], { own: by(K1) });
  expect(first).toEqual([alone(K1), alone(K3), alone(K2)]);
});

test('nothing is recorded for it', async () => {
  const { first, recorded } = await firstAfter([by(K1)], { isRecorded: false });
  expect(first).toEqual([alone(K1)]);
  expect(recorded).toEqual([]);
});

test('without killers only what runs is recorded', async () => {
  const { first, recorded } = await firstAfter([], { isRecorded: false });
  expect(first).toEqual([{ path: OWN }, { path: K1 }]);
  expect(recorded).toEqual([OWN, K1]);
});
