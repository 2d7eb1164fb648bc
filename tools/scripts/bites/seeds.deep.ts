/** Seeds decide what a run of the ladder does, whatever the number of harts. */
import { expect, test } from 'vitest';
import { HART_COUNTS } from '../../../apps/selftest/src/options.ts';
import { isVaried, twice } from '../../../apps/selftest/test/repeated.ts';

test.each(HART_COUNTS)('seeds 1 to 5 do not all give the same log: %d harts', (harts) => {
  expect(isVaried(harts)).toBe(true);
});

test.each(HART_COUNTS)(
  'two runs with the same seed and %d harts give the same digest and log',
  (harts) => {
    const [one, other] = twice(harts);
    expect(one.digest).toMatch(/^[0-9a-f]{16}$/);
    expect(other).toEqual(one);
  },
);
