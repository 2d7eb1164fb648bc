/** What a ladder of markers is: which lines a log must show, which it may show, and who prints them. */

/** A rung: a line of evidence, and its place on the ladder. */
export interface Rung<
  RungName extends string = string,
  PhaseName extends string = string,
  ProfileName extends string = string,
> {
  readonly name: RungName;
  /** The whole line, or what it starts with if there may be a detail after it. */
  readonly text: string;
  readonly detail?: boolean;
  /** What the line of a failed assertion starts with. */
  readonly fail: string;
  /** The identity that must print it. */
  readonly by: string;
  readonly phase: PhaseName;
  /** The only profile that has it. */
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

/** How many harts the machines of a profile have. */
export interface Profile {
  readonly minHarts: number;
  readonly maxHarts: number;
}

/** A line that may appear any number of times. */
export interface DeclaredLine {
  readonly id: string;
  /** The identity that must print it; without one, any may. */
  readonly by?: string;
  /** The line of a diagnostic, in which `{name}` stands for a word; of an audit line, its prefix. */
  readonly text: string;
  /** The fields of an audit line: ` name=value` each, in this order. */
  readonly fields?: readonly string[];
}

/** What contracts say of logs. */
export interface Ladder<
  RungName extends string = string,
  PhaseName extends string = string,
  ProfileName extends string = string,
> {
  /** The identity of the kernel in the stamp of a line. */
  readonly kernel: string;
  /** The rungs of all profiles, in order. */
  readonly rungs: readonly Rung<RungName, PhaseName, ProfileName>[];
  /** The phases, in the order of their rungs. */
  readonly phases: readonly Phase<PhaseName, RungName>[];
  readonly profiles: Readonly<Record<ProfileName, Profile>>;
  /** Diagnostics and audit lines. */
  readonly declared: readonly DeclaredLine[];
  /** What a line starts with that must be declared. */
  readonly namespaces: readonly string[];
}

/** The rungs of a profile, in order. */
export function rungsOf<R extends string, P extends string, Q extends string>(
  ladder: Ladder<R, P, Q>,
  profile: NoInfer<Q>,
): Rung<R, P, Q>[] {
  return ladder.rungs.filter((rung) => rung.profile === undefined || rung.profile === profile);
}
