/** ABI5001, ABI5002, ABI5003, ABI4103, ABI5005: each element's test ran, passed, asserted, and saw or drew it. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { drift } from '../check/finding.ts';
import { idsIn } from '../check/rules/proofs.ts';
import type { ElementDef, Model } from '../model/types.ts';
import { judgeDraws } from './draws.ts';
import { needsOf, needsTitle, type Need } from './kinds.ts';
import type { Sighting } from '../vitest/format.ts';
import type { ProvingRun, TestRun } from './reports.ts';
import { plural } from '../diagnostics/plural.ts';

/** Tests by the ids in their titles. */
export function byId<T extends TestRun>(tests: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const test of tests) {
    for (const id of new Set(idsIn(test.title))) {
      const list = found.get(id);
      if (list === undefined) found.set(id, [test]);
      else list.push(test);
    }
  }
  return found;
}

/** Returns why a test that passed proves nothing; nothing if it may prove something. */
function voidness({ record }: TestRun): string {
  if (record === undefined) return 'it ran without the plugin `proofs()`';
  if (record.runs > 1) return `it ran ${plural(record.runs, 'time')}`;
  if (record.fails) return 'it is expected to fail';
  return record.assertions === 0 ? 'it asserts nothing' : '';
}

/** The tests that may prove something. */
export function valid(tests: readonly TestRun[]): ProvingRun[] {
  return tests.filter((one): one is ProvingRun => one.status === 'passed' && voidness(one) === '');
}

/** Returns the sights that the tested program caused; sights caused by the test itself do not count. */
export function shownTo({ record }: Pick<ProvingRun, 'record'>): readonly Sighting[] {
  return record.seen.filter(([, , , , by]) => by === 'program');
}

/** Whether a test saw a need, and asserted something afterwards. */
function sawAndAsserted(ran: ProvingRun, { ids, how }: Need): boolean {
  return shownTo(ran).some(([id, saw, , after]) => saw === how && ids.includes(id) && after > 0);
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
  if (valid(own).length > 0) return [];
  const ran = own.find(({ status }) => status === 'passed');
  if (ran === undefined) {
    const message = `'${first.title}' (${first.file}), the test of ${id}, was skipped`;
    return [drift('proof/not-run', pos, message, { fix: 'run it' })];
  }
  const message = `'${ran.title}' (${ran.file}) is titled with ${id} and proves nothing: ${voidness(ran)}`;
  return [
    drift('proof/void', pos, message, {
      fix: 'make it pass at the first run, and assert what it saw',
    }),
  ];
}

const REJECT = 'violate it in a test, or remove it';
const LIMIT = 'test the limit itself and one more; decide it with `WITHIN.<limit>`';

/** How a sight is caused. */
const FIXES: Readonly<Record<Need['how'], string>> = {
  answered: 'call it successfully in a test',
  rejected: REJECT,
  malformed: REJECT,
  denied: REJECT,
  audited: 'let its server decide it in a test',
  at: LIMIT,
  beyond: LIMIT,
  taken: 'take it in a test',
  disallowed: 'call it in this state in a test',
  sent: 'make it with its generated function in a test',
};

/** Returns the findings about a need that was not seen. */
function judgeNeed({ id, pos }: ElementDef, need: Need, tests: Tests): Diagnostic[] {
  const { by, how, ids, what } = need;
  const fix = FIXES[how];
  if (!ids.some((one) => tests.seen.has(`${how} ${one}`))) {
    const isMade = ids.some((one) => tests.made.has(`${how} ${one}`));
    const only = isMade ? ': only a test caused it by calling generated code itself' : '';
    const message = `no test saw ${what} and asserted something afterwards${only}`;
    const slug = fix === REJECT ? 'impl/unreached-error' : 'proof/untouched';
    return [drift(slug, pos, message, { fix })];
  }
  const own = by === 'any' ? [] : valid(tests.titled.get(id) ?? []);
  const [first] = own;
  if (first === undefined || own.some((one) => sawAndAsserted(one, need))) return [];
  const message = `'${first.title}' (${first.file}), the test of ${id}, never saw ${what} and asserted something afterwards`;
  return [drift('proof/untouched', pos, message, { fix })];
}

/** Returns all findings about tests. */
export function proveTests(model: Model, tests: readonly TestRun[]): Diagnostic[] {
  const titled = byId(tests);
  const invariants = new Map(model.invariants.map((one) => [one.id, one]));
  const all: Tests = { titled, seen: seenIn(tests), made: madeIn(tests) };
  return model.elements.flatMap((element) => {
    const own = titled.get(element.id) ?? [];
    const wrong = needsTitle(element) ? judgeTitled(element, own) : [];
    // For an element without a valid test, report only this, and rejects that no test saw.
    const isProving = wrong.length === 0;
    const needs = needsOf(element, model).filter(
      ({ by }) => isProving || by === 'any' || element.kind === 'check',
    );
    const invariant = invariants.get(element.id);
    const drawing = isProving ? valid(own) : [];
    return [
      ...wrong,
      ...needs.flatMap((need) => judgeNeed(element, need, all)),
      ...(invariant === undefined ? [] : judgeDraws(invariant, drawing, model)),
    ];
  });
}
