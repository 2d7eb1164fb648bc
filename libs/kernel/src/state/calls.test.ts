import type { Pid } from '@abicus/abi-kernel';
import { expect, test } from 'vitest';
import { addCall, callAt, findCall, LAST_USE, newCalls, removeCall, tokenOf } from './calls.ts';

const CALLER = 7 as Pid;

test('a token finds its call until that ends, and no later call of the same index', () => {
  const calls = newCalls();
  const call = addCall(calls, CALLER, 3);
  const token = tokenOf(call);
  expect([findCall(calls, token), callAt(calls, call.index)]).toEqual([call, call]);
  removeCall(calls, call);
  expect([findCall(calls, token), callAt(calls, call.index)]).toEqual([undefined, undefined]);
  const next = addCall(calls, CALLER, 3);
  expect([next.index, findCall(calls, token)]).toEqual([call.index, undefined]);
  expect([findCall(calls, 0), callAt(calls, 0)]).toEqual([undefined, undefined]);
});

test('an index is retired after its last use, whose token is exact', () => {
  const calls = newCalls();
  const call = addCall(calls, CALLER, 3);
  removeCall(calls, call);
  call.uses = LAST_USE - 1;
  expect(addCall(calls, CALLER, 3)).toBe(call);
  expect([call.uses, Number.isSafeInteger(tokenOf({ ...call, index: 65_535 }))]).toEqual([
    LAST_USE,
    true,
  ]);
  removeCall(calls, call);
  expect(addCall(calls, CALLER, 3).index).not.toBe(call.index);
});
