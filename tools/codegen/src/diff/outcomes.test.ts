/** What a change of each point is, in each direction: the whole table of judges, one line for each point. */
import { expect, test } from 'vitest';
import { JUDGES } from './leaves.ts';
import { outcomesOf } from './testing/directions.ts';
import { OUTCOMES } from './testing/outcomes.ts';

/** Points by what their changes come to; a point of which two things are said stands there twice. */
const stated = OUTCOMES.trim()
  .split(/\n(?! )/)
  .flatMap((row) => {
    const [outcome = '', ...lines] = row.split('\n');
    const points = lines.join(' ').split(',');
    return points.map((point) => [point.trim(), outcome] as const);
  });

test('what a change of a point is is stated of each point that is judged, and of no other', () => {
  expect(stated.map(([point]) => point).toSorted()).toEqual(Object.keys(JUDGES).toSorted());
});

test.each(stated)('a change of %s: %s', (point, outcome) => {
  expect(outcomesOf(point)).toBe(outcome);
});
