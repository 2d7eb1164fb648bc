/** A change between two versions of the contracts. */
import type { Pos } from '../diagnostics/diagnostic.ts';
import type { ChangeClass, DiffRuleId, Level } from './rules.ts';
import type { Way } from './usage.ts';

/** A change, classified by a rule. */
export type Change = {
  readonly rule: DiffRuleId;
  readonly class: ChangeClass;
  readonly level: Level;
  /** The element that changed. */
  readonly id: string;
  /** The package that is generated from its contract. */
  readonly feeds: string;
  /** The changed point of the language: `newtype.rules.min`. */
  readonly point: string;
  /** The direction of the type for which the change matters; absent if it always matters. */
  readonly way?: Way;
  readonly pos: Pos;
  /** Both values. */
  readonly text: string;
  readonly approval: boolean;
};
