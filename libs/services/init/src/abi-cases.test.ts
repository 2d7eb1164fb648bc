/** The generated test cases of init's messages, and one message computed by hand. */
import { encodeStart, type Start } from '@abicus/abi-init';
import { TYPES } from '@abicus/abi-init/testing';
import { titled, toHex, typeTests } from '@abicus/wire/testing';
import { expect, test } from 'vitest';

test.each(titled(typeTests(TYPES)))('%s', (_, { run, expected }) =>
  expect(run()).toEqual(expected),
);

test('init.type.Start by hand: STRT, the grants, zeros', () => {
  const start: Start = { grants: 3 };
  expect(toHex(encodeStart(start))).toBe('53545254' + '03000000' + '0000000000000000');
});
