/** The tables of C and Rust hold every name that drawn contracts write, and no other. */
import { expect, test } from 'vitest';
import { strangersInDrawn } from './native-names.ts';

test('of drawn contracts each identifier of header and crate is in the tables', async () => {
  const { generated, strangers } = await strangersInDrawn(60);
  expect(strangers).toEqual([]);
  expect(generated).toBeGreaterThan(10);
});
