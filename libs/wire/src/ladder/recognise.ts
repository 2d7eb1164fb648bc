/**
 * The recogniser: accepts a log, or reports which rungs are missing, early, duplicated, undeclared,
 * forged, failed or unanswered, a kernel panic, and lines that are garbled or have an impossible stamp.
 * A rung is the whole text of a line, printed by the marker's emitter. A rung is early if a
 * predecessor on the ladder comes later in the log; if the predecessor does not come at all, only the
 * predecessor is reported, as missing. Rungs of which none comes before the other may come in either order.
 */
import { find, lineOf, type Climb } from './climb.ts';
import { failedPhase } from './failed-phase.ts';
import { requiredRungs, rungsOf, type Ladder, type Until } from './ladder.ts';
import { matcher, wordsOf } from './match.ts';
import { findEarly, findUnanswered } from './order.ts';
import { readLine } from './read-line.ts';
import type { RungResult, Verdict } from './verdict.ts';

/** The limit of harts where no profile states a number, so that a log cannot fill the memory. */
const HARTS_MAX = 65_536;

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
    awaited: new Map(rungs.flatMap((one) => (one.answered ? [[one.answered.text, one]] : []))),
    answered: new Set(),
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
