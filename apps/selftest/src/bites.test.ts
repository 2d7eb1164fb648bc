/**
 * Each assertion of each rung bites: with each of its faults it is the first to fail, and the rung is red. The faults stand
 * beside the probes (`bites.txt`); the assertions are those that run. `npm run test:deep` replays all faults.
 */
import { SYSTEM } from '@abicus/system';
import { expect, test } from 'vitest';
import { bites, shownBy, wantedBites } from '../test/bites/bites.ts';
import { probedRungs } from '../test/bites/rungs.ts';
import { bitesOf, faultTables, NONE } from '../test/bites/table.ts';

const bench = { system: SYSTEM, harts: 2, all: probedRungs(SYSTEM, 2) };
const rows = faultTables();
/** One of so many faults is replayed. */
const EACH = 100;

/** Some of the faults, with their rungs. */
const some = bitesOf(rows)
  .filter((_, i) => i % EACH === 0)
  .flatMap((bite) =>
    bench.all.flatMap((one) => (one.rung.text === bite.rung ? [{ ...bite, bite, one }] : [])),
  );

/** The keys of the rows of a rung, as `wantedBites` has them. */
const keysOf = (text: string): string[] =>
  rows.flatMap(({ rung, assertion, kind }) => (rung === text ? [`${assertion}: ${kind}`] : []));

test('each kind of wrong value of each assertion has one row, and no other has one', () => {
  for (const [text, wanted] of wantedBites(bench)) {
    expect([text, ...keysOf(text).toSorted()]).toEqual([text, ...[...wanted].toSorted()]);
  }
  const texts = new Set(bench.all.map(({ rung }) => rung.text));
  expect(rows.filter(({ rung }) => !texts.has(rung))).toEqual([]);
});

test('one hart has no rung and no assertion that two harts do not have', () => {
  for (const [text, wanted] of wantedBites({ ...bench, harts: 1, all: probedRungs(SYSTEM, 1) })) {
    const keys = keysOf(text);
    expect([...wanted].filter((key) => !keys.includes(key))).toEqual([]);
  }
});

test('each assertion without a fault has a reason of its own', () => {
  const reasons = new Map(
    rows
      .filter(({ said }) => said.startsWith(NONE))
      .map(({ rung, assertion, said }) => [`${rung} ${assertion} ${said}`, said]),
  );
  const texts = [...reasons.values()];
  expect(texts.filter((text, i) => texts.indexOf(text) !== i)).toEqual([]);
});

test.each(some)('$rung fails of $assertion: $fault', ({ one, bite }) => {
  const shown = shownBy(bench, one, bite.fault);
  expect([shown, bites(bite, shown)]).toEqual([shown, true]);
});

test.each(some.filter(({ one }) => one.probe !== undefined))(
  '$rung does not fail of $assertion if that always holds',
  ({ one, bite }) => {
    const shown = shownBy(bench, one, bite.fault, { weaken: bite.assertion });
    expect([shown, bites(bite, shown)]).toEqual([shown, false]);
  },
);
