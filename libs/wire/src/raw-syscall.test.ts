import { expect, test } from 'vitest';
import type { Cpu, Program } from './cpu.ts';
import { A0, setNumber } from './registers.ts';
import { RawSyscall } from './raw-syscall.ts';

const cpu = (): Cpu => ({ x: new Int32Array(64) }) as unknown as Cpu;

test('a raw call traps once, and returns a0 when it resumes', () => {
  const hart = cpu();
  function* program(): Program<number[]> {
    return [yield* new RawSyscall(hart), yield* new RawSyscall(hart)];
  }
  const running = program();
  expect(running.next()).toEqual({ done: false, value: undefined });
  setNumber(hart.x, A0, 7);
  expect(running.next()).toEqual({ done: false, value: undefined });
  // A program may resume on another hart.
  hart.x = new Int32Array(64);
  setNumber(hart.x, A0, -11);
  expect(running.next()).toEqual({ done: true, value: [7, -11] });
});

test('a program that traps itself gets the same result, on the hart where it resumes', () => {
  const hart = cpu();
  function* program(): Program<number> {
    const call = new RawSyscall(hart);
    yield;
    return call.result();
  }
  const running = program();
  expect(running.next()).toEqual({ done: false, value: undefined });
  hart.x = new Int32Array(64);
  setNumber(hart.x, A0, -11);
  expect(running.next()).toEqual({ done: true, value: -11 });
});

test('two programs in a raw call at once do not interfere', () => {
  const [one, other] = [cpu(), cpu()].map((hart) => new RawSyscall(hart));
  expect([one?.next().done, other?.next().done]).toEqual([false, false]);
  expect([one?.next().done, other?.next().done]).toEqual([true, true]);
});

test('a program in a raw call can be ended from outside, like any generator', () => {
  function* program(): Program<number> {
    return yield* new RawSyscall(cpu());
  }
  const [returned, thrown] = [program(), program()];
  returned.next();
  thrown.next();
  expect(returned.return(3)).toEqual({ done: true, value: 3 });
  expect(() => thrown.throw(new Error('ended'))).toThrow('ended');
});
