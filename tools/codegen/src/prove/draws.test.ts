/** Domains that contracts list, and what the draws of a test lack. */
import { expect, test } from 'vitest';
import { contractFile, modelOf } from '../testing/annotated.ts';
import { EVERYTHING } from '../testing/everything.ts';
import { drawnOf, provenRun, recordOf } from '../testing/proven-run.ts';
import { judgeDraws, lackOf, LEAST_DISTINCT, membersOf } from './draws.ts';
import { PROVE_CONTRACTS } from './fixtures/contracts.ts';
import { proofsFor, proofsOf, proofsText } from './proofs.ts';

const model = modelOf(Object.entries(PROVE_CONTRACTS).map(([file, text]) => ({ file, text })));
const APART = 'vault.invariant.keptApart';

test('a kind of elements and an enumeration are domains with an end', () => {
  expect(membersOf('marker', model)).toEqual(['marker.ready', 'marker.up']);
  expect(membersOf('machine', model)).toEqual(['box']);
  expect(membersOf('service op', model)).toEqual(['spool.put', 'vault.keep', 'vault.take']);
  const types = modelOf([contractFile(EVERYTHING)]);
  expect(membersOf('Level', types)).toEqual(['Low', 'High']);
  expect(membersOf('Bits', types)).toBeUndefined();
  expect(membersOf('caller', model)).toBeUndefined();
});

test('a domain with an end is drawn whole, however small it is', () => {
  const whole = drawnOf({ id: 'x', forAll: 'marker' }, model);
  expect(whole.distinct).toBeLessThan(LEAST_DISTINCT);
  expect(lackOf({ forAll: 'marker' }, whole, model)).toBeUndefined();
  const { told } = whole;
  const part = { ...whole, distinct: 1, told: told.slice(1) };
  expect(lackOf({ forAll: 'marker' }, part, model)).toBe('drew 1 of 2, never marker.ready');
});

const OPEN = drawnOf({ id: 'x', forAll: 'key' }, model);

test.each<[string, Partial<typeof OPEN>, string | undefined]>([
  ['enough', {}, undefined],
  ['of another domain', { forAll: 'lock', judged: 0 }, "drew from 'lock'"],
  ['before the assertion', { judged: 0, distinct: 0 }, 'asserted nothing after its 51 draws'],
  [
    'once',
    { times: 1, judged: 1, distinct: 1 },
    'drew 1 different members in 1 judged draw: 50 are needed',
  ],
  ['to reach one', { reached: { far: 0, near: 1 } }, undefined],
  [
    'to reach none',
    { reached: { far: 0, near: 0 } },
    'reached nothing with 51 draws: far 0, near 0',
  ],
  ['to tell no number', { reached: {} }, 'reached nothing with 51 draws: no number is told'],
])('draws %s lack what is said', (_, to, lack) => {
  expect(lackOf({ forAll: 'key' }, { ...OPEN, ...to }, model)).toBe(lack);
});

/** The invariant of the vault, and a test that drew so many for it. */
function apart(): { found: (...tests: [title: string, distinct?: number][]) => string[] } {
  const [invariant] = model.invariants.filter(({ id }) => id === APART);
  if (invariant === undefined) throw new Error('no invariant');
  const drawn = drawnOf(invariant, model);
  const other = drawnOf({ id: 'other', forAll: 'key' }, model);
  return {
    found: (...tests) => {
      const runs = tests.map(([title, distinct]) => {
        const draws = distinct === undefined ? [other] : [other, { ...drawn, distinct }];
        return {
          file: 'a.test.ts',
          title,
          status: 'passed' as const,
          record: { ...recordOf(), draws },
        };
      });
      return judgeDraws(invariant, runs, model).map(({ message }) => message);
    },
  };
}

test('what is found names the test that came furthest, what it drew and what it lacks', () => {
  const { found } = apart();
  const lacks = (title: string, distinct: number): string =>
    `'${title}' (a.test.ts), the test of ${APART} for all of 'caller', drew ${distinct} different members in 51 judged draws: 50 are needed`;
  expect(found(['few', 3], ['more', 40], ['one', 1])).toEqual([lacks('more', 40)]);
  expect(found(['first', 40], ['second', 40])).toEqual([lacks('first', 40)]);
  expect(found(['few', 3], ['enough', 50])).toEqual([]);
  expect(found(['first'], ['second'])).toEqual([
    `'first' (a.test.ts), the test of ${APART}, drew no caller`,
  ]);
});

test('the proof of an invariant says how many were drawn and what they reached', () => {
  const proofs = proofsFor(proofsOf(model, provenRun(model), []), APART);
  expect(proofsText(proofs)).toBe(`${APART} (invariant)
  drew  caller: 51 times, 50 different, in 1 test, 51 assertions after; reached far ≤ 3
  test  libs/x.test.ts: '${APART} holds', 1 assertion
`);
});

test('of several tests draws are added, and the largest of each number is told', () => {
  const [own] = provenRun(model).filter(({ title }) => title.startsWith(APART));
  const { record } = own ?? {};
  if (own === undefined || record === undefined) throw new Error('no test');
  const more = record.draws.map((one) => ({ ...one, distinct: 60, reached: { far: 2, near: 0 } }));
  const tests = [own, { ...own, record: { ...record, draws: more } }];
  expect(proofsFor(proofsOf(model, tests, []), APART)[0]?.drew).toEqual({
    forAll: 'caller',
    times: 102,
    distinct: 60,
    tests: 2,
    assertions: 102,
    reached: { far: 3, near: 0 },
  });
  const [undrawn] = proofsFor(proofsOf(model, [], []), APART);
  expect(undrawn?.drew).toMatchObject({ distinct: 0, tests: 0, reached: {} });
});

test('an invariant that no test draws for is not proven, whatever else they do', () => {
  const undrawn = provenRun(model).map((one) => ({ ...one, record: recordOf() }));
  expect(proofsText(proofsFor(proofsOf(model, undrawn, []), APART))).toBe(`${APART} (invariant)
  never drew enough of 'caller'
  test  libs/x.test.ts: '${APART} holds', 1 assertion
  not proven
`);
});
