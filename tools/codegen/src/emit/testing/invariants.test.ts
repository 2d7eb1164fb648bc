/** Tests draw from the domain that the contract says: the constants that they name are generated. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { EVERYTHING_SERVED } from '../../testing/everything-served.ts';
import { generatedFrom, writtenOut } from '../../testing/generated.ts';

test('each invariant of a package is in its INVARIANTS, with the domain of its contract', async () => {
  const folder = writtenOut(await generatedFrom(EVERYTHING_SERVED));
  const at = pathToFileURL(join(folder, 'src/testing/index.ts')).href;
  const made: unknown = await import(/* @vite-ignore */ at);
  expect(Reflect.get(Object(made), 'INVARIANTS')).toEqual({
    'kernel.invariant.apart': { id: 'kernel.invariant.apart', forAll: 'key' },
  });
});

test('a package without invariants has no INVARIANTS', async () => {
  expect([...(await generatedFrom('')).keys()]).not.toContain('testing/invariants.ts');
});
