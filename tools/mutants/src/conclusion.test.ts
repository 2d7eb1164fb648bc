/** What fails a run. */
import { expect, test } from 'vitest';
import { conclusionOf } from './conclusion.ts';
import { mutantsIn } from './find.ts';
import type { Trial } from './report.ts';

const [mutant] = mutantsIn('tools/nx/src/a.ts', 'export const a = f(b < c);');
if (mutant === undefined) throw new Error('no mutant');
const { file } = mutant;
const FELL = { by: 'unit', what: 'a.test.ts > a' } as const;
const trial = (came: object, listed: Partial<Trial> = {}): Trial => {
  return {
    mutant,
    outcome: { reached: ['unit'], seconds: 1, cpu: 1, ...came },
    isKnown: false,
    ...listed,
  };
};

test.each<[string, Trial, string[] | undefined, readonly [survivors: number, failing: number]]>([
  ['a survivor, where all files count', trial({}), undefined, [1, 1]],
  ['a survivor in a changed file', trial({}), [file], [1, 1]],
  ['a survivor in another file', trial({}), ['b.ts'], [1, 0]],
  ['a known survivor', trial({}, { isKnown: true }), undefined, [0, 0]],
  ['an equivalent one', trial({}, { reason: 'a' }), undefined, [0, 0]],
  ['one that fell', trial(FELL), undefined, [0, 0]],
])('of %s', (_, one, changed, counts) => {
  const { survivors, failing, stale } = conclusionOf([one], changed && new Set(changed));
  expect([survivors.length, failing.length]).toEqual(counts);
  expect(stale).toEqual([]);
});

test.each<[string, Partial<Trial>, string]>([
  ['a known survivor', { isKnown: true }, 'listed as a survivor, and fell'],
  ['an equivalent one', { reason: 'a' }, 'listed as equivalent, and fell'],
])('%s that fell makes the list stale, in whatever file', (_, listed, said) => {
  expect(conclusionOf([trial(FELL, listed)], new Set()).stale).toEqual([
    expect.stringContaining(said),
  ]);
});
