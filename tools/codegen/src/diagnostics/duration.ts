/** Durations in the texts of findings and pages. */

const UNITS = [
  ['s', 1_000_000_000],
  ['ms', 1_000_000],
  ['µs', 1000],
] as const;

/** Nanoseconds in the largest unit of which they are a whole number: 5000000 is `5 ms`. */
export function durationOf(ns: number): string {
  for (const [unit, size] of UNITS)
    if (ns >= size && ns % size === 0) return `${ns / size} ${unit}`;
  return `${ns} ns`;
}

const CALLS = { s: 'seconds', ms: 'millis', µs: 'micros' } as const;

/** Nanoseconds as a contract writes them: 5000000 is `ns.millis(5)`. */
export function writtenNs(ns: number): string {
  for (const [unit, size] of UNITS)
    if (ns >= size && ns % size === 0) return `ns.${CALLS[unit]}(${ns / size})`;
  return String(ns);
}
