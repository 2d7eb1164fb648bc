/** The generated cases of the nonces' types. */
import { TYPE_CASES } from '@abicus/abi-ipc/testing';
import { expect, test } from 'vitest';

test.each(TYPE_CASES.map((one) => [one.id, one] as const))(
  '%s takes its edges and refuses what is outside',
  (_, one) => {
    for (const value of one.taken) {
      expect([value, one.make(value as never)]).toEqual([value, { ok: true, value }]);
    }
    for (const value of one.refused) {
      expect([value, one.make(value as never)]).toEqual([value, { ok: false, error: one.error }]);
    }
  },
);
