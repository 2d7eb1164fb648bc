/** Operations with names that mean something to the language. */
import { expect, test } from 'vitest';
import { lastWord } from './names.ts';
import { EVERYTHING_SERVED } from '../testing/everything-served.ts';
import { generatedFrom, run } from '../testing/generated.ts';

test('an operation called `then` makes no promise of its module, which would never be imported', async () => {
  const renamed = EVERYTHING_SERVED.replaceAll(/\bdelete\b/g, 'then');
  const made = await run(await generatedFrom(renamed));
  expect(made).toHaveProperty('thenNow');
  expect(made).not.toHaveProperty('then');
});

test('an operation called by a word of the language is called `Now`', async () => {
  const made = await run(await generatedFrom(EVERYTHING_SERVED));
  expect(made).toHaveProperty('deleteNow');
});

test('a type called `as` could not be imported, and is a finding', async () => {
  const sections = `types: { as: enumeration(u8, { On: 1 }, { closed: false }) },`;
  await expect(generatedFrom(sections)).rejects.toThrow("becomes 'as' in TypeScript");
});

test('a result is called by the last word of its type that begins with a letter', () => {
  expect([lastWord('ExitStatus'), lastWord('add_1')]).toEqual(['status', 'add']);
});
