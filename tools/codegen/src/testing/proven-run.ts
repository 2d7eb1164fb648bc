/** Reports of tests in which everything is proven: what sabotage starts from. */
import type { ElementDef, InvariantDef, Model } from '../model/types.ts';
import { LEAST_DISTINCT, membersOf } from '../prove/draws.ts';
import { needsOf, PROOFS } from '../prove/kinds.ts';
import type { TestRun } from '../prove/reports.ts';
import type { Draws, Sighting, TestRecord } from '../vitest/format.ts';

/** A record of a test that ran once, saw this, and asserted something after. */
export function recordOf(...seen: readonly (readonly [id: string, how: string])[]): TestRecord {
  const sightings = seen.map(([id, how]): Sighting => [id, how, 1, 1, 'program']);
  return { runs: 1, fails: false, assertions: 1, seen: sightings, draws: [] };
}

/** What a test drew that proves an invariant. */
export function drawnOf({ id, forAll }: Pick<InvariantDef, 'id' | 'forAll'>, model: Model): Draws {
  const told = membersOf(forAll, model) ?? [];
  const distinct = told.length > 0 ? told.length : LEAST_DISTINCT;
  const times = distinct + 1;
  return {
    id,
    forAll,
    times,
    judged: times,
    distinct,
    told,
    assertions: times,
    reached: { far: 3 },
  };
}

/** The test of one element: it is titled with the element, and sees or draws all that is needed of it. */
export function provenTest(element: ElementDef, model: Model): TestRun {
  const seen = needsOf(element, model).flatMap(({ ids, how }) =>
    ids.map((id) => [id, how] as const),
  );
  const title = `${element.id} holds`;
  const draws = model.invariants
    .filter(({ id }) => id === element.id)
    .map((one) => drawnOf(one, model));
  const record = { ...recordOf(...seen), draws };
  return { file: 'libs/x.test.ts', title, status: 'passed', record };
}

/** One test for each element that tests prove. */
export function provenRun(model: Model): TestRun[] {
  return model.elements
    .filter(({ kind }) => PROOFS[kind].by === 'title' || PROOFS[kind].by === 'sight')
    .map((element) => provenTest(element, model));
}

/** Tests with what they saw, except for this. */
export function without(
  tests: readonly TestRun[],
  isGone: (id: string, how: string, test: TestRun) => boolean,
): TestRun[] {
  return tests.map((test) => {
    const { record } = test;
    if (record === undefined) return test;
    const seen = record.seen.filter(([id, how]) => !isGone(id, how, test));
    return { ...test, record: { ...record, seen } };
  });
}
