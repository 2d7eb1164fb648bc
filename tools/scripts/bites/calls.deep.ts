/** Each fault of a call in one trap makes its rung red; without one the ladder is accepted. */
import { expect, test } from 'vitest';
import {
  CASES,
  found,
  runWith,
  shownBy,
  type Case,
} from '../../../apps/selftest/test/call-faults.ts';
import { nothing } from '../../../apps/selftest/test/tampered.ts';

test.each(CASES)('%s', (_, one) => {
  expect(shownBy(one)).toEqual(found(one));
});

test('without a fault the ladder is accepted, though each syscall is looked at', () => {
  const seen = new Map<string, Case>();
  for (const [, one] of CASES) seen.set(`${one.by} ${one.rung} ${one.call}`, one);
  for (const one of seen.values()) expect(runWith({ ...one, fault: nothing }).accepted).toBe(true);
});
