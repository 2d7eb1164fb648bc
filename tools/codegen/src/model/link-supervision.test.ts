/** What contracts say of restarts: numbers within bounds, and a cap that is reached. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contractFile, findingsOf, surprises } from '../testing/annotated.ts';

/** A contract of a program with this supervision. */
const supervised = (supervision: string): string =>
  `program: { name: 'clerk', supervision: { ${supervision} } },`;

test.each([
  ['as long as its backoffs', 'backoff: [10, 40], window: 150, maxInWindow: 5,', true],
  ['longer than its backoffs', 'backoff: [10, 40], window: 151, maxInWindow: 5,', false],
  ['without a restart', 'backoff: [10, 40], window: 1, maxInWindow: 0,', false],
  ['whose first backoff is the largest', 'backoff: [7, 7], window: 14, maxInWindow: 2,', true],
  ['with the largest numbers', `backoff: [1, ${2 ** 53 - 1}], window: 5, maxInWindow: ${2 ** 53 - 1},`, true], // prettier-ignore
])('a window %s: whether a crash loop is without end', (_, numbers, isEndless) => {
  const finding = ' //! ABI2103 supervision/endless is restarted without end';
  expect(
    surprises(supervised(`restart: 'always', ${numbers}${isEndless ? finding : ''}\n`)),
  ).toEqual([]);
});

test('a finding states both sums, and where they stand', () => {
  const text = supervised(
    "restart: 'always', backoff: [1000000, 4000000], maxInWindow: 3, window: 7000000",
  );
  const [found] = findingsOf([contractFile(text)]);
  expect(found?.message).toBe(
    'a program that fails at each start is restarted without end: 3 backoffs take 7 ms, and failures count for 7 ms',
  );
  expect(found?.related.map(({ label, text: said }) => [label, said])).toEqual([
    ['window', 'window: 7000000'],
    ['backoff', 'backoff: [1000000, 4000000]'],
  ]);
  expect(found?.fix).toBe('a window longer than 7 ms, fewer restarts, or shorter backoffs');
});

test('a program that is never restarted has no crash loop', () => {
  expect(
    surprises(supervised("restart: 'never', backoff: [10, 40], maxInWindow: 5, window: 1")),
  ).toEqual([]);
});

/** Whether a program that fails at each start is blocked, by counting the failures of its window (RFC-0087). */
function isBlocked(first: number, largest: number, maxInWindow: number, window: number): boolean {
  let failures: number[] = [];
  let now = 0;
  for (let i = 0; i < 3 * maxInWindow + 3; i++) {
    failures = failures.filter((at) => now - at < window);
    if (failures.length >= maxInWindow) return true;
    failures.push(now);
    now += Math.min(first * 2 ** (failures.length - 1), largest);
  }
  return false;
}

test('what is found is what failures at each start lead to', () => {
  const seen = new Set<boolean>();
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 0, max: 200 }),
      fc.integer({ min: 0, max: 6 }),
      fc.integer({ min: 1, max: 600 }),
      (first, more, maxInWindow, window) => {
        const largest = first + more;
        const text = `restart: 'always', backoff: [${first}, ${largest}], maxInWindow: ${maxInWindow}, window: ${window}`;
        const slugs = findingsOf([contractFile(supervised(text))]).map(({ slug }) => slug);
        const blocks = isBlocked(first, largest, maxInWindow, window);
        seen.add(blocks);
        expect(slugs).toEqual(blocks ? [] : ['supervision/endless']);
      },
    ),
    { seed: 0x5375, numRuns: 100 },
  );
  expect(seen.size).toBe(2);
});
