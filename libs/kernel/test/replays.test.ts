/**
 * Runs of random calls, recorded: each state on the way, all counters and the time. A promise has a test of its own;
 * this one notices every other change of what the kernel does (ADR 0029). A change that is meant is recorded anew,
 * `npx vitest run libs/kernel/test/replays.test.ts --update`, and its changeset says what runs differently.
 */
import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import { stateDigest } from '../src/state/digest.ts';
import { play } from './campaign/world.ts';

const HARTS: readonly number[] = [1, 2, 4, 64];
const SEEDS = 32;
const CALLS = 400;

/** Plays a match and returns what is recorded of it. */
function replay(seed: number): string {
  const harts = HARTS[seed % HARTS.length] ?? 1;
  const states: string[] = [];
  const { wrong, calls, seen, digest } = play({
    seed,
    harts,
    calls: CALLS,
    compareEach: 0,
    observe: ({ state, counters, machine }) =>
      void states.push(`${machine.nowNs} ${JSON.stringify(counters)} ${stateDigest(state)}`),
  });
  expect(wrong).toBeUndefined();
  const outcomes = JSON.stringify([...seen].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return `${calls} calls, ${seen.size} outcomes, ${hash('sha256', [...states, outcomes, digest].join('\n')).slice(0, 16)}`;
}

test.each(Array.from({ length: SEEDS }, (_, seed) => seed))('seed %d', (seed) => {
  expect(replay(seed)).toMatchSnapshot();
});
