/**
 * Runs the generated suites of the kernel ABI: vectors of named integers and structures, decoding of registers and memory
 * into an error or a call of the handler, and the wrappers that programs call.
 */
import { dispatch } from '@abicus/abi-kernel';
import { CALLS, TYPES } from '@abicus/abi-kernel/testing';
import {
  decodeCases,
  decodeTests,
  dispatchDriver,
  titled,
  typeTests,
  wrapperTests,
} from '@abicus/wire/testing';
import { expect, test } from 'vitest';

const TESTS = [
  ...typeTests(TYPES),
  ...decodeTests(CALLS, dispatchDriver(dispatch)),
  ...wrapperTests(CALLS),
];

test.each(titled(TESTS))('%s', (_, { run, expected }) => expect(run()).toEqual(expected));

/** Defines a test that the decoder accepts and rejects on both sides of a limit of a buffer, an address with a length. */
function provenBy(limit: string): void {
  test(`${limit} is accepted, and one more is rejected`, () => {
    const cases = decodeCases(CALLS).filter(({ covers }) => covers.includes(limit));
    const drive = dispatchDriver(dispatch);
    expect(new Set(cases.map((one) => drive(one) === 0))).toEqual(new Set([true, false]));
  });
}

provenBy('kernel.limit.maxFrame');
provenBy('kernel.limit.imageBytes');
provenBy('kernel.limit.serviceName');
provenBy('kernel.limit.debugLine');
