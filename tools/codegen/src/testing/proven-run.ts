/** Reports of tests in which everything is proven: what sabotage starts from. */
import type { ElementDef, Model } from '../model/types.ts';
import { needsOf, PROOFS } from '../prove/kinds.ts';
import type { Ran } from '../prove/reports.ts';
import type { Sighting, TestRecord } from '../vitest/format.ts';

/** A record of a test that ran once, saw this, and asserted something after. */
export function recordOf(...seen: readonly (readonly [id: string, how: string])[]): TestRecord {
  const sightings = seen.map(([id, how]): Sighting => [id, how, 1, 1, 'program']);
  return { runs: 1, fails: false, assertions: 1, seen: sightings, draws: [] };
}

/** The test of one element: it is titled with the element, and sees all that is needed of it. */
export function provenTest(element: ElementDef, model: Model): Ran {
  const seen = needsOf(element, model).flatMap(({ ids, how }) =>
    ids.map((id) => [id, how] as const),
  );
  const title = `${element.id} holds`;
  return { file: 'libs/x.test.ts', title, status: 'passed', record: recordOf(...seen) };
}

/** One test for each element that tests prove. */
export function provenRun(model: Model): Ran[] {
  return model.elements
    .filter(({ kind }) => PROOFS[kind].by === 'title' || PROOFS[kind].by === 'sight')
    .map((element) => provenTest(element, model));
}

/** Tests with what they saw, except for this. */
export function without(
  tests: readonly Ran[],
  isGone: (id: string, how: string, test: Ran) => boolean,
): Ran[] {
  return tests.map((test) => {
    const { record } = test;
    if (record === undefined) return test;
    const seen = record.seen.filter(([id, how]) => !isGone(id, how, test));
    return { ...test, record: { ...record, seen } };
  });
}
