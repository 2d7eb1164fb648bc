/**
 * The recogniser: accepts a log, or reports which rungs are missing, early, duplicated, undeclared,
 * forged, failed or unanswered, a kernel panic, and lines that are garbled or have an impossible stamp.
 * A rung is the whole text of a line, printed by the marker's emitter. A rung is early if a
 * predecessor on the ladder comes later in the log; if the predecessor does not come at all, only the
 * predecessor is reported, as missing. Rungs of which none comes before the other may come in either order.
 */
import { hasControls, visible } from '../visible.ts';
import { plainLine, shownAs } from './controls.ts';
import { requiredRungs, rungsOf, type Ladder, type Rung, type Until } from './ladder.ts';
import { formatLine, parseLine, type ConsoleLine } from './line.ts';
import { matcher, PANIC, wordsOf, type Match } from './match.ts';
import type { Finding, FindingKind, RungResult, Verdict } from './verdict.ts';

/** The limit of findings on lines, so that a log of millions of bad lines cannot fill the memory. */
export const FINDINGS_MAX = 1000;

/** The limit of harts where no profile states a number, so that a log cannot fill the memory. */
const HARTS_MAX = 65_536;

/** A line of the log; without stamps neither its emitter nor its time is known. */
type Line = Pick<ConsoleLine, 'text'> & Partial<ConsoleLine>;

/** The state of recognition so far. */
interface Climb {
  readonly kernel: string;
  readonly stamp: Ladder['stamp'];
  unsaid: number;
  readonly match: (text: string) => Match;
  /** Substrings of lines that are not free text. */
  readonly words: readonly string[];
  /** The highest number of harts of the profile's machines. */
  readonly harts: number;
  /** The time of the last line of each hart. */
  readonly times: Map<number, number>;
  /** The rungs of the profile. */
  readonly rungs: readonly Rung[];
  readonly seen: Map<Rung, { readonly line: number; readonly micros?: number }>;
  /** The line numbers of answers that programs tell of, by text. */
  readonly answers: Map<string, number>;
  readonly findings: Finding[];
}

function find(climb: Climb, kind: FindingKind, message: string, line?: number, rung?: Rung): void {
  if (line !== undefined && climb.findings.length >= FINDINGS_MAX) {
    climb.unsaid++;
    return;
  }
  climb.findings.push({
    kind,
    message,
    ...(line !== undefined && { line }),
    ...(rung !== undefined && { rung: rung.name, phase: rung.phase }),
  });
}

/** Whether a line comes from this emitter, as far as the log shows. */
const isFrom = ({ identity }: Line, by: string): boolean =>
  identity === undefined || identity === by;

function markerLine(climb: Climb, rung: Rung, at: number, line: Line): void {
  const first = climb.seen.get(rung);
  if (!isFrom(line, rung.by)) {
    find(climb, 'forged', `printed by ${line.identity}, declared for ${rung.by}`, at, rung);
  } else if (!climb.rungs.includes(rung)) {
    find(climb, 'undeclared', `a rung of profile ${rung.profile} only`, at, rung);
  } else if (first !== undefined) {
    find(climb, 'duplicated', `it is on line ${first.line} already`, at, rung);
  } else {
    const { micros } = line;
    climb.seen.set(rung, { line: at, ...(micros !== undefined && { micros }) });
  }
}

/** Looks like a stamp but is invalid: other digits, or without a hart or an emitter. */
const BAD_STAMP = /^\[[^\]]*\] /;
const A_STAMP = formatLine({ micros: 1234, hart: 0, identity: 'init', text: '' }).trimEnd();

/** A line without a stamp, or with an unreadable one, in a log whose lines have stamps. */
function unstamped(climb: Climb, text: string, at: number): void {
  if (text.startsWith(PANIC)) find(climb, 'panic', text, at);
  const said = text.replace(BAD_STAMP, '');
  const match = climb.match(said);
  // After another system's brackets only text that is declared literally counts as ours.
  if (match.kind === 'free' || (match.kind === 'undeclared' && said !== text)) return;
  const rung = match.kind === 'marker' || match.kind === 'twin' ? match.rung : undefined;
  const why =
    said === text ? 'a line without a stamp' : `a line whose stamp is not like '${A_STAMP}'`;
  find(climb, 'forged', `${why}, which tells no printer: ${text}`, at, rung);
}

function judged(climb: Climb, line: Line, at: number): void {
  const { text } = line;
  if (isFrom(line, climb.kernel) && text.startsWith(PANIC)) {
    find(climb, 'panic', text, at);
    return;
  }
  const match = climb.match(text);
  switch (match.kind) {
    case 'marker':
      markerLine(climb, match.rung, at, line);
      break;
    case 'twin': {
      const kind = isFrom(line, match.rung.by) ? 'failed' : 'forged';
      find(climb, kind, `${line.identity ?? 'the log'} says: ${text}`, at, match.rung);
      break;
    }
    case 'undeclared':
      find(climb, 'undeclared', `no contract declares: ${text}`, at);
      break;
    case 'declared':
      if (match.by === undefined || isFrom(line, match.by)) {
        if (climb.answers.has(text)) climb.answers.set(text, at);
        break;
      }
      find(climb, 'forged', `printed by ${line.identity}, declared for ${match.by}: ${text}`, at);
      break;
    case 'free':
  }
}

/** Whether the display of a line decides if it is free text. Without control characters it does not. */
function isGarbled({ words, stamp }: Climb, text: string): boolean {
  if (!hasControls(text)) return false;
  const shown = shownAs(text);
  if (shown.some((one) => words.some((word) => one.includes(word)))) return true;
  if (stamp === 'none') return false;
  const line = parseLine(text);
  if (line === undefined) return shown.some((one) => parseLine(one) !== undefined);
  // Of a stamp only the emitter is not made of digits.
  return hasControls(line.identity);
}

/** Checks that time never runs backwards on a hart, and that the profile has this hart. */
function checkStamp(climb: Climb, { hart, micros }: ConsoleLine, at: number): void {
  const { harts, times } = climb;
  if (hart >= harts) {
    find(climb, 'stamp', `hart ${hart}, where there are at most ${harts}`, at);
    return;
  }
  const before = times.get(hart) ?? 0;
  if (micros < before) {
    find(climb, 'stamp', `${micros} µs on hart ${hart}, after ${before} µs`, at);
  }
  times.set(hart, micros);
}

function readLine(climb: Climb, source: string, at: number): void {
  const text = plainLine(source);
  if (isGarbled(climb, text)) {
    find(climb, 'garbled', `control characters in '${visible(text)}'`, at);
    return;
  }
  if (climb.stamp === 'none') return judged(climb, { text }, at);
  const line = parseLine(text);
  if (line === undefined) return unstamped(climb, text, at);
  checkStamp(climb, line, at);
  judged(climb, line, at);
}

/**
 * Finds rungs that are printed before a predecessor. Where a predecessor is not printed, or is of another profile, its own
 * predecessors count instead.
 */
function findEarly(climb: Climb, ladder: Ladder): void {
  /** The last printed of a rung and, if it is not printed, of its predecessors. */
  const latest = new Map<string, { readonly rung: Rung; readonly line: number }>();
  for (const rung of ladder.rungs) {
    const before = rung.after.flatMap((name) => latest.get(name) ?? []);
    const last = before.toSorted((a, b) => b.line - a.line)[0];
    const place = climb.seen.get(rung);
    if (place === undefined) {
      if (last !== undefined) latest.set(rung.name, last);
      continue;
    }
    latest.set(rung.name, { rung, line: place.line });
    if (last === undefined || last.line < place.line) continue;
    const message = `${last.rung.name} comes before it, and is on line ${last.line}`;
    find(climb, 'early', message, place.line, rung);
  }
}

/**
 * Finds programs that said that they are ready, and were told of no answer afterwards: such a rung was not reached. A part
 * of the ladder without a rung of the program that tells of answers needs none.
 */
function findUnanswered(climb: Climb, wanted: readonly Rung[]): void {
  const printers = new Set(wanted.map(({ by }) => by));
  for (const rung of wanted) {
    const { answered } = rung;
    const place = climb.seen.get(rung);
    if (answered === undefined || place === undefined || !printers.has(answered.by)) continue;
    const { text, by } = answered;
    if ((climb.answers.get(text) ?? 0) > place.line) continue;
    find(climb, 'unanswered', `${by} does not say after it: ${text}`, place.line, rung);
    climb.seen.delete(rung);
  }
}

/** The line of what is on none: behind all others. */
const NO_LINE = Number.MAX_SAFE_INTEGER;
const lineOf = (one: { readonly line?: number } | undefined): number => one?.line ?? NO_LINE;

/** The first phase, in their order, of these rungs. */
function firstPhase({ phases }: Ladder, rungs: readonly Rung[]): string | undefined {
  const failed = new Set(rungs.map(({ phase }) => phase));
  return phases.find(({ name }) => failed.has(name))?.name ?? rungs[0]?.phase;
}

/** The first phase with a rung at fault; without one, the first incomplete phase. */
function failedPhase(climb: Climb, ladder: Ladder, wanted: readonly Rung[]): string | undefined {
  const [first] = climb.findings;
  if (first === undefined) return undefined;
  const blamed = new Set(climb.findings.map((finding) => finding.rung));
  const atFault = climb.rungs.filter((rung) => blamed.has(rung.name));
  if (atFault.length > 0) return firstPhase(ladder, atFault);
  const open = wanted.filter((rung) => lineOf(climb.seen.get(rung)) > lineOf(first));
  return firstPhase(ladder, open) ?? wanted.at(-1)?.phase;
}

/** Accepts or rejects the lines of a log. An empty log lacks every rung. */
export function recogniseLog<R extends string, P extends string, Q extends string>(
  ladder: Ladder<R, P, Q>,
  lines: Iterable<string>,
  profile: NoInfer<Q>,
  how?: Until<NoInfer<R>, NoInfer<P>>,
): Verdict<R, P, Q>;
export function recogniseLog(
  ladder: Ladder,
  lines: Iterable<string>,
  profile: string,
  how: Until = {},
): Verdict {
  const rungs = rungsOf(ladder, profile);
  const climb: Climb = {
    kernel: ladder.kernel,
    stamp: ladder.stamp,
    unsaid: 0,
    match: matcher(ladder),
    words: wordsOf(ladder),
    harts: ladder.profiles[profile]?.maxHarts ?? HARTS_MAX,
    times: new Map(),
    rungs,
    seen: new Map(),
    answers: new Map(rungs.flatMap(({ answered }) => (answered ? [[answered.text, 0]] : []))),
    findings: [],
  };
  let count = 0;
  for (const line of lines) readLine(climb, line, ++count);
  findEarly(climb, ladder);
  const wanted = requiredRungs(ladder, profile, how);
  for (const rung of wanted) {
    if (!climb.seen.has(rung)) find(climb, 'missing', `not printed: ${rung.text}`, undefined, rung);
  }
  findUnanswered(climb, wanted);
  const findings = climb.findings.toSorted((a, b) => lineOf(a) - lineOf(b));
  const results = rungs.map((rung): RungResult => {
    return { rung: rung.name, phase: rung.phase, ...climb.seen.get(rung) };
  });
  const phase = failedPhase(climb, ladder, wanted);
  return {
    accepted: findings.length === 0,
    profile,
    rungs: results,
    findings,
    ...(climb.unsaid > 0 && { unsaid: climb.unsaid }),
    ...(phase !== undefined && { failedPhase: phase }),
    lines: count,
  };
}
