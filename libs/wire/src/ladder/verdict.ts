/** What the recogniser says of a log. */

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
export interface Finding<RungName extends string = string, PhaseName extends string = string> {
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
export interface RungResult<RungName extends string = string, PhaseName extends string = string> {
  readonly rung: RungName;
  readonly phase: PhaseName;
  /** From 1; nothing if it is not there. */
  readonly line?: number;
  /** Virtual time in microseconds. */
  readonly micros?: number;
}

/** What becomes of a log. */
export interface Verdict<
  RungName extends string = string,
  PhaseName extends string = string,
  ProfileName extends string = string,
> {
  readonly accepted: boolean;
  readonly profile: ProfileName;
  /** The rungs of the profile, in order. */
  readonly rungs: readonly RungResult<RungName, PhaseName>[];
  /** In the order of their lines; what is missing comes last. */
  readonly findings: readonly Finding<RungName, PhaseName>[];
  /** The phase of the lowest rung that is wanted and did not come about as it should. */
  readonly failedPhase?: PhaseName;
  /** How many lines were read. */
  readonly lines: number;
}

/** A verdict as lines of text: accepted or refused, and each reason. */
export function describe(verdict: Verdict): string[] {
  const { accepted, profile, rungs, findings, failedPhase, lines } = verdict;
  const reached = rungs.filter((one) => one.line !== undefined).length;
  const phase = failedPhase === undefined ? '' : `, phase ${failedPhase}`;
  const word = accepted ? 'accepted' : 'refused';
  const counts = `${reached} of ${rungs.length} rungs, ${lines} lines`;
  return [`${word}: profile ${profile}${phase}, ${counts}`, ...findings.map(describeFinding)];
}

function describeFinding({ kind, line, rung, message }: Finding): string {
  const place = line === undefined ? '' : ` line ${line}`;
  return `${kind}${place}${rung === undefined ? '' : ` ${rung}`}: ${message}`;
}
