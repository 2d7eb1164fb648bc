/** The generated suites of the nonces' types. */
import { TYPES } from '@abicus/abi-ipc/testing';
import { titled, typeTests } from '@abicus/wire/testing';
import { expect, test } from 'vitest';

test.each(titled(typeTests(TYPES)))('%s', (_, { run, expected }) =>
  expect(run()).toEqual(expected),
);
