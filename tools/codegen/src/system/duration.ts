/** Durations for readers. */

const UNITS = [
  ['s', 1e9],
  ['ms', 1e6],
  ['µs', 1e3],
] as const;

/** `200 µs`, `1.5 ms`: nanoseconds in the largest unit of which there is one at least. */
export function durationText(ns: number): string {
  for (const [unit, size] of UNITS) if (ns >= size) return `${ns / size} ${unit}`;
  return `${ns} ns`;
}
