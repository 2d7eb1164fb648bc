import { expect, test } from 'vitest';
import { answer, answerWide, DONE, rejectCall, type Call } from './call.ts';
import type { Cpu } from './cpu.ts';
import { isReject, reject } from './reject.ts';
import { A0, resultOf, SP, u64In } from './registers.ts';
import { release, reserve } from './stack-alloc.ts';
import { inUserHalf, USER_END, type UserMemory } from './user-memory.ts';

const nothing: UserMemory = {
  readable: () => false,
  writable: () => false,
  read: () => undefined,
  write: () => false,
};

function called(): Call {
  return { x: new Int32Array(64), memory: nothing };
}

test('a wideReject is the negative number of its error, and names its check', () => {
  const call = called();
  const reason = reject('map.right', 'EPERM', 1);
  expect(rejectCall(call, reason)).toBe(reason);
  expect(resultOf(call.x)).toBe(-1);
  expect(isReject(reason)).toBe(true);
  expect(isReject({ errno: 1, error: 'EPERM', check: 'map.right' })).toBe(false);
  expect(Object.isFrozen(reason)).toBe(true);
});

test('an answer is in a0, 64 bits wide', () => {
  const call = called();
  expect(answer(call, 2 ** 40)).toBe(DONE);
  expect(u64In(call.x, A0)).toBe(2n ** 40n);
  expect(answer(call, -3)).toBe(DONE);
  expect(u64In(call.x, A0)).toBe(2n ** 64n - 3n);
  expect(answerWide(call, 2n ** 64n - 1n)).toBe(DONE);
  expect(u64In(call.x, A0)).toBe(2n ** 64n - 1n);
});

test('stack space is aligned and released', () => {
  const x = new Int32Array(64);
  x[SP] = 0x7000;
  const cpu = { x } as unknown as Cpu;
  expect(reserve(cpu, 17)).toBe(0x7000 - 32);
  expect(x[SP]).toBe(0x7000 - 32);
  release(cpu, 17);
  expect(x[SP]).toBe(0x7000);
  expect(reserve(cpu, 0)).toBe(0x7000);
});

test.each([
  [1, 1, true],
  [0, 1, false],
  [0, 0, true],
  [-1, 0, false],
  [-1, 4, false],
  [1, -1, false],
  [USER_END - 4, 4, true],
  [USER_END - 4, 5, false],
  [USER_END, 1, false],
  [4096, Number.MAX_SAFE_INTEGER, false],
])('the user half contains %i and %i bytes: %s', (va, length, holds) => {
  expect(inUserHalf(va, length)).toBe(holds);
});
