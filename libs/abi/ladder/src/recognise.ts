// @generated from contracts/rfc-0014-testing.contract.ts (RFC-0014). Do not edit: change the contract, then run `abicus generate`.
// body sha256:9b0b4b05d57c20fe

/**
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
    const seenBefore = ladder
      .slice(0, i)
      .filter((one) => (seen.get(one)?.line ?? Infinity) < place.line);
    const reached = seenBefore.length === 0 ? -1 : ladder.indexOf(seenBefore.at(-1) ?? rung);
    const late = ladder.slice(reached + 1, i).find((one) => seen.has(one));
    if (late === undefined) continue;
    const lateLine = String(seen.get(late)?.line);
    find(
      climb,
      'early',
      late.name + ' comes before it, and is on line ' + lateLine,
      place.line,
      rung,
    );
  }
}

function wantedRungs(ladder: readonly Rung[], { until, phase }: Until): readonly Rung[] {
  const byRung =
    until === undefined ? RUNGS.length : RUNGS.findIndex((one) => one.name === until) + 1;
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
    if (!climb.seen.has(rung))
      find(climb, 'missing', 'nobody printed: ' + rung.text, undefined, rung);
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
