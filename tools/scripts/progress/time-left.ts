/** How long something takes yet, by how long it took the last time and by how far it is. */

/** A part of long work, as far as it is. */
export interface Part {
  readonly name: string;
  readonly state: 'waits' | 'runs' | 'ended';
  /** How long it has run, in ms. */
  readonly ms: number;
  /** How long it took the last time. */
  readonly lastMs?: number | undefined;
  readonly done?: number | undefined;
  readonly of?: number | undefined;
}

/** What is left of one part in ms, or nothing if nothing is known about it. */
function leftOf({ state, ms, lastMs, done = 0, of = 0 }: Part): number | undefined {
  if (state === 'ended') return 0;
  if (state === 'waits') return lastMs;
  if (lastMs !== undefined && ms < lastMs) return lastMs - ms;
  // The first time, or slower than the last time: by what is done.
  if (done > 0 && of > 0) return (ms / done) * (of - done);
  return undefined;
}

/** What is left of all parts, `atOnce` of which run at a time, in ms; nothing if one of them is unknown. */
export function timeLeft(parts: readonly Part[], atOnce = 1): number | undefined {
  const left = parts.map(leftOf);
  const known = left.filter((ms) => ms !== undefined);
  if (known.length < left.length) return undefined;
  const all = known.reduce((sum, ms) => sum + ms, 0);
  return Math.max(all / atOnce, ...known);
}

/** A time as a person says it: `8 s`, `3 min 20 s`. */
export function inWords(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
