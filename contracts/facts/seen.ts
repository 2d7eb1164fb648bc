/**
 * Wrong contracts with everything regenerated, as a careless author would leave them: one edit at a time, of each point of
 * the language that a contract states. What generate does not reject, the comparison with the base must show as a change of
 * what is promised, and the facts must contradict.
 */
import { diffContracts } from '../../tools/codegen/src/diff/diff.ts';
import { DERIVED, PROSE } from '../../tools/codegen/src/diff/prose.ts';
import { diffRule, type DiffRuleId } from '../../tools/codegen/src/diff/rules.ts';
import { changed, real, type Edit } from '../../tools/codegen/src/diff/testing/draws.ts';
import { at, spots, type Spot } from '../../tools/codegen/src/diff/testing/edits.ts';
import { wrongEdits, type Wrong } from '../../tools/codegen/src/diff/testing/wrong.ts';
import { same, Walk } from '../../tools/codegen/src/diff/walk.ts';
import { slugOf } from '../../tools/codegen/src/model/context.ts';
import type { Model } from '../../tools/codegen/src/model/types.ts';
import { apiText } from '../../tools/codegen/src/output/api-text.ts';
import { CONTRACT } from '../../tools/codegen/src/read/contract-keys.ts';
import type { ContractSource } from '../../tools/codegen/src/read/source.ts';
import { NOT_FACTS } from './excluded.ts';
import { deviations, promisedBy, type LinesByPackage } from './facts.ts';

/** A wrong edit of a contract, before it is tried. */
export type Candidate = Wrong & { readonly source: ContractSource; readonly spot: Spot };

/** What sees a wrong contract. */
export type Outcome = {
  readonly rules: readonly DiffRuleId[];
  readonly facts: readonly string[];
};

/** The sections of a draft that promise something. */
const OF_DRAFTS: readonly (string | undefined)[] = ['types', 'program'];

/** The spots of a contract that promise something: all of them, or what a draft promises already. */
function promising(source: ContractSource): Spot[] {
  const all = spots(source.value);
  return source.value['status'] === 'draft'
    ? all.filter(({ path: [section] }) => OF_DRAFTS.includes(section))
    : all;
}

/** The values that all contracts have at each point, each once. */
function valuesByPoint(): ReadonlyMap<string, readonly unknown[]> {
  const found = new Map<string, unknown[]>();
  for (const source of real.sources) {
    for (const { point, path } of promising(source)) {
      const value = at(source.value, path);
      const known = found.get(point) ?? [];
      if (!known.some((one) => same(one, value))) known.push(value);
      found.set(point, known);
    }
  }
  return found;
}

/** The contract of a candidate, its place there, and what is done. */
export const editOf = ({ source, spot, what }: Candidate): string =>
  `${slugOf(source.file)} ${spot.path.join('.')} ${what}`;

/** The wrong edits of all contracts. */
export function candidates(): readonly Candidate[] {
  const values = valuesByPoint();
  return real.sources.flatMap((source) =>
    promising(source).flatMap((spot) =>
      wrongEdits(spot, at(source.value, spot.path), values.get(spot.point) ?? []).map((wrong) => ({
        ...wrong,
        source,
        spot,
      })),
    ),
  );
}

/** Whether both contracts mean the same: an edit may write out what a key means that is left out. */
function isSame({ before, after }: Edit): boolean {
  return before.sources.every(({ value: old }, i) => {
    const now = after.sources[i]?.value ?? {};
    const walk = new Walk();
    walk.keys(CONTRACT.keys, 'contract', old, now, { steps: [], path: '', holders: [old, now] });
    return walk.found.length === 0;
  });
}

/** What contracts say, by package, as facts have it. */
export const saidBy = (model: Model): LinesByPackage =>
  promisedBy(new Map(model.packages.map(({ feeds }) => [feeds, apiText(model, feeds)])));

/** What sees a wrong contract; nothing if generate rejects it, or if it means what it meant before. */
export function outcomeOf({ source, spot, value }: Candidate): Outcome | undefined {
  const edit = changed(real, source, spot, value);
  if (edit === undefined || isSame(edit)) return undefined;
  const rules = diffContracts(edit.before, edit.after).map(({ rule }) => rule);
  return { rules, facts: deviations(saidBy(edit.after.model)) };
}

/** Whether a change asks at least for a minor version, or is one of behaviour. */
export function isPromise(rule: DiffRuleId): boolean {
  const said = diffRule(rule);
  return said?.level !== 'patch' || said.class === 'BEHAVIOUR';
}

/** The entry of `NOT_FACTS` for a candidate, if it has one. */
export const excludedAs = (one: Candidate): string | undefined =>
  [one.point, editOf(one)].find((key) => Object.hasOwn(NOT_FACTS, key));

/** What is wrong with an outcome: the comparison or the facts did not see the edit. */
export function unseen(one: Candidate, { rules, facts }: Outcome): string[] {
  const isWords = Object.hasOwn(PROSE, one.point) || Object.hasOwn(DERIVED, one.point);
  const [said, excluded] = [`${editOf(one)} (${one.point})`, excludedAs(one)];
  return [
    ...(isWords || rules.length > 0 ? [] : [`${said}: no change`]),
    ...(facts.length > 0 || excluded !== undefined ? [] : [`${said}: no fact`]),
    ...(facts.length > 0 && excluded !== undefined
      ? [`${said}: a fact sees it, so it is not excluded`]
      : []),
  ];
}
