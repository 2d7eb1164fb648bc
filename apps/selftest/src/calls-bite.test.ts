/**
 * The rungs of calls in one trap: each is red if the kernel, as the client or its peer sees it, breaks what it proves. Here
 * one fault of each element; all faults: `tools/scripts/bites/calls.deep.ts`.
 */
import { expect, test } from 'vitest';
import { CASES, found, RUNGS, runWith, shownBy, type Case } from '../test/call-faults.ts';
import { nothing } from '../test/tampered.ts';

const claimOf = ({ rung, element }: Case): string => `${rung} ${element}`;

/** The first fault of each element of a rung. */
const first = [...new Map(CASES.toReversed().map((row) => [claimOf(row[1]), row])).values()];

test.each(first)('%s', (_, one) => {
  expect(shownBy(one)).toEqual(found(one));
});

test('each element that these rungs prove has a fault that its rung finds', () => {
  const claimed = Object.entries(RUNGS).flatMap(([name, { proves }]) =>
    proves.map((element) => `${name} ${element}`),
  );
  expect(new Set(first.map(([, one]) => claimOf(one)))).toEqual(new Set(claimed));
});

test('without a fault the ladder is accepted, though a syscall is looked at', () => {
  for (const [, one] of first.slice(0, 1)) {
    expect(runWith({ ...one, fault: nothing }).accepted).toBe(true);
  }
});
