/** ABI5001, ABI5002, ABI5003, ABI4103, ABI5005: each element's test ran, passed, asserted, and saw or drew it. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { drift } from '../check/finding.ts';
import { idsIn } from '../check/rules/proofs.ts';
import type { ElementDef, Model } from '../model/types.ts';
import { judgeDraws } from './draws.ts';
import { needsOf, needsTitle, type Need } from './kinds.ts';
import type { Sighting } from '../vitest/format.ts';
import type { TestRun } from './reports.ts';
import { plural } from '../diagnostics/plural.ts';

/** Tests by the ids in their titles. */
export function byId(tests: readonly TestRun[]): Map<string, TestRun[]> {
  const found = new Map<string, TestRun[]>();
  for (const test of tests) {
    for (const id of new Set(idsIn(test.title))) {
      const list = found.get(id);
      if (list === undefined) found.set(id, [test]);
      else list.push(test);
    }
  }
  return found;
}

/** Returns why a test can prove nothing; undefined if it may prove something. */
export function voidness({ status, record }: TestRun): string | undefined {
  if (status !== 'passed') return status === 'failed' ? 'it failed' : 'it was skipped';
  if (record === undefined) return 'it ran without the plugin `proofs()`';
  if (record.runs > 1) return `it ran ${plural(record.runs, 'time')}`;
  if (record.fails) return 'it is expected to fail';
  return record.assertions === 0 ? 'it asserts nothing' : undefined;
}

/** The tests that may prove something. */
export function valid(tests: readonly TestRun[]): TestRun[] {
  return tests.filter((one) => voidness(one) === undefined);
}

/** Returns the sights that the tested program caused; sights caused by the test itself do not count. */
export function shownTo({ record }: Pick<TestRun, 'record'>): readonly Sighting[] {
  return (record?.seen ?? []).filter(([, , , , by]) => by === 'program');
}

/** Returns how often a test saw a need, and the number of assertions after the first time. */
export function sighting(
  ran: TestRun,
  { ids, how }: Need,
): { readonly times: number; readonly assertions: number } {
  const own = shownTo(ran).filter(([id, saw]) => saw === how && ids.includes(id));
  return {
    times: own.reduce((sum, [, , times]) => sum + times, 0),
    assertions: Math.max(0, ...own.map(([, , , after]) => after)),
  };
}

/** All tests, indexed for lookup. */
type Tests = {
  readonly titled: ReadonlyMap<string, readonly TestRun[]>;
  /** Sights of tests that prove something: `how id`. */
  readonly seen: ReadonlySet<string>;
  /** Sights that tests caused themselves: `how id`. */
  readonly made: ReadonlySet<string>;
};

function seenIn(tests: readonly TestRun[]): Set<string> {
  return new Set(
    valid(tests).flatMap((one) =>
      shownTo(one).flatMap(([id, how, , after]) => (after > 0 ? [`${how} ${id}`] : [])),
    ),
  );
}

function madeIn(tests: readonly TestRun[]): Set<string> {
  const made = tests.flatMap(({ record }) => record?.seen ?? []);
  return new Set(made.flatMap(([id, how, , , by]) => (by === 'test' ? [`${how} ${id}`] : [])));
}

/** Returns the findings about the tests titled with an element, apart from their sights. */
function judgeTitled({ id, kind, pos }: ElementDef, own: readonly TestRun[]): Diagnostic[] {
  const [first] = own;
  if (first === undefined) {
    const message = `no test titled with the ${kind} ${id} ran`;
    return [drift('proof/no-test', pos, message, { fix: 'run all tests: `npx vitest run`' })];
  }
  const failed = own.find(({ status }) => status === 'failed');
  if (failed !== undefined) {
    const message = `'${failed.title}' (${failed.file}), the test of ${id}, failed`;
    return [drift('proof/failed', pos, message, { fix: `\`npx vitest run ${failed.file}\`` })];
  }
  const passed = own.filter(({ status }) => status === 'passed');
  const [ran] = passed;
  if (ran === undefined) {
    const message = `'${first.title}' (${first.file}), the test of ${id}, was skipped`;
    return [drift('proof/not-run', pos, message, { fix: 'run it' })];
  }
  if (valid(passed).length > 0) return [];
  const why = voidness(ran) ?? '';
  const message = `'${ran.title}' (${ran.file}) is titled with ${id} and proves nothing: ${why}`;
  return [
    drift('proof/void', pos, message, {
      fix: 'make it pass at the first run, and assert what it saw',
    }),
  ];
}

/** Returns the findings about a need that was not seen. */
function judgeNeed({ id, kind, pos }: ElementDef, need: Need, tests: Tests): Diagnostic[] {
  const { by, how, ids, what } = need;
  if (!ids.some((one) => tests.seen.has(`${how} ${one}`))) {
    const isMade = ids.some((one) => tests.made.has(`${how} ${one}`));
    const only = isMade ? ': only a test caused it by calling generated code itself' : '';
    const message = `no test saw ${what} and asserted something afterwards${only}`;
    if (how === 'rejected' || how === 'malformed' || how === 'denied') {
      const fix = 'violate it in a test, or remove it';
      return [drift('impl/unreached-error', pos, message, { fix })];
    }
    return [drift('proof/untouched', pos, message, { fix: FIXES[kind] ?? 'cause it in a test' })];
  }
  if (by === 'any') return [];
  const own = valid(tests.titled.get(id) ?? []);
  const [first] = own;
  if (first === undefined || own.some((one) => sighting(one, need).assertions > 0)) return [];
  const message = `'${first.title}' (${first.file}), the test of ${id}, never saw ${what} and asserted something afterwards`;
  const fix =
    how === 'rejected' ? 'violate the check in that test' : (FIXES[kind] ?? 'cause it there');
  return [drift('proof/untouched', pos, message, { fix })];
}

const FIXES: Partial<Record<ElementDef['kind'], string>> = {
  operation: 'call it successfully in a test',
  serviceOp: 'call it successfully in a test',
  limit: 'test the limit itself and one more; decide it with `WITHIN.<limit>`',
  event: 'send it with its generated encoder',
  audit: 'write it with its generated function',
};

/** Returns all findings about tests. */
export function proveTests(model: Model, tests: readonly TestRun[]): Diagnostic[] {
  const titled = byId(tests);
  const invariants = new Map(model.invariants.map((one) => [one.id, one]));
  const all: Tests = { titled, seen: seenIn(tests), made: madeIn(tests) };
  return model.elements.flatMap((element) => {
    const own = titled.get(element.id) ?? [];
    const wrong = needsTitle(element) ? judgeTitled(element, own) : [];
    // For an element without a valid test, report only this, and rejects that no test saw.
    const needs = needsOf(element, model).filter(({ by }) => wrong.length === 0 || by === 'any');
    const rejects = wrong.length > 0 && element.kind === 'check' ? needsOf(element, model) : [];
    const invariant = wrong.length > 0 ? undefined : invariants.get(element.id);
    return [
      ...wrong,
      ...[...needs, ...rejects].flatMap((need) => judgeNeed(element, need, all)),
      ...(invariant === undefined ? [] : judgeDraws(invariant, valid(own), model)),
    ];
  });
}
