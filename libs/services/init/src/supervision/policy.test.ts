/** When failures lead to restarts, by hand and over drawn sequences of ends. */
import type { Supervision } from '@abicus/wire';
import { LIMITS } from '@abicus/abi-init';
import { INVARIANTS } from '@abicus/abi-init/testing';
import { drew } from '@abicus/wire/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SUPERVISION } from '../../test/small-boot.ts';
import { backoffNs, RestartPolicy } from './policy.ts';

const MS = 1_000_000n;
const restart = (at: bigint, attempt: number) => ({ kind: 'restart', at, attempt });

test('a program that fails at once waits for its backoff from the first failure on, twice as long after each, and is blocked', () => {
  const policy = new RestartPolicy(SUPERVISION);
  expect(policy.failed(0n)).toEqual(restart(10n * MS, 1));
  expect(policy.failed(10n * MS)).toEqual(restart(30n * MS, 2));
  expect(policy.failed(30n * MS)).toEqual(restart(70n * MS, 3));
  expect(policy.failed(70n * MS)).toEqual({ kind: 'blocked' });
});

test('a backoff doubles up to the largest one', () => {
  const waits = [1, 2, 3, 4, 5, 60].map((attempt) => backoffNs(SUPERVISION, attempt) / MS);
  expect(waits).toEqual([10n, 20n, 40n, 80n, 80n, 80n]);
  expect(backoffNs({ ...SUPERVISION, backoffNs: [100n, 30n] }, 1)).toBe(30n);
});

test('a failure is forgotten when it is as old as the window: a program that ran so long starts anew', () => {
  const policy = new RestartPolicy(SUPERVISION);
  const { windowNs } = SUPERVISION;
  policy.failed(0n);
  expect(policy.failed(windowNs - 1n)).toEqual(restart(windowNs - 1n + 20n * MS, 2));
  expect(policy.failed(windowNs)).toEqual(restart(windowNs + 20n * MS, 2));
  expect(policy.failed(windowNs * 3n)).toEqual(restart(windowNs * 3n + 10n * MS, 1));
  expect(policy.held).toEqual({ failures: 1, ends: 1 });
});

test('a program that ends well each time is never blocked, and waits as long as one that fails as often', () => {
  const policy = new RestartPolicy(SUPERVISION);
  const waits = [10n, 20n, 40n, 80n, 80n, 80n];
  for (const [i, wait] of waits.entries()) {
    expect(policy.endedWell(BigInt(i))).toEqual(restart(BigInt(i) + wait * MS, i + 1));
  }
  // Its failures count from here on for the cap, and its ends for the wait.
  for (const attempt of [7, 8, 9]) {
    expect(policy.failed(9n)).toEqual(restart(9n + 80n * MS, attempt));
  }
  expect(policy.failed(9n)).toEqual({ kind: 'blocked' });
});

test('init.limit.endsKept: of more ends in a window than are kept the oldest is forgotten, and the wait stays the largest', () => {
  const policy = new RestartPolicy(SUPERVISION);
  for (let i = 1; i <= LIMITS.endsKept + 3; i++) {
    const attempt = Math.min(i, LIMITS.endsKept);
    expect(policy.endedWell(BigInt(i))).toMatchObject({ kind: 'restart', attempt });
    expect(policy.held.ends).toBe(attempt);
  }
  const last = BigInt(LIMITS.endsKept + 3);
  expect(policy.endedWell(last)).toMatchObject({ at: last + 80n * MS });
  // Those that are kept are the latest ones: at this time the two at `last` and the one before it count.
  const later = SUPERVISION.windowNs + last - 2n;
  expect(policy.endedWell(later)).toMatchObject({ attempt: 4 });
});

test('a program without supervision, or with restart never, is not restarted', () => {
  for (const none of [undefined, { ...SUPERVISION, restart: 'never' } as const]) {
    const policy = new RestartPolicy(none);
    expect([policy.failed(0n), policy.endedWell(0n)]).toEqual([
      { kind: 'never' },
      { kind: 'never' },
    ]);
  }
});

const supervisions: fc.Arbitrary<Supervision> = fc.record({
  restart: fc.constant('always'),
  backoffNs: fc.tuple(fc.bigInt({ min: 1n, max: 50n }), fc.bigInt({ min: 1n, max: 500n })),
  maxInWindow: fc.integer({ min: 0, max: 6 }),
  windowNs: fc.bigInt({ min: 1n, max: 2000n }),
});
const runs = fc.array(fc.bigInt({ min: 0n, max: 700n }), { minLength: 1, maxLength: 40 });

test('supervision.invariant.cappedRestarts: no window has more failures that lead to a restart than the contract allows', () => {
  fc.assert(
    fc.property(supervisions, runs, (supervision, lengths) => {
      const policy = new RestartPolicy(supervision);
      const allowed: bigint[] = [];
      let now = 0n;
      for (const length of lengths) {
        now += length;
        const verdict = policy.failed(now);
        expect(policy.held.failures).toBeLessThanOrEqual(supervision.maxInWindow);
        if (verdict.kind === 'blocked') break;
        if (verdict.kind === 'never') throw new Error('it is supervised');
        allowed.push(now);
        const inWindow = allowed.filter((at) => now - at < supervision.windowNs);
        expect(inWindow.length).toBeLessThanOrEqual(supervision.maxInWindow);
        expect(verdict.attempt).toBe(inWindow.length);
        expect(verdict.at - now).toBe(backoffNs(supervision, verdict.attempt));
        now = verdict.at;
      }
    }),
    { seed: 0x5375 },
  );
});

const endings = fc.array(
  fc.record({ after: fc.bigInt({ min: 0n, max: 700n }), isFailure: fc.boolean() }),
  { minLength: 1, maxLength: 100 },
);

test('supervision.invariant.pacedRestarts: the wait before each restart is the backoff of the ends in the window, well or not', () => {
  fc.assert(
    fc.property(supervisions, endings, (supervision, all) => {
      const policy = new RestartPolicy(supervision);
      const ends: bigint[] = [];
      let [now, well] = [0n, 0];
      for (const { after, isFailure } of all) {
        now += after;
        const verdict = isFailure ? policy.failed(now) : policy.endedWell(now);
        if (verdict.kind !== 'restart') break;
        ends.push(now);
        well += isFailure ? 0 : 1;
        const inWindow = ends.filter((at) => now - at < supervision.windowNs).length;
        const attempt = Math.min(inWindow, LIMITS.endsKept);
        expect(verdict).toEqual(restart(now + backoffNs(supervision, attempt), attempt));
        now = verdict.at;
      }
      const reached = { restarts: ends.length, 'ends with status 0': well };
      drew(INVARIANTS['supervision.invariant.pacedRestarts'], { supervision, all }, reached);
    }),
    { seed: 0x5375 },
  );
});

/**
 * The rule of the finding ABI2103: whether a program that fails as soon as it is started uses up
 * its restarts. If all of its backoffs together are as long as the window, the first failure is
 * forgotten before the last one, and it is restarted without end.
 */
function canBlock(supervision: Supervision): boolean {
  let sum = 0n;
  for (let attempt = 1; attempt <= supervision.maxInWindow; attempt++) {
    sum += backoffNs(supervision, attempt);
  }
  return sum < supervision.windowNs;
}

test('a program that fails at each start is blocked exactly where the sum of its backoffs is less than its window', () => {
  fc.assert(
    fc.property(supervisions, (supervision) => {
      const policy = new RestartPolicy(supervision);
      let now = 0n;
      let isBlocked = false;
      for (let i = 0; i <= 2 * supervision.maxInWindow + 2 && !isBlocked; i++) {
        const verdict = policy.failed(now);
        isBlocked = verdict.kind === 'blocked';
        if (verdict.kind === 'restart') now = verdict.at;
      }
      expect(isBlocked).toBe(canBlock(supervision));
    }),
    { seed: 0x5375, numRuns: 500 },
  );
});
