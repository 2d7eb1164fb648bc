/** A change between two versions of the contracts. */
import type { Pos } from '../diagnostics/diagnostic.ts';
import type { ChangeClass, DiffRuleId, Level } from './rules.ts';
import type { Way } from './usage.ts';

/** A change, classed by a rule. */
export type Change = {
  readonly rule: DiffRuleId;
  readonly class: ChangeClass;
  readonly level: Level;
  /** The element that changed. */
  readonly id: string;
  /** The package that is generated from its contract. */
  readonly feeds: string;
  /** What it is a change of, by the name that the language gives it: `newtype.rules.min`. */
  readonly point: string;
  /** The way that a type must travel for the change to matter; without it, it always does. */
  readonly way?: Way;
  readonly pos: Pos;
  /** Both values. */
  readonly text: string;
  readonly approval: boolean;
};
