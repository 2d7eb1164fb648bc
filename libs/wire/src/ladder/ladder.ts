/** A ladder of markers: which lines a log must contain, which it may contain, and the emitter of each. */

/** A rung: a line of evidence and its place on the ladder. */
export interface Rung<
  RungName extends string = string,
  PhaseName extends string = string,
  ProfileName extends string = string,
> {
  readonly name: RungName;
  /** The whole line, or its beginning if a detail may follow. */
  readonly text: string;
  readonly detail?: boolean;
  /** The beginning of the line of a failed assertion. */
  readonly fail: string;
  /** The identity that must print it. */
  readonly by: string;
  readonly phase: PhaseName;
  /** The profile of the rung; all profiles if absent. */
  readonly profile?: ProfileName;
  /** Ids of the elements that it is evidence for. */
  readonly proves: readonly string[];
}

/** A part of the ladder: everything up to and including a rung. */
export interface Phase<PhaseName extends string = string, RungName extends string = string> {
  readonly name: PhaseName;
  readonly until: RungName;
  readonly doc: string;
}

/** The number of harts of a profile's machines. */
export interface Profile {
  readonly minHarts: number;
  readonly maxHarts: number;
}

/** A line that may appear any number of times. */
export interface DeclaredLine {
  readonly id: string;
  /** The identity that must print it; any may, if absent. */
  readonly by?: string;
  /** The line of a diagnostic, in which `{name}` stands for a word; the prefix of an audit line. */
  readonly text: string;
  /** The fields of an audit line: ` name=value` each, in this order. */
  readonly fields?: readonly string[];
}

/** The declarations of contracts about logs. */
export interface Ladder<
  RungName extends string = string,
  PhaseName extends string = string,
  ProfileName extends string = string,
> {
  /** The identity of the kernel in the stamp of a line. */
  readonly kernel: string;
  /**
   * Whether lines have the stamp of their emitter. Without stamps a log does not show emitters: the
   * text of a line counts, whichever program printed it.
   */
  readonly stamp: 'emitter' | 'none';
  /** The rungs of all profiles, in order. */
  readonly rungs: readonly Rung<RungName, PhaseName, ProfileName>[];
  /** The phases, in the order of their rungs. */
  readonly phases: readonly Phase<PhaseName, RungName>[];
  readonly profiles: Readonly<Record<ProfileName, Profile>>;
  /** Diagnostics and audit lines. */
  readonly declared: readonly DeclaredLine[];
  /** Prefixes of lines that must be declared. */
  readonly namespaces: readonly string[];
}

/** The rungs of a profile, in order. */
export function rungsOf<R extends string, P extends string, Q extends string>(
  ladder: Ladder<R, P, Q>,
  profile: NoInfer<Q>,
): Rung<R, P, Q>[] {
  return ladder.rungs.filter((rung) => rung.profile === undefined || rung.profile === profile);
}
