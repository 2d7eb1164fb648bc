/**
 * The generated test cases of timed's protocol: its types, frames with their value or error, and
 * malformed requests with their exact reply.
 */
import { serve } from '@abicus/abi-timed';
import { TIMED_SERVICE, TYPES } from '@abicus/abi-timed/testing';
import { codecTests, serveDriver, serveTests, titled, typeTests } from '@abicus/wire/testing';
import { describe, expect, test } from 'vitest';

test.each(titled([...typeTests(TYPES), ...codecTests(TIMED_SERVICE)]))(
  '%s',
  (_, { run, expected }) => expect(run()).toEqual(expected),
);

describe('serving', () => {
  test.each(titled(serveTests(TIMED_SERVICE, serveDriver(serve))))('%s', (_, { run, expected }) =>
    expect(run()).toEqual(expected),
  );
});
