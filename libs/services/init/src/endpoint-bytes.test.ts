/** The bytes of queues that a program has for each endpoint that it may create. */
import { LIMITS, WITHIN } from '@abicus/abi-init';
import { expect, test } from 'vitest';

test('init.limit.endpointBytes: 64 KiB for each endpoint are within it, one byte more is not', () => {
  expect(LIMITS.endpointBytes).toBe(64 * 1024);
  expect(WITHIN.endpointBytes(LIMITS.endpointBytes)).toBe(true);
  expect(WITHIN.endpointBytes(LIMITS.endpointBytes + 1)).toBe(false);
});
