/**
 * The generated suites of the kernel ABI: named integers and structures, registers and memory in
 * and an error or the handler out, and the program's side of each operation.
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

test('each bound of a length is taken, and one more is refused', () => {
  const limits = ['maxFrame', 'imageBytes', 'serviceName', 'debugLine'];
  for (const id of limits.map((name) => `kernel.limit.${name}`)) {
    const cases = decodeCases(CALLS).filter(({ covers }) => covers.includes(id));
    expect([id, new Set(cases.map(({ errno }) => errno === 0))]).toEqual([
      id,
      new Set([true, false]),
    ]);
  }
});
