/** Where a run ends: rungs by text and by name, and which lines are theirs. */
import { MARKERS } from '@abicus/abi-timed';
import { SYSTEM } from '@abicus/system';
import { expect, test } from 'vitest';
import { isLineOf, rungOf } from './goal.ts';

const { ladder } = SYSTEM;

test('a rung of a profile is found by its text and by its name, and by nothing else', () => {
  const { text } = MARKERS.timedReady;
  const name = rungOf(ladder, 'smp1', text);
  expect(name).toBe(ladder.rungs.find((rung) => rung.text === text)?.name);
  expect(rungOf(ladder, 'smp1', name ?? '')).toBe(name);
  expect(name).not.toBe(text);
  expect(rungOf(ladder, 'smp1', `${text} `)).toBeUndefined();
  // A rung of more harts is none of this profile.
  expect(rungOf(ladder, 'smp', 'SELFTEST: smp work ok')).toBeDefined();
  expect(rungOf(ladder, 'smp1', 'SELFTEST: smp work ok')).toBeUndefined();
});

test.each([
  [false, '[timed] timed: ready', true],
  [false, '[timed] timed: ready 7', false],
  [false, 'timed: ready', false],
  [true, '[timed] timed: ready 7', true],
  [true, '[timed] timed: ready', true],
  [true, 'timed: ready', false],
])('of a rung with a detail (%s) the line %s is its own: %s', (detail, line, isOwn) => {
  const [rung] = ladder.rungs;
  if (rung === undefined) throw new Error('no rungs');
  expect(isLineOf({ ...rung, text: 'timed: ready', detail }, line)).toBe(isOwn);
});
