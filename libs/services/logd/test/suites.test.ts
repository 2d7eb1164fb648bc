/** The generated suites of logd: its types and frames in both directions, and the exact reply to each malformed request. */
import { serve } from '@abicus/abi-logd';
import { LOGD_SERVICE, TYPES } from '@abicus/abi-logd/testing';
import { codecTests, serveDriver, serveTests, titled, typeTests } from '@abicus/wire/testing';
import { describe, expect, test } from 'vitest';

test.each(titled([...typeTests(TYPES), ...codecTests(LOGD_SERVICE)]))(
  '%s',
  (_, { run, expected }) => expect(run()).toEqual(expected),
);

describe('serving', () => {
  test.each(titled(serveTests(LOGD_SERVICE, serveDriver(serve))))('%s', (_, { run, expected }) =>
    expect(run()).toEqual(expected),
  );
});
