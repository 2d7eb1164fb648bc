/** What packages no longer export is answered for: each removal of the example contracts, and more draws. */
import { expect, test } from 'vitest';
import { runs } from '../diff/testing/draws.ts';
import { lostByRemovals, untoldEdits } from './testing/exports.ts';

test('a package that no longer exports a name needs a major version, whatever entry was taken away', async () => {
  const { lost, untold } = await lostByRemovals(1);
  expect(lost).toBeGreaterThan(50);
  expect(untold).toEqual([]);
});

test('a package that no longer exports a name needs a major version, whatever was edited', async () => {
  expect(await untoldEdits(20 * runs)).toEqual([]);
});
