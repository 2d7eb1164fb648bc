/** ABI5001, ABI5002, ABI4103: each element's test ran, passed, and saw what it is about. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { drift } from '../check/finding.ts';
import { idsIn, provenElements } from '../check/rules/proofs.ts';
import type { ElementDef, Model } from '../model/types.ts';
import type { Ran } from './reports.ts';

/** Tests by the ids in their titles. */
export function byId(tests: readonly Ran[]): Map<string, Ran[]> {
  const found = new Map<string, Ran[]>();
  for (const test of tests) {
    for (const id of new Set(idsIn(test.title))) {
      const list = found.get(id);
      if (list === undefined) found.set(id, [test]);
      else list.push(test);
    }
  }
  return found;
}

function judge({ id, kind, pos }: ElementDef, own: readonly Ran[]): Diagnostic[] {
  const [first] = own;
  if (first === undefined) {
    const message = `no test that ran is titled with the ${kind} ${id}`;
    return [drift('proof/no-test', pos, message, { fix: 'run all tests: `npm test`' })];
  }
  const failed = own.find(({ status }) => status === 'failed');
  if (failed !== undefined) {
    const message = `'${failed.title}' (${failed.file}), which proves ${id}, failed`;
    return [drift('proof/failed', pos, message, { fix: `\`npx vitest run ${failed.file}\`` })];
  }
  if (own.some(({ status }) => status === 'passed')) return [];
  const message = `'${first.title}' (${first.file}), which proves ${id}, was skipped`;
  return [drift('proof/not-run', pos, message, { fix: 'let it run' })];
}

/** Checks whose refusal no test saw, or none of those that are titled with them. */
function unseen(
  model: Model,
  tests: readonly Ran[],
  titled: ReadonlyMap<string, readonly Ran[]>,
): Diagnostic[] {
  const passed = (own: readonly Ran[]): Ran[] => own.filter(({ status }) => status === 'passed');
  const seen = new Set(passed(tests).flatMap(({ covers }) => covers));
  const checks = model.elements.filter(({ kind }) => kind === 'check');
  return checks.flatMap(({ id, pos }) => {
    if (!seen.has(id)) {
      const fix = 'violate it in a test, or drop it';
      return drift('impl/unreached-error', pos, `no test saw ${id} refuse a call`, { fix });
    }
    const own = passed(titled.get(id) ?? []);
    const [first] = own;
    if (first === undefined || own.some(({ covers }) => covers.includes(id))) return [];
    const message = `'${first.title}' (${first.file}), which proves ${id}, never saw it refuse a call`;
    return drift('proof/untouched', pos, message, { fix: 'violate the check in that test' });
  });
}

/** All findings about tests. */
export function proveTests(model: Model, tests: readonly Ran[]): Diagnostic[] {
  const titled = byId(tests);
  return [
    ...provenElements(model).flatMap((one) => judge(one, titled.get(one.id) ?? [])),
    ...unseen(model, tests, titled),
  ];
}
