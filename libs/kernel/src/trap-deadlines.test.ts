/** Deadlines are served by each trap of each hart, also one whose timer is not theirs: none waits for the boot hart. */
import { asInstant, ipcRecvRaw, Rights, SYSCALL } from '@abicus/abi-kernel';
import {
  CAUSE_LOAD_PAGE_FAULT,
  CAUSE_SUPERVISOR_TIMER,
  CAUSE_USER_ECALL,
  TICK_NS,
} from '@abicus/emulator';
import { A7, setNumber } from '@abicus/wire';
import { expect, test } from 'vitest';
import { VA, World } from '../test/support/world.ts';

const SLOT = 5;

test.each([
  ['a syscall', CAUSE_USER_ECALL],
  ['a fault', CAUSE_LOAD_PAGE_FAULT],
  ['an interrupt', CAUSE_SUPERVISOR_TIMER],
])('%s of another hart wakes a task whose deadline has passed, and not before', (_, scause) => {
  const world = new World({ harts: 4 });
  const [waiter, other] = [world.exec(world.init), world.exec(world.init)];
  world.give(world.init, world.endpoint(), waiter, Rights.RECV, SLOT);
  const deadline = asInstant(world.machine.nowNs + 1_000_000);
  world.begin(waiter, (cpu) =>
    ipcRecvRaw(cpu, SLOT, VA.header, VA.payload, 64, 0, BigInt(deadline)),
  );
  const hart = world.hart(other);
  const { counters } = world.core;
  const before = counters.expired;
  const expiredAt = (ns: number): number => {
    world.machine.board.clint.advanceTo(ns / TICK_NS);
    hart.csr.scause = scause;
    setNumber(hart.x, A7, SYSCALL.getpid);
    world.kernel.trap(hart);
    return counters.expired - before;
  };
  expect(hart.id).not.toBe(0);
  const late = Math.ceil(deadline / TICK_NS) * TICK_NS;
  // A task that faults traps once.
  const early = scause === CAUSE_LOAD_PAGE_FAULT ? 0 : expiredAt(late - TICK_NS);
  expect([early, expiredAt(late), world.isBlocked(waiter)]).toEqual([0, 1, false]);
});
