/** Estimates the remaining time from the last duration and the current position. */

/** A part of a long command, with its position. */
export interface Part {
  readonly name: string;
  readonly state: 'waits' | 'runs' | 'ended';
  /** The time since its start in ms. */
  readonly ms: number;
  /** The duration in the last run. */
  readonly lastMs?: number | undefined;
  readonly done?: number | undefined;
  readonly of?: number | undefined;
  /** Begins once all parts before it have ended. */
  readonly afterOthers?: boolean | undefined;
}

/** The remaining time of a part in ms; nothing if it is unknown. */
function leftOf({ state, ms, lastMs, done = 0, of = 0 }: Part): number | undefined {
  if (state === 'ended') return 0;
  if (state === 'waits') return lastMs;
  if (lastMs !== undefined && ms < lastMs) return lastMs - ms;
  // In the first run, or if it is slower than the last time: by the finished share.
  if (done > 0 && of > 0) return (ms / done) * (of - done);
  return undefined;
}

/**
 * The remaining time of all parts in ms, `atOnce` of which run at a time; nothing if one of them is
 * unknown.
 */
export function timeLeft(parts: readonly Part[], atOnce = 1): number | undefined {
  // Parts that run beside each other, and then those that wait for them.
  const groups: number[][] = [[]];
  for (const part of parts) {
    const left = leftOf(part);
    if (left === undefined) return undefined;
    if (part.afterOthers === true) groups.push([]);
    groups.at(-1)?.push(left);
  }
  const sum = (all: readonly number[]): number => all.reduce((one, other) => one + other, 0);
  return sum(groups.map((left) => Math.max(sum(left) / atOnce, ...left)));
}

/** Formats a time for people: `8 s`, `3 min 20 s`. */
export function inWords(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
