/**
 * ABI5005: the test of an invariant draws from the invariant's domain. An assertion follows each draw, enough draws are
 * different, and they reach something. All members of a domain that contracts list must be drawn.
 */
import { drift } from '../check/finding.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { InvariantDef, Model } from '../model/types.ts';
import type { Draws } from '../vitest/format.ts';
import type { ProvingRun } from './reports.ts';
import { plural } from '../diagnostics/plural.ts';

/**
 * The required number of different draws from an open domain. If none of n draws breaks an invariant, then with 95 %
 * confidence the cases that break it are rarer than 3/n of the draws: 6 % with 50. A test may draw more.
 */
export const LEAST_DISTINCT = 50;

/** `bootProgram` as `boot program`. */
const words = (name: string): string => name.replaceAll(/[A-Z]/g, (one) => ` ${one.toLowerCase()}`);

/**
 * Returns the members of a domain that contracts list: the elements of a kind (`marker`, `boot program`) by id, or the
 * members of an enumeration by name. Undefined for an open domain.
 */
export function membersOf(forAll: string, model: Model): readonly string[] | undefined {
  const elements = model.elements.filter(({ kind }) => words(kind) === forAll).map(({ id }) => id);
  const members = model.types.flatMap((one) =>
    one.kind === 'enumeration' && one.name === forAll ? one.members.map(({ name }) => name) : [],
  );
  // No kind is named like a type.
  const all = [...elements, ...members];
  return all.length === 0 ? undefined : all;
}

/** Returns what the draws of a test lack of a domain: a member of a listed one, or different members of an open one. */
function missedOf(
  { told, distinct, judged }: Draws,
  members: readonly string[] | undefined,
): string | undefined {
  if (members === undefined) {
    return distinct < LEAST_DISTINCT
      ? `drew ${distinct} different members in ${plural(judged, 'judged draw')}: ${LEAST_DISTINCT} are needed`
      : undefined;
  }
  const undrawn = members.find((one) => !told.includes(one));
  return undrawn && `drew ${distinct} of ${members.length}, never ${undrawn}`;
}

/** Returns what the draws of a test lack to prove an invariant; undefined if they prove it. */
export function lackOf(
  { forAll }: Pick<InvariantDef, 'forAll'>,
  draws: Draws,
  model: Model,
): string | undefined {
  if (draws.forAll !== forAll) return `drew from '${draws.forAll}'`;
  if (draws.judged === 0) return `asserted nothing after its ${plural(draws.times, 'draw')}`;
  const missed = missedOf(draws, membersOf(forAll, model));
  if (missed !== undefined) return missed;
  if (Object.values(draws.reached).some((most) => most > 0)) return undefined;
  const names = Object.keys(draws.reached).map((name) => `${name} 0`);
  return `reached nothing with ${plural(draws.judged, 'draw')}: ${names.join(', ') || 'no number is told'}`;
}

/** Returns the draws of a test for an invariant, from any domain. */
export function drawsFor(
  { id }: Pick<InvariantDef, 'id'>,
  { record }: ProvingRun,
): readonly Draws[] {
  return record.draws.filter((one) => one.id === id);
}

/** Returns the findings if the tests titled with an invariant do not prove it. */
export function judgeDraws(
  invariant: InvariantDef,
  titled: readonly ProvingRun[],
  model: Model,
): Diagnostic[] {
  const { id, forAll, pos } = invariant;
  const found = (message: string, fix: string): Diagnostic[] => [
    drift('proof/undrawn', pos, message, { fix }),
  ];
  const all = titled.flatMap((test) => drawsFor(invariant, test).map((draws) => ({ test, draws })));
  const lacking = all.flatMap(({ test, draws }) => {
    const lack = lackOf(invariant, draws, model);
    return lack === undefined ? [] : [{ test, draws, lack }];
  });
  if (lacking.length < all.length) return [];
  // The test with the most draws is the one to correct.
  const [most] = lacking.toSorted((a, b) => b.draws.distinct - a.draws.distinct);
  if (most !== undefined) {
    const { test, lack } = most;
    const message = `'${test.title}' (${test.file}), the test of ${id} for all of '${forAll}', ${lack}`;
    return found(message, 'draw more of the domain, and assert the invariant after each draw');
  }
  const [first] = titled;
  if (first === undefined) return [];
  const message = `'${first.title}' (${first.file}), the test of ${id}, drew no ${forAll}`;
  return found(message, `draw from the domain, and call \`drew(INVARIANTS['${id}'], …)\``);
}
