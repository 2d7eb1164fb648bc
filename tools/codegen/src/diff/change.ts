/** A change between two versions of the contracts, and how comparers note one. */
import type { Pos } from '../diagnostics/diagnostic.ts';
import type { Declared } from '../model/types.ts';
import { DIFF_RULES, type ChangeClass, type DiffRuleId, type Level } from './rules.ts';

/** A change, classed by a rule. */
export type Change = {
  readonly rule: DiffRuleId;
  readonly class: ChangeClass;
  readonly level: Level;
  /** The element that changed. */
  readonly id: string;
  /** The package that is generated from its contract. */
  readonly feeds: string;
  readonly pos: Pos;
  /** Both values. */
  readonly text: string;
  readonly approval: boolean;
};

/** Notes a change of an element. */
export type Note = (rule: DiffRuleId, of: Declared, text: string) => void;

/** A list of changes and the function that fills it. */
export function noteInto(changes: Change[]): Note {
  return (rule, of, text) => {
    const { id, feeds, pos } = of;
    const said: { class: ChangeClass; level: Level; approval?: true } = DIFF_RULES[rule];
    const { level, approval = false } = said;
    changes.push({ rule, class: said.class, level, id, feeds, pos, text, approval });
  };
}

/** Pairs of old and new by id, for what is in both. */
export function pairs<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
): (readonly [before: T, after: T])[] {
  const olds = new Map(before.map((one) => [one.id, one]));
  return after.flatMap((one) => {
    const old = olds.get(one.id);
    return old === undefined ? [] : [[old, one] as const];
  });
}

/** What is only in the first of two lists of names. */
export function without(these: readonly string[], those: readonly string[]): string[] {
  return these.filter((one) => !those.includes(one));
}
