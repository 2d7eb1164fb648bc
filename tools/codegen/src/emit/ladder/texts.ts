/**
 * The parts of the recogniser that are the same whatever contracts say, as TypeScript text. What
 * contracts say is in `ladder.ts` beside them. The text holds no template literals, so that it can
 * stand in one here.
 */

/** `line.ts`: the stamp of a console line. */
export const LINE_TEXT: string = String.raw`/** Lines of the console as the kernel stamps them: virtual time, hart, who printed. */

/** A line of the console. */
export interface ConsoleLine {
  /** Virtual time in microseconds. */
  readonly micros: number;
  readonly hart: number;
  /** The bound name of the task, 'neuron' for the kernel, 'pid:N' for a task without a name. */
  readonly identity: string;
  readonly text: string;
}

/** Characters of the seconds in a stamp; more if they don't fit. */
const WIDTH = 13;
const STAMP = /^\[( *\d+)\.(\d{6}) (\d+) (\S+)\] (.*)$/s;

/** A line without its end, taken apart; nothing if it has no stamp. */
export function parseLine(line: string): ConsoleLine | undefined {
  const [, seconds = '', fraction = '', hart, identity = '', text = ''] = STAMP.exec(line) ?? [];
  if (hart === undefined) return undefined;
  const width = seconds.length + 1 + fraction.length;
  if (width !== WIDTH && (width < WIDTH || seconds.startsWith(' '))) return undefined;
  return { micros: Number(seconds) * 1_000_000 + Number(fraction), hart: Number(hart), identity, text };
}

/** The line that parseLine takes apart, without its end. */
export function formatLine(line: ConsoleLine): string {
  const seconds = String(Math.floor(line.micros / 1_000_000));
  const fraction = String(line.micros % 1_000_000).padStart(6, '0');
  const stamp = (seconds + '.' + fraction).padStart(WIDTH);
  return '[' + stamp + ' ' + String(line.hart) + ' ' + line.identity + '] ' + line.text;
}
`;

/** `match.ts`: what a line's text is, by the declarations. */
export const MATCH_TEXT: string = String.raw`/** What the text of a line is, by what contracts declare. */
import { DECLARED, NAMESPACES, RUNGS, type Rung } from './ladder.ts';

/** What a text is. */
export type Match =
  /** A marker, perhaps with a detail. */
  | { readonly kind: 'marker'; readonly rung: Rung }
  /** The twin of a marker: its assertion failed. */
  | { readonly kind: 'twin'; readonly rung: Rung }
  /** A diagnostic or an audit line. */
  | { readonly kind: 'declared'; readonly by: string | undefined }
  /** It looks like a marker, and is declared nowhere. */
  | { readonly kind: 'undeclared' }
  /** Anything else. */
  | { readonly kind: 'free' };

const EXACT: ReadonlyMap<string, Match> = new Map(
  RUNGS.map((rung) => [rung.text, { kind: 'marker', rung }]),
);
const FREE: Match = { kind: 'free' };
const UNDECLARED: Match = { kind: 'undeclared' };

const startsWithWord = (text: string, start: string): boolean =>
  text.startsWith(start) && (text.length === start.length || text[start.length] === ' ');

/** Tells what a text is. A marker comes before a diagnostic that it would be an example of. */
export function matchText(text: string): Match {
  const exact = EXACT.get(text);
  if (exact !== undefined) return exact;
  for (const rung of RUNGS) {
    if (startsWithWord(text, rung.fail)) return { kind: 'twin', rung };
    if (rung.detail && startsWithWord(text, rung.text)) return { kind: 'marker', rung };
  }
  for (const { pattern, by } of DECLARED) if (pattern.test(text)) return { kind: 'declared', by };
  return NAMESPACES.some((start) => text.startsWith(start)) ? UNDECLARED : FREE;
}
`;

/** `verdict.ts`: what the recogniser says. */
export const VERDICT_TEXT: string = String.raw`/** What the recogniser says of a log. */
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
`;

/** `recognise.ts`: accepts or refuses a log. */
export const RECOGNISE_TEXT: string = String.raw`/**
 * The recogniser: accepts a log, or says which rungs are missing, early, duplicated, undeclared,
 * forged or failed, and whether the kernel gave up.
 *
 * A rung is the whole text of a line, printed by the marker's emitter. A rung is early if one that
 * comes before it on the ladder comes after it in the log; if that one does not come at all, it is
 * missing, and the other is not to blame.
 */
import {
  KERNEL,
  PHASES,
  RUNGS,
  type PhaseName,
  type ProfileName,
  type Rung,
  type RungName,
} from './ladder.ts';
import { parseLine, type ConsoleLine } from './line.ts';
import { matchText } from './match.ts';
import type { Climbed, Finding, FindingKind, Verdict } from './verdict.ts';

/** How much of the ladder must be there: all of it, up to a rung, or up to the end of a phase. */
export interface Until {
  readonly until?: RungName;
  readonly phase?: PhaseName;
}

/** The rungs of a profile, in order. */
export function ladderOf(profile: ProfileName): Rung[] {
  return RUNGS.filter((rung) => rung.profile === undefined || rung.profile === profile);
}

/** What the last words of a kernel start with. */
const PANIC = 'PANIC ';

/** What was seen of the ladder so far. */
interface Climb {
  readonly ladder: readonly Rung[];
  readonly seen: Map<Rung, { readonly line: number; readonly micros: number }>;
  readonly findings: Finding[];
}

function find(climb: Climb, kind: FindingKind, message: string, line?: number, rung?: Rung): void {
  climb.findings.push({
    kind,
    message,
    ...(line !== undefined && { line }),
    ...(rung !== undefined && { rung: rung.name, phase: rung.phase }),
  });
}

function markerLine(climb: Climb, rung: Rung, at: number, line: ConsoleLine): void {
  const first = climb.seen.get(rung);
  if (line.identity !== rung.by) {
    find(climb, 'forged', 'printed by ' + line.identity + ', declared for ' + rung.by, at, rung);
  } else if (!climb.ladder.includes(rung)) {
    find(climb, 'undeclared', 'a rung of profile ' + String(rung.profile) + ' only', at, rung);
  } else if (first !== undefined) {
    find(climb, 'duplicated', 'it is on line ' + String(first.line) + ' already', at, rung);
  } else {
    climb.seen.set(rung, { line: at, micros: line.micros });
  }
}

function unstamped(climb: Climb, text: string, at: number): void {
  if (text.startsWith(PANIC)) find(climb, 'panic', text, at);
  const match = matchText(text);
  if (match.kind === 'free') return;
  const rung = match.kind === 'marker' || match.kind === 'twin' ? match.rung : undefined;
  find(climb, 'forged', 'a line without a stamp, so nobody printed it: ' + text, at, rung);
}

function readLine(climb: Climb, source: string, at: number): void {
  const text = source.endsWith('\r') ? source.slice(0, -1) : source;
  const line = parseLine(text);
  if (line === undefined) {
    unstamped(climb, text, at);
    return;
  }
  if (line.identity === KERNEL && line.text.startsWith(PANIC)) {
    find(climb, 'panic', line.text, at);
    return;
  }
  const match = matchText(line.text);
  if (match.kind === 'marker') markerLine(climb, match.rung, at, line);
  else if (match.kind === 'twin') {
    const kind = line.identity === match.rung.by ? 'failed' : 'forged';
    find(climb, kind, line.identity + ' says: ' + line.text, at, match.rung);
  } else if (match.kind === 'undeclared') {
    find(climb, 'undeclared', 'no contract declares: ' + line.text, at);
  } else if (match.kind === 'declared' && match.by !== undefined && match.by !== line.identity) {
    const who = 'printed by ' + line.identity + ', declared for ' + match.by;
    find(climb, 'forged', who + ': ' + line.text, at);
  }
}

/** Rungs that came before one that comes before them. */
function findEarly(climb: Climb): void {
  const { ladder, seen } = climb;
  for (const [i, rung] of ladder.entries()) {
    const place = seen.get(rung);
    if (place === undefined) continue;
    const seenBefore = ladder.slice(0, i).filter((one) => (seen.get(one)?.line ?? Infinity) < place.line);
    const reached = seenBefore.length === 0 ? -1 : ladder.indexOf(seenBefore.at(-1) ?? rung);
    const late = ladder.slice(reached + 1, i).find((one) => seen.has(one));
    if (late === undefined) continue;
    const lateLine = String(seen.get(late)?.line);
    find(climb, 'early', late.name + ' comes before it, and is on line ' + lateLine, place.line, rung);
  }
}

function wantedRungs(ladder: readonly Rung[], { until, phase }: Until): readonly Rung[] {
  const byRung = until === undefined ? RUNGS.length : RUNGS.findIndex((one) => one.name === until) + 1;
  const phases = PHASES.map(({ name }) => name);
  const last = phase === undefined ? phases.length - 1 : phases.indexOf(phase);
  return ladder.filter((rung) => {
    return RUNGS.indexOf(rung) < byRung && phases.indexOf(rung.phase) <= last;
  });
}

const lineOf = (finding: Finding): number => finding.line ?? Infinity;

/** The phase of the lowest rung that is not as it should be; without one, the first not complete. */
function failedPhase(climb: Climb, wanted: readonly Rung[]): PhaseName | undefined {
  const blamed = new Set(climb.findings.map((finding) => finding.rung));
  const lowest = climb.ladder.find((rung) => blamed.has(rung.name));
  if (lowest !== undefined) return lowest.phase;
  const [first] = climb.findings;
  if (first === undefined) return undefined;
  const open = wanted.find((rung) => (climb.seen.get(rung)?.line ?? Infinity) > lineOf(first));
  return open?.phase ?? wanted.at(-1)?.phase;
}

/** Accepts or refuses the lines of a log. An empty log misses every rung. */
export function recognise(lines: Iterable<string>, profile: ProfileName, how: Until = {}): Verdict {
  const climb: Climb = { ladder: ladderOf(profile), seen: new Map(), findings: [] };
  let count = 0;
  for (const line of lines) readLine(climb, line, ++count);
  findEarly(climb);
  const wanted = wantedRungs(climb.ladder, how);
  for (const rung of wanted) {
    if (!climb.seen.has(rung)) find(climb, 'missing', 'nobody printed: ' + rung.text, undefined, rung);
  }
  const findings = climb.findings.toSorted((a, b) => {
    const [one, other] = [lineOf(a), lineOf(b)];
    return one === other ? 0 : one - other;
  });
  const rungs = climb.ladder.map((rung): Climbed => {
    return { rung: rung.name, phase: rung.phase, ...climb.seen.get(rung) };
  });
  const phase = failedPhase(climb, wanted);
  return {
    accepted: findings.length === 0,
    profile,
    rungs,
    findings,
    ...(phase !== undefined && { failedPhase: phase }),
    lines: count,
  };
}
`;
