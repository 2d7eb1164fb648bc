/** The generated test cases of the protocol `stats`. */
import { PRINCIPALS, serve, type StatsHandlers } from '@abicus/abi-service';
import type { Caller } from '@abicus/wire/service';
import { STATS_SERVICE, TYPES } from '@abicus/abi-service/testing';
import { codecTests, serveDriver, serveTests, titled, typeTests } from '@abicus/wire/testing';
import { describe, expect, test } from 'vitest';

test.each(titled([...typeTests(TYPES), ...codecTests(STATS_SERVICE)]))(
  '%s',
  (_, { run, expected }) => expect(run()).toEqual(expected),
);

const READER = { sender: PRINCIPALS['selftest-client'] };
/** Serves the requests of a caller with authority. */
const asReader = (handlers: StatsHandlers<Caller>, _: undefined, frame: Uint8Array) =>
  serve(handlers, READER, frame);

describe('serving', () => {
  test.each(titled(serveTests(STATS_SERVICE, serveDriver(asReader))))(
    '%s',
    (_, { run, expected }) => expect(run()).toEqual(expected),
  );
});
