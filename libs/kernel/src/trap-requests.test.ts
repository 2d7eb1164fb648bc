/** Software interrupts: with a request a busy hart lets a higher class run, and without one it goes on as it was. */
import { QosClass } from '@abicus/abi-kernel';
import { CAUSE_SUPERVISOR_SOFTWARE } from '@abicus/emulator';
import { expect, test } from 'vitest';
import { World } from '../test/support/world.ts';
import { setQos } from './sched/set-qos.ts';

test.each([
  ['with a request', true],
  ['without one', false],
])('%s', (_, isRequested) => {
  const world = new World({ harts: 1 });
  const { core, init } = world;
  const child = world.exec(init);
  const [cpu] = core.state.cpus;
  const [hart] = world.machine.harts;
  if (cpu === undefined || hart === undefined) throw new Error('a machine has a hart');
  expect(cpu.current).toBe(world.task(init).index);
  setQos(core, world.task(child), QosClass.Interactive);
  expect(cpu.reschedPending).toBe(true);
  cpu.reschedPending = isRequested;
  const { spurious, reschedAcked } = core.counters;
  hart.csr.scause = CAUSE_SUPERVISOR_SOFTWARE;
  world.kernel.trap(hart);
  expect(cpu.current).toBe(world.task(isRequested ? child : init).index);
  expect([core.counters.spurious - spurious, core.counters.reschedAcked - reschedAcked]).toEqual(
    isRequested ? [0, 1] : [1, 0],
  );
});
