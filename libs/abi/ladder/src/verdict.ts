// @generated from contracts/rfc-0014-testing.contract.ts (RFC-0014). Do not edit: change the contract, then run `abicus generate`.
// body sha256:cbe0ffe31b428907

/** What the recogniser says of a log. */
import type { PhaseName, ProfileName, RungName } from './ladder.ts';

/** Why a log is refused. */
export type FindingKind =
  /** A rung that is wanted is not there. */
  | 'missing'
  /** A rung is there before one that comes before it. */
  | 'early'
  /** A rung is there twice. */
  | 'duplicated'
  /** A line looks like a marker, and is none of this profile. */
  | 'undeclared'
  /** A declared line was printed by another than its emitter. */
  | 'forged'
  /** The twin of a rung: its assertion failed. */
  | 'failed'
  /** The kernel gave up. */
  | 'panic';

/** One reason. */
export interface Finding {
  readonly kind: FindingKind;
  /** From 1; nothing for what is missing. */
  readonly line?: number;
  readonly rung?: RungName;
  /** The phase of the rung. */
  readonly phase?: PhaseName;
  /** What is wrong, in words. */
  readonly message: string;
}

/** A rung of the ladder, and where the log has it. */
export interface Climbed {
  readonly rung: RungName;
  readonly phase: PhaseName;
  /** From 1; nothing if it is not there. */
  readonly line?: number;
  /** Virtual time in microseconds. */
  readonly micros?: number;
}

/** What becomes of a log. */
export interface Verdict {
  readonly accepted: boolean;
  readonly profile: ProfileName;
  /** The rungs of the profile, in order. */
  readonly rungs: readonly Climbed[];
  /** In the order of their lines; what is missing comes last. */
  readonly findings: readonly Finding[];
  /** The phase of the lowest rung that is wanted and did not come about as it should. */
  readonly failedPhase?: PhaseName;
  /** How many lines were read. */
  readonly lines: number;
}

/** A verdict as lines of text: accepted or refused, and each reason. */
export function describe(verdict: Verdict): string[] {
  const { accepted, profile, rungs, findings, failedPhase, lines } = verdict;
  const climbed = rungs.filter((one) => one.line !== undefined).length;
  const counts = [climbed, 'of', rungs.length, 'rungs,', lines, 'lines'].join(' ');
  const phase = failedPhase === undefined ? '' : ', phase ' + failedPhase;
  const head = (accepted ? 'accepted' : 'refused') + ': profile ' + profile + phase + ', ' + counts;
  return [head, ...findings.map(describeFinding)];
}

function describeFinding({ kind, line, rung, message }: Finding): string {
  const place = line === undefined ? '' : ' line ' + String(line);
  const name = rung === undefined ? '' : ' ' + rung;
  return kind + place + name + ': ' + message;
}
