/** The programs of a boot, by pid and by what is due next. */
import { LIMITS } from '@abicus/abi-init';
import { asCapSlot, asPid } from '@abicus/abi-kernel';
import { expect, test } from 'vitest';
import { ProgramTable, type SupervisedProgram } from '../src/programs.ts';
import { bootOf, bootProgram, SUPERVISION } from './small-boot.ts';

/** The first pid of a place in the kernel's table, and the next one. */
const [PID, NEXT] = [asPid(0x1_0003), asPid(0x2_0003)];

function table(): readonly [ProgramTable, SupervisedProgram, SupervisedProgram] {
  const made = new ProgramTable(bootOf(bootProgram('a', 3), bootProgram('b', 4)));
  const [a, b] = made.all;
  if (a === undefined || b === undefined) throw new Error('two programs');
  return [made, a, b];
}

test('a pid names the program whose instance has it, and not one in the place of a task that has ended', () => {
  const [programs, a] = table();
  a.created({ pid: NEXT, control: asCapSlot(7) }, { grants: 3, requests: undefined });
  expect([programs.ofPid(NEXT), programs.ofPid(PID)]).toEqual([a, undefined]);
});

test('what is due next is the earliest of all, and is due at its time and not before', () => {
  const [programs, a, b] = table();
  expect([programs.nextDue(), programs.dueAt(10n ** 18n)]).toEqual([0n, []]);
  a.life.started(9n);
  b.life.started(4n);
  const due = 4n + LIMITS.startBudget + 1n;
  expect(programs.nextDue()).toBe(due);
  expect([programs.dueAt(due - 1n), programs.dueAt(due)]).toEqual([[], [b]]);
  expect(programs.dueAt(due + 5n)).toEqual([a, b]);
  b.life.ready();
  expect(programs.nextDue()).toBe(due + 5n);
});

test.each([
  ['the first', [5n, 9n]],
  ['the second', [9n, 5n]],
])('what is due next is that of %s of two programs, where it is the earlier one', (_, times) => {
  const [programs, ...both] = table();
  for (const [i, program] of both.entries()) program.life.started(times[i] ?? 0n);
  expect(programs.nextDue()).toBe(5n + LIMITS.startBudget + 1n);
});

test('a restart that is due one nanosecond after the machine began is due then', () => {
  const supervision = { ...SUPERVISION, backoffNs: [1n, 1n] } as const;
  const programs = new ProgramTable(bootOf(bootProgram('a', 3, { supervision })));
  for (const { life } of programs.all) life.unstarted(0n);
  expect([programs.nextDue(), programs.dueAt(1n)]).toEqual([1n, programs.all]);
});

test('an instance counts what it was given at its creation and each service once, and the next one counts anew', () => {
  const [, a] = table();
  const given = { grants: 3, requests: undefined };
  a.created({ pid: PID, control: asCapSlot(7) }, given);
  for (const service of ['x', 'y', 'x']) a.connected(service, NEXT);
  expect([a.grants, a.holds('x'), a.holds('z')]).toEqual([5, true, false]);
  a.created({ pid: NEXT, control: asCapSlot(7) }, given);
  expect([a.grants, a.holds('x')]).toEqual([3, false]);
});
