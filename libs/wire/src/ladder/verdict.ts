/** The verdict of the recogniser on a log. */

/** The kinds of findings that reject a log, and the fault that each reports. */
export const FINDING_KINDS = {
  missing: 'a rung of the profile was not printed',
  early: 'a rung was printed before a predecessor on the ladder',
  duplicated: 'a rung was printed twice',
  undeclared: 'a line begins like a marker, but no contract of this profile declares it',
  forged: 'a declared line has the stamp of another program, or none',
  failed: 'the FAIL twin of a rung was printed',
  unanswered: 'a program said that it is ready, and no other one told that it has answered',
  panic: 'the kernel printed its panic message',
  garbled: 'control characters in a stamp, in a declared line, or in the panic message',
  stamp: 'time runs backwards on a hart, or the profile has no such hart',
} as const;

/** A kind of finding. */
export type FindingKind = keyof typeof FINDING_KINDS;

/** One finding. */
export interface Finding<RungName extends string = string, PhaseName extends string = string> {
  readonly kind: FindingKind;
  /** From 1; absent for a missing rung. */
  readonly line?: number;
  readonly rung?: RungName;
  /** The phase of the rung. */
  readonly phase?: PhaseName;
  /** The fault, in words. */
  readonly message: string;
}

/** A rung of the ladder, and its line in the log. */
export interface RungResult<RungName extends string = string, PhaseName extends string = string> {
  readonly rung: RungName;
  readonly phase: PhaseName;
  /** From 1; absent for a missing rung. */
  readonly line?: number;
  /** Virtual time in microseconds. */
  readonly micros?: number;
}

/** The result of recognising a log. */
export interface Verdict<
  RungName extends string = string,
  PhaseName extends string = string,
  ProfileName extends string = string,
> {
  readonly accepted: boolean;
  readonly profile: ProfileName;
  /** The rungs of the profile, each behind those that come before it. */
  readonly rungs: readonly RungResult<RungName, PhaseName>[];
  /** In the order of their lines; missing rungs come last. */
  readonly findings: readonly Finding<RungName, PhaseName>[];
  /** The number of findings on lines beyond the first `FINDINGS_MAX`; absent if there are none. */
  readonly unsaid?: number;
  /** The first phase with a required rung at fault. */
  readonly failedPhase?: PhaseName;
  /** The number of lines read. */
  readonly lines: number;
}

/** Formats a verdict as lines of text: accepted or rejected, and each finding. */
export function describe(verdict: Verdict): string[] {
  const { accepted, profile, rungs, findings, failedPhase, lines, unsaid = 0 } = verdict;
  const reached = rungs.filter((one) => one.line !== undefined).length;
  const phase = failedPhase === undefined ? '' : `, phase ${failedPhase}`;
  const word = accepted ? 'accepted' : 'rejected';
  const counts = `rungs ${reached}/${rungs.length}, lines ${lines}`;
  const more = unsaid === 0 ? [] : [`and ${unsaid} more`];
  const head = `${word}: profile ${profile}${phase}, ${counts}`;
  return [head, ...findings.map(describeFinding), ...more];
}

function describeFinding({ kind, line, rung, message }: Finding): string {
  const place = line === undefined ? '' : ` line ${line}`;
  return `${kind}${place}${rung === undefined ? '' : ` ${rung}`}: ${message}`;
}
