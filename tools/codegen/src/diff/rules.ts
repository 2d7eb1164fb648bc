/**
 * The rules of compatibility, as data: what a change is, which bump it needs, whether authority
 * must be approved, and an edit of the example contracts that is exactly this change.
 */
import { BEHAVIOUR_RULES } from './rules/behaviour.ts';
import { LIFE_RULES } from './rules/life.ts';
import { PROOF_RULES } from './rules/proof.ts';
import type { DiffRule, Level } from './rules/rule.ts';
import { SOURCE_RULES } from './rules/source.ts';
import { STORAGE_RULES } from './rules/storage.ts';
import { WIRE_RULES } from './rules/wire.ts';

export type { ChangeClass, DiffRule, Example, Level } from './rules/rule.ts';

/** Every rule by its id. */
export const DIFF_RULES = {
  ...WIRE_RULES,
  ...SOURCE_RULES,
  ...BEHAVIOUR_RULES,
  ...LIFE_RULES,
  ...PROOF_RULES,
  ...STORAGE_RULES,
} as const satisfies Readonly<Record<string, DiffRule>>;

/** The id of a rule. */
export type DiffRuleId = keyof typeof DIFF_RULES;

/** A rule by its id, if there is one. */
export function diffRule(id: string): DiffRule | undefined {
  const rules: Readonly<Record<string, DiffRule>> = DIFF_RULES;
  return Object.hasOwn(rules, id) ? rules[id] : undefined;
}

/** What is at least each level. */
const AT_LEAST: Readonly<Record<Level, readonly Level[]>> = {
  patch: ['patch', 'minor', 'major'],
  minor: ['minor', 'major'],
  major: ['major'],
};

/** Whether a level is at least another one. */
export function atLeast(is: Level, needed: Level): boolean {
  return AT_LEAST[needed].includes(is);
}

/** The larger of two levels. */
export function larger(a: Level | undefined, b: Level): Level {
  return a !== undefined && atLeast(a, b) ? a : b;
}
