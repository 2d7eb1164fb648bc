/** What came of a mutant in all stages that it went through. */
import type { Verdict } from '../results.ts';
import type { StageName } from './stages.ts';

/** What came of a mutant. */
export interface Outcome {
  /** The stage that noticed it; absent: it survived. */
  readonly by?: StageName;
  /** The test, finding or line that noticed it. */
  readonly what?: string;
  /** Of a test: the number of imports between it and the mutant. */
  readonly distance?: number;
  /** The stages that loaded the mutated text. */
  readonly reached: readonly StageName[];
  readonly seconds: number;
  /** Seconds of the processor. */
  readonly cpu: number;
}

/** Sums up the verdicts of the stages that a mutant went through: only the last one can have noticed it. */
export function outcomeOf(verdicts: readonly (readonly [StageName, Verdict])[]): Outcome {
  const [by, last] = verdicts.at(-1) ?? [];
  const { noticed: what, distance } = last ?? {};
  const sum = (of: (verdict: Verdict) => number): number =>
    verdicts.reduce((total, [, verdict]) => total + of(verdict), 0);
  return {
    ...(by !== undefined && what !== undefined && { by, what }),
    ...(distance !== undefined && { distance }),
    reached: verdicts.filter(([, { reached }]) => reached).map(([stage]) => stage),
    seconds: sum(({ seconds }) => seconds),
    cpu: sum(({ cpu }) => cpu),
  };
}
