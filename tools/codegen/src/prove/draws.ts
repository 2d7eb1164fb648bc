/**
 * ABI5005: an invariant holds over a domain, and its test draws from it. What a test drew is judged by an assertion that
 * comes after, different from draw to draw, and reaches something; of a domain that contracts list all must be drawn.
 */
import { drift } from '../check/finding.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { InvariantDef, Model } from '../model/types.ts';
import type { Draws } from '../vitest/format.ts';
import type { Ran } from './reports.ts';
import { plural } from '../diagnostics/plural.ts';

/**
 * So many different draws of an open domain are needed. If none of n draws breaks an invariant, cases that break it are
 * with 95 % confidence rarer than 3/n: with 50 draws, than 6 % of what the test draws. Fewer is an example; more is
 * better, and up to the test.
 */
export const LEAST_DISTINCT = 50;

/** `bootProgram` as `boot program`. */
const words = (name: string): string => name.replaceAll(/[A-Z]/g, (one) => ` ${one.toLowerCase()}`);

/**
 * All of a domain that contracts list: a kind of elements by its name (`marker`, `boot program`), each drawn by its id,
 * or an enumeration by its name, each member drawn by its name. Nothing of an open domain.
 */
export function membersOf(forAll: string, model: Model): readonly string[] | undefined {
  const elements = model.elements.filter(({ kind }) => words(kind) === forAll);
  if (elements.length > 0) return elements.map(({ id }) => id);
  const types = model.types.filter((one) => one.kind === 'enumeration' && one.name === forAll);
  if (types.length === 0) return undefined;
  return types
    .flatMap((one) => (one.kind === 'enumeration' ? one.members : []))
    .map((one) => one.name);
}

/** What the draws of one test lack to prove an invariant; nothing if they prove it. */
export function lackOf(
  { forAll }: Pick<InvariantDef, 'forAll'>,
  draws: Draws,
  model: Model,
): string | undefined {
  if (draws.forAll !== forAll) return `drew from '${draws.forAll}'`;
  if (draws.judged === 0) return `asserted nothing after its ${plural(draws.times, 'draw')}`;
  const members = membersOf(forAll, model);
  const undrawn = members?.find((one) => !draws.told.includes(one));
  if (undrawn !== undefined)
    return `drew ${draws.distinct} of ${members?.length}, never ${undrawn}`;
  if (members === undefined && draws.distinct < LEAST_DISTINCT) {
    return `drew ${draws.distinct} different ones in ${draws.judged} that it judged: ${LEAST_DISTINCT} are needed`;
  }
  if (Object.values(draws.reached).some((most) => most > 0)) return undefined;
  const names = Object.keys(draws.reached).map((name) => `${name} 0`);
  return `reached nothing with ${plural(draws.judged, 'draw')}${names.length > 0 ? `: ${names.join(', ')}` : ''}`;
}

/** What a test drew for an invariant, whatever domain it says. */
export function drawsFor({ id }: Pick<InvariantDef, 'id'>, { record }: Ran): readonly Draws[] {
  return (record?.draws ?? []).filter((one) => one.id === id);
}

/** What the tests that are titled with an invariant, and prove something, lack to prove it. */
export function judgeDraws(
  invariant: InvariantDef,
  titled: readonly Ran[],
  model: Model,
): Diagnostic[] {
  const { id, forAll, pos } = invariant;
  const found = (message: string, fix: string): Diagnostic[] => [
    drift('proof/undrawn', pos, message, { fix }),
  ];
  const all = titled.flatMap((test) => drawsFor(invariant, test).map((draws) => ({ test, draws })));
  const [first] = titled;
  if (first === undefined) return [];
  if (all.length === 0) {
    const message = `'${first.title}' (${first.file}), which proves ${id}, drew no ${forAll}`;
    return found(message, `draw from the domain, and call \`drew(INVARIANTS['${id}'], …)\``);
  }
  const lacks = all.map(({ test, draws }) => ({ test, lack: lackOf(invariant, draws, model) }));
  if (lacks.some(({ lack }) => lack === undefined)) return [];
  // The test that came furthest is the one to mend.
  const most = all.reduce((a, b) => (b.draws.distinct > a.draws.distinct ? b : a));
  const { title, file } = most.test;
  const lack = lackOf(invariant, most.draws, model) ?? '';
  const message = `'${title}' (${file}), which proves ${id} for all of '${forAll}', ${lack}`;
  return found(message, 'draw more of the domain, and assert after each draw what must hold of it');
}
