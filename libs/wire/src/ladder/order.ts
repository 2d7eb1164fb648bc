/** Faults of rungs as a whole: their order, and what must come after them. */
import { find, type Climb } from './climb.ts';
import type { Ladder, Rung } from './ladder.ts';

/**
 * Finds rungs that are printed before a predecessor. Where a predecessor is not printed, or is of another profile, its own
 * predecessors count instead.
 */
export function findEarly(climb: Climb, ladder: Ladder): void {
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
export function findUnanswered(climb: Climb, wanted: readonly Rung[]): void {
  const printers = new Set(wanted.map(({ by }) => by));
  for (const rung of wanted) {
    const { answered } = rung;
    const place = climb.seen.get(rung);
    if (answered === undefined || place === undefined || !printers.has(answered.by)) continue;
    const { text, by } = answered;
    if (climb.answered.has(rung)) continue;
    find(climb, 'unanswered', `${by} does not say after it: ${text}`, place.line, rung);
    climb.seen.delete(rung);
  }
}
