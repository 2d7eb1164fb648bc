/** A judge: maps a difference at a point of the language to the rules that it matches. */
import type { DiffRuleId } from './rules.ts';
import type { Usage, Way } from './usage.ts';
import type { Difference } from './walk.ts';

/** A difference and its context. */
export type PlacedDifference = Difference & {
  readonly id: string;
  /** Where it is within its element; empty for the element itself. */
  readonly label: string;
  /** Ways of the frame or type that it is in. */
  readonly ways: readonly Way[];
  readonly usage: Usage;
  /** Names of errors of authority in this package. */
  readonly authority: ReadonlySet<string>;
  /** Whether a contract lists the rungs, so that the order of their declarations does not matter. */
  readonly ladder: boolean;
  /** The element that has a reserved number or name, if any. */
  readonly takenBy: (what: string, given: unknown) => string | undefined;
};

/** A rule that matches a difference. `id` is set if it concerns another element than that of the point. */
export type Hit = {
  readonly rule: DiffRuleId;
  readonly text?: string;
  readonly way?: Way;
  readonly id?: string;
};

/** The judge of a point. */
export type Judge = (seen: PlacedDifference) => readonly Hit[];
