/** No verb waits for a pipe in the place of a file: each says what is there. */
import { expect, test } from 'vitest';
import { CELLS, isPipe, outcomeOf } from '../test/odd-files.ts';

test.each(CELLS.filter(isPipe))('$verb: $file is a pipe', async (one) => {
  const { isSeen, said } = await outcomeOf(one);
  expect(said).not.toContain('internal error');
  expect({ isSeen, said }).toEqual({ isSeen: true, said });
});
