/** The machines of flat costs have the stated number of objects while their costs are measured. */
import { expect, test } from 'vitest';
import { childrenOfOne, endpointsOfOwner } from './flat-costs.ts';

const ROUNDS = 2000;

test('an owner keeps its endpoints while it creates and closes one more', () => {
  const { machine, kernel, count } = endpointsOfOwner(40);
  const { endpoints } = kernel.core.state;
  const before = endpoints.live;
  machine.run({ maxRounds: ROUNDS });
  expect(count()).toBeGreaterThan(10);
  expect(before).toBeGreaterThanOrEqual(40);
  expect(endpoints.live - before).toBeLessThanOrEqual(1);
});

test('a parent polls while all of its children are blocked', () => {
  const { machine, kernel, count } = childrenOfOne(12);
  machine.run({ maxRounds: ROUNDS });
  expect(count()).toBeGreaterThan(10);
  expect(kernel.core.state.tasks.live).toBe(13);
});
