/** Selftests with each number of harts, compared with the contracts of this workspace. */
import { expect, test } from 'vitest';
import { AS_SAID, comparedWith } from '../test/whole-system.ts';

test.each(['1', '2', '4', '64'])(
  'at the end of a selftest with %s harts each task holds what its contract says',
  async (smp) => {
    expect(await comparedWith(smp)).toEqual(AS_SAID);
  },
);
