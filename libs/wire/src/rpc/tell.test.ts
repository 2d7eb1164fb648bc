/** Listeners that fail: by a throw, or by the promise of an async one. */
import { expect, test } from 'vitest';
import { tell } from './tell.ts';

test.each<readonly [what: string, listener: () => unknown]>([
  [
    'throws',
    () => {
      throw new Error('mine');
    },
  ],
  ['gives a promise that rejects', () => Promise.reject(new Error('mine'))],
])('a listener that %s is reported, and no promise is left that rejects', async (_, listener) => {
  const told = Promise.withResolvers<string>();
  tell(listener, 1, () => told.resolve('told'));
  expect(await told.promise).toBe('told');
});

test('a listener gets the params, and one that does not fail is not reported', async () => {
  const given: unknown[] = [];
  const done = Promise.resolve();
  const listener = (params: number): unknown => {
    given.push(params);
    return done;
  };
  tell(listener, 7, () => given.push('told'));
  await done;
  expect(given).toEqual([7]);
});
