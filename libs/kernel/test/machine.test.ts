/** Reschedule requests between the harts of a whole machine. */
import { getpidRaw, ipcRecvRaw, ipcSendRaw } from '@abicus/abi-kernel';
import { expect, test } from 'vitest';
import { rounds } from './support/rounds.ts';
import { HELD, setUp } from './slots/setup.ts';
import { VA, World } from './support/world.ts';

/** Sends and receives messages, one step at a time. */
function* work(world: World): Generator<void> {
  const { caller, endpoint } = setUp(world);
  for (let i = 0; i < 10; i++) {
    yield;
    world.begin(world.init, (cpu) => ipcRecvRaw(cpu, endpoint, VA.header, VA.payload, 64, 0, 0n));
    yield;
    world.call(caller, (cpu) => ipcSendRaw(cpu, HELD.send, VA.header, VA.payload, 0, 0, 0n));
    world.result(world.init);
  }
}

test('smp-hardening.invariant.causalChain: each acknowledgement has a trap, an interrupt and a request before it', () => {
  const world = new World({ harts: 4 });
  const links = () => {
    const { reschedAccepted, ipiSent, softwareTraps, reschedAcked } = world.core.counters;
    return { reschedAccepted, ipiSent, softwareTraps, reschedAcked };
  };
  const before = links();
  const works = work(world);
  for (const _ of rounds(100)) {
    if (works.next().done === true) break;
    const { reschedAccepted, ipiSent, softwareTraps, reschedAcked } = links();
    expect(reschedAccepted).toBeGreaterThanOrEqual(ipiSent);
    expect(ipiSent).toBeGreaterThanOrEqual(reschedAcked);
    expect(softwareTraps).toBeGreaterThanOrEqual(reschedAcked);
  }
  world.settle();
  expect(links().reschedAcked).toBeGreaterThan(before.reschedAcked);
  expect(links().reschedAcked).toBe(links().reschedAccepted);
});

test('smp-hardening.invariant.counterfactual: an interrupt without a request acknowledges nothing', () => {
  const world = new World({ harts: 2 });
  const { counters } = world.core;
  const { reschedAcked, spurious } = counters;
  world.machine.board.clint.setMsip(1, true);
  world.settle();
  expect(counters.reschedAcked).toBe(reschedAcked);
  expect(counters.spurious).toBeGreaterThan(spurious);
  expect(world.call(world.init, (cpu) => getpidRaw(cpu))).toBe(world.init.pid);
});
