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

/** Checks whose error no test saw, in packages of which there are records. */
function unseen(
  model: Model,
  tests: readonly Ran[],
  coverage: ReadonlyMap<string, ReadonlySet<string>>,
): Diagnostic[] {
  const told = new Set(tests.flatMap(({ covers }) => covers));
  const kinds = model.elements.filter(({ kind }) => kind === 'check');
  return kinds.flatMap(({ id, feeds, pos }) => {
    const record = coverage.get(feeds);
    if (record === undefined || record.has(id) || told.has(id)) return [];
    const message = `no test saw ${id} fail`;
    return drift('impl/unreached-error', pos, message, { fix: 'violate it in a test, or drop it' });
  });
}

/** All findings about tests. */
export function proveTests(
  model: Model,
  tests: readonly Ran[],
  coverage: ReadonlyMap<string, ReadonlySet<string>>,
): Diagnostic[] {
  const titled = byId(tests);
  return [
    ...provenElements(model).flatMap((one) => judge(one, titled.get(one.id) ?? [])),
    ...unseen(model, tests, coverage),
  ];
}
