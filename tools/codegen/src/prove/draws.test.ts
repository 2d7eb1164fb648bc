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

test('what is found names the test that came furthest, what it drew and what it lacks', () => {
  const [invariant] = model.invariants.filter(({ id }) => id === APART);
  if (invariant === undefined) throw new Error('no invariant');
  const drawn = drawnOf(invariant, model);
  const of = (title: string, distinct: number) => {
    const record = { ...recordOf(), draws: [{ ...drawn, distinct }] };
    return { file: 'a.test.ts', title, status: 'passed' as const, record };
  };
  const found = judgeDraws(invariant, [of('few', 3), of('more', 40), of('one', 1)], model);
  expect(found.map(({ message }) => message)).toEqual([
    `'more' (a.test.ts), the test of ${APART} for all of 'caller', drew 40 different members in 51 judged draws: 50 are needed`,
  ]);
  expect(judgeDraws(invariant, [of('few', 3), of('enough', 50)], model)).toEqual([]);
});

test('the proof of an invariant says how many were drawn and what they reached', () => {
  const proofs = proofsFor(proofsOf(model, provenRun(model), []), APART);
  expect(proofsText(proofs)).toBe(`${APART} (invariant)
  drew  caller: 51 times, 50 different, in 1 test, 51 assertions after; reached far ≤ 3
  test  libs/x.test.ts: '${APART} holds', 1 assertion
`);
});

test('an invariant that no test draws for is not proven, whatever else they do', () => {
  const undrawn = provenRun(model).map((one) => ({ ...one, record: recordOf() }));
  expect(proofsText(proofsFor(proofsOf(model, undrawn, []), APART))).toBe(`${APART} (invariant)
  never drew enough of 'caller'
  test  libs/x.test.ts: '${APART} holds', 1 assertion
  not proven
`);
});
