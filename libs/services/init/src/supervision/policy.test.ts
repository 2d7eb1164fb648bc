/** When failures lead to restarts, by hand and over drawn sequences of ends. */
import type { Supervision } from '@abicus/wire';
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
  expect(policy.held).toBe(1);
});

test('a program that ends well is restarted each time after its first backoff, however often it does', () => {
  const policy = new RestartPolicy(SUPERVISION);
  for (let i = 0n; i < 100n; i++) expect(policy.endedWell(i)).toEqual(restart(i + 10n * MS, 0));
  expect(policy.failed(100n)).toEqual(restart(100n + 10n * MS, 1));
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
        expect(policy.held).toBeLessThanOrEqual(supervision.maxInWindow);
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
