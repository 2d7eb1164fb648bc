import { expect, test } from 'vitest';
import { plural } from './plural.ts';

test('one thing is told in the singular, none and several in the plural', () => {
  const told = [0, 1, 2, 1234].map((count) => plural(count, 'finding'));
  expect(told).toEqual(['0 findings', '1 finding', '2 findings', '1,234 findings']);
});
