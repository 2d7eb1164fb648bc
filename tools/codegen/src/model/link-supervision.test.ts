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

test.each(['[10, 40], maxInWindow: 5, window: 1', '[0, 0], maxInWindow: 0, window: 0'])(
  'a program that is never restarted has no crash loop, and waits for nothing: %s',
  (numbers) => {
    expect(surprises(supervised(`restart: 'never', backoff: ${numbers}`))).toEqual([]);
  },
);

test.each([
  [
    'a first backoff of 0',
    'backoff: [0, 40],',
    'the first restart would not wait backoff: [ns.millis(10), ns.seconds(1)]',
  ],
  [
    'a largest backoff of 0',
    'backoff: [40, 0],',
    'the first restart waits for 40 ns, and no restart waits longer than 0 ns backoff: [0, 40]',
  ],
  [
    'a largest backoff below the first',
    'backoff: [40, 39],',
    'the first restart waits for 40 ns, and no restart waits longer than 39 ns backoff: [39, 40]',
  ],
  [
    'a window of 0',
    'window: 0,',
    'in a window of no length no failure counts, and restarts have no end window: ns.seconds(10)',
  ],
  [
    'no restart in a window',
    'maxInWindow: 0,',
    "restart 'always' with no restart in a window: the first failure ends it restart: 'never', or maxInWindow: 3",
  ],
])('%s is a finding where it stands', (_, wrong, finding) => {
  const [key = ''] = wrong.split(':');
  const others = ['backoff: [10, 40],', 'window: 151,', 'maxInWindow: 5,'];
  const lines = others.map((one) =>
    one.startsWith(key) ? `${wrong} //! ABI2104 supervision/unpaced ${finding}\n` : one,
  );
  expect(surprises(supervised(`restart: 'always', ${lines.join(' ')}`))).toEqual([]);
});

test('each number that is wrong has its finding, and the sum of backoffs has none beside them', () => {
  const numbers = 'backoff: [0, 0], maxInWindow: 0, window: 0';
  const found = findingsOf([contractFile(supervised(`restart: 'always', ${numbers}`))]);
  expect(found.map(({ code }) => code)).toEqual(['ABI2104', 'ABI2104', 'ABI2104']);
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
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 0, max: 200 }),
      fc.integer({ min: 1, max: 6 }),
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
