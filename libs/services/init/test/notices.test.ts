/** Which messages init takes for the end of a program: notices of the kernel, and nothing that is not one. */
import { MsgType, SYSCALL } from '@abicus/abi-kernel';
import type { ProgramMain } from '@abicus/program';
import {
  A1,
  A4,
  A7,
  resultOf,
  setNumber,
  u16In,
  u32In,
  type Cpu,
  type Program,
} from '@abicus/wire';
import { expect, test } from 'vitest';
import { ASK, obedient, receiveUntil, request, timeOf } from './programs.ts';
import type { TestProgram } from './supervised.ts';
import { runMain, SLOT } from './with-main.ts';

const MS = 1_000_000n;
const A: TestProgram = { name: 'a', main: obedient };

/** Init, whose first notice of an end is changed before init sees it. */
const changing = (change: (cpu: Cpu) => void) => (init: ProgramMain) =>
  function* changed(cpu: Cpu): Program {
    const steps = init(cpu);
    let isChanged = false;
    while (steps.next().done !== true) {
      const receives = u32In(cpu.x, A7) === SYSCALL.ipcReplyRecvV2;
      yield;
      if (!receives || isChanged || resultOf(cpu.x) < 0) continue;
      if (u16In(cpu.x, A1) !== MsgType.PeerGone || u32In(cpu.x, A4) !== 0) continue;
      isChanged = true;
      change(cpu);
    }
  };

/** The ends that init tells of a program that fails, before that of the main program. */
function endsTold(change: (cpu: Cpu) => void): readonly string[] {
  const { init } = runMain<never>(
    [A],
    function* fail(cpu) {
      yield* request(cpu, SLOT.first, ASK.fault);
      yield* receiveUntil(cpu, (yield* timeOf(cpu)) + 5n * MS);
    },
    { wrap: changing(change) },
  );
  return init.filter((line) => line.startsWith('init: end '));
}

test('a notice of the kernel that a program has ended ends it', () => {
  expect(endsTold(() => {})).toEqual(['init: end a reason=fault status=-22']);
});

test.each([
  ['of the kernel with another type', (cpu: Cpu) => setNumber(cpu.x, A1, MsgType.Interrupt)],
  ['of the kernel without a type', (cpu: Cpu) => setNumber(cpu.x, A1, 0)],
  ['of a task with the type of a notice', (cpu: Cpu) => setNumber(cpu.x, A4, 1)],
])('a message %s ends no program, though it holds the serial of a watch', (_, change) => {
  expect(endsTold(change)).toEqual([]);
});
