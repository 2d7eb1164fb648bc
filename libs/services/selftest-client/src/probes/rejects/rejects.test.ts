/** Which checks the ladder does not violate, each for a reason of its own. */
import { expect, test } from 'vitest';
import { CAPABILITY_REJECTS } from './capabilities.ts';

const OPERATIONS = [...CAPABILITY_REJECTS.operations];

test('each check that no program violates has a reason of its own', () => {
  const reasons = OPERATIONS.flatMap(({ impossible }) => [...impossible.values()]);
  expect(reasons.filter((text, i) => reasons.indexOf(text) !== i)).toEqual([]);
});

test('each operation has a call that is rejected', () => {
  expect(OPERATIONS.filter(({ calls }) => calls.length === 0)).toEqual([]);
});
