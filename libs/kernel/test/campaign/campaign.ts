/**
 * The campaign of random calls: matches of one seed after the other, each on 1, 2, 4 or 64 harts and each played twice. Any
 * registers and any memory, from any task, with others waiting: a call ends with an outcome that the contract declares,
 * a reject changes nothing else, the state stays consistent, everything is given back when its owner has ended, and the
 * second run of a seed gives the same digest.
 */
import { CHECKS, SUCCESSES, UNREACHABLE } from './outcomes.ts';
import { play, type MatchResult } from './world.ts';

/** What a campaign is asked for. */
export interface CampaignOptions {
  /** The first seed; the others follow it. */
  readonly seed: number;
  /** Calls, after which no other match is begun. */
  readonly calls: number;
}

/** What a campaign needs of the world. */
export interface Listener {
  /** Hears after each match how many calls were made. */
  readonly reached: (calls: number) => void;
  readonly say: (line: string) => void;
}

const HARTS: readonly number[] = [1, 2, 4, 64];
const CALLS_PER_MATCH = 4000;
/** Of how many dispatches one is compared with the state before it. */
const COMPARE_EACH = 4;
/** From so many calls on, each outcome must have been seen. */
export const COMPLETE_FROM = 3_000_000;

/** Plays the match of a seed twice. */
function playTwice(seed: number): MatchResult {
  const match = { seed, harts: HARTS[seed % HARTS.length] ?? 1, calls: CALLS_PER_MATCH };
  const first = play({ ...match, compareEach: COMPARE_EACH });
  if (first.wrong !== undefined) return first;
  const second = play({ ...match, compareEach: 0 });
  if (second.digest === first.digest) return first;
  return { ...first, wrong: `the second run gives ${second.digest}, the first ${first.digest}` };
}

/** The outcomes that were not seen, and those that were though they are listed as unreachable. */
export function gaps(seen: ReadonlyMap<string, number>): string[] {
  const checks = CHECKS.filter((check) => seen.has(check) === check in UNREACHABLE);
  const ends = SUCCESSES.filter((name) => !seen.has(name));
  return [
    ...checks.map((check) =>
      check in UNREACHABLE ? `${check} is listed as unreachable` : `${check} was never reached`,
    ),
    ...ends.map((name) => `'${name}' was never seen`),
  ];
}

/** Plays matches until so many calls were made; false: something was wrong, and was said. */
export function campaign(
  { seed: from, calls: most }: CampaignOptions,
  { say, reached }: Listener,
): boolean {
  const seen = new Map<string, number>();
  let calls = 0;
  let seed = from;
  for (; calls < most; seed++) {
    const played = playTwice(seed);
    if (played.wrong !== undefined) {
      say(`seed ${seed}, ${HARTS[seed % HARTS.length]} harts: ${played.wrong}`);
      say(`replay  npm run fuzz:calls -- --seed ${seed} --calls 1`);
      return false;
    }
    calls += played.calls;
    for (const [key, count] of played.seen) seen.set(key, (seen.get(key) ?? 0) + count);
    reached(calls);
  }
  for (const [key, count] of [...seen].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    say(`${String(count).padStart(9)}  ${key}`);
  }
  const missing = gaps(seen);
  say(`${calls} calls of ${seed - from} seeds, ${seen.size} different outcomes`);
  for (const gap of missing) say(gap);
  return missing.length === 0 || calls < COMPLETE_FROM;
}
