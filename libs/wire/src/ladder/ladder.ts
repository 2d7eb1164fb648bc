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
  /** The first phase that contains it. */
  readonly phase: PhaseName;
  /** The rungs directly before it. Rungs of which none comes before the other may be printed in either order. */
  readonly after: readonly RungName[];
  /** The profile of the rung; all profiles if absent. */
  readonly profile?: ProfileName;
  /** Ids of the elements that it is evidence for. */
  readonly proves: readonly string[];
  /** By this rung a program says that it is ready. It counts only if another program tells later that it has answered. */
  readonly answered?: AnswerLine;
}

/** The line by which a program tells that another one has answered it. */
export interface AnswerLine {
  readonly text: string;
  /** The identity that must print it. */
  readonly by: string;
}

/** A part of the ladder: a rung and everything that comes before it. */
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
  /** The rungs of all profiles, each behind those that come before it. */
  readonly rungs: readonly Rung<RungName, PhaseName, ProfileName>[];
  /** The phases, in the order of their last rungs. */
  readonly phases: readonly Phase<PhaseName, RungName>[];
  readonly profiles: Readonly<Record<ProfileName, Profile>>;
  /** Diagnostics and audit lines. */
  readonly declared: readonly DeclaredLine[];
  /** Prefixes of lines that must be declared. */
  readonly namespaces: readonly string[];
}

/** The rungs of a profile, each behind those that come before it. */
export function rungsOf<R extends string, P extends string, Q extends string>(
  ladder: Ladder<R, P, Q>,
  profile: NoInfer<Q>,
): Rung<R, P, Q>[] {
  return ladder.rungs.filter((rung) => rung.profile === undefined || rung.profile === profile);
}

/** How much of the ladder is required: all of it, up to a rung, or up to the end of a phase. */
export interface Until<RungName extends string = string, PhaseName extends string = string> {
  readonly until?: RungName;
  readonly phase?: PhaseName;
}

/** The names of a rung and of all rungs that come before it. */
function closureOf({ rungs }: Ladder, until: string | undefined): ReadonlySet<string> {
  const wanted = new Set(until === undefined ? [] : [until]);
  // Predecessors of a rung are in front of it.
  for (const { name, after } of rungs.toReversed()) {
    if (wanted.has(name)) for (const one of after) wanted.add(one);
  }
  return wanted;
}

/** The required rungs of a profile: those that come before a rung, before the end of a phase, or before both. */
export function requiredRungs<R extends string, P extends string, Q extends string>(
  ladder: Ladder<R, P, Q>,
  profile: NoInfer<Q>,
  { until, phase }: Until<NoInfer<R>, NoInfer<P>>,
): Rung<R, P, Q>[] {
  const parts: ReadonlySet<string>[] = [];
  if (until !== undefined) parts.push(closureOf(ladder, until));
  if (phase !== undefined) {
    parts.push(closureOf(ladder, ladder.phases.find(({ name }) => name === phase)?.until));
  }
  return rungsOf(ladder, profile).filter(({ name }) => parts.every((part) => part.has(name)));
}

/** Those of these rungs that come before no other of them: when they are reached, all are. */
export function lastRungs<R extends string, P extends string, Q extends string>(
  { rungs }: Ladder<R, P, Q>,
  wanted: readonly Rung<R, P, Q>[],
): Rung<R, P, Q>[] {
  const names = new Set<string>(wanted.map(({ name }) => name));
  const before = new Set<string>();
  for (const { name, after } of rungs.toReversed()) {
    if (names.has(name) || before.has(name)) for (const one of after) before.add(one);
  }
  return wanted.filter(({ name }) => !before.has(name));
}
