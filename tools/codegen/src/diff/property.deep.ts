/** The properties of `property.test.ts` with more draws. */
import { expect, test } from 'vitest';
import { runs } from './testing/draws.ts';
import { unclassified, unnoticed } from './testing/properties.ts';

test('an edit is a change with a class, prose, or what an absent key means', async () => {
  expect(await unclassified(120 * runs)).toEqual([]);
});

test('whenever generated code differs, there is a change', async () => {
  expect(await unnoticed(40 * runs)).toEqual([]);
});
