import { expect, test } from 'vitest';
import { whyEnded } from './batch.ts';

test('a worker that ends without a word is a failure with a reason', () => {
  expect(whyEnded(0, null, '')).toBe('ended its process with 0, without a word');
  expect(whyEnded(1, null, 'RangeError: too deep')).toBe('RangeError: too deep');
  expect(whyEnded(null, 'SIGKILL', '')).toBe('does not end within 90 s');
});
