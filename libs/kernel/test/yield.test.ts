/** The end of a timeslice at a syscall. */
import { capCloneRaw, yieldRaw } from '@abicus/abi-kernel';
import { expect, test } from 'vitest';
import { World } from './support/world.ts';

test('yield: ends the timeslice of its caller, and the next syscall of that ends no other', () => {
  const world = new World({ harts: 1 });
  const { init } = world;
  const child = world.exec(init);
  const { counters } = world.core;
  child.puppet.ask((cpu) => yieldRaw(cpu));
  const switches = world.call(init, function* (cpu) {
    const start = counters.switches;
    yield* yieldRaw(cpu);
    const back = counters.switches;
    yield* capCloneRaw(cpu, 90);
    return [back - start, counters.switches - back];
  });
  expect(switches).toEqual([2, 0]);
});

test('kernel.limit.timeslice: a task whose timeslice is over lets the next one run at its syscall', () => {
  const world = new World({ harts: 1 });
  const { init } = world;
  const child = world.exec(init);
  const { counters, state } = world.core;
  const [cpu] = state.cpus;
  if (cpu === undefined) throw new Error('a machine has a hart');
  child.puppet.ask((registers) => yieldRaw(registers));
  const switches = world.call(init, function* (registers) {
    const start = counters.switches;
    cpu.timesliceEndNs = world.core.machine.nowNs;
    yield* capCloneRaw(registers, 90);
    return counters.switches - start;
  });
  expect(switches).toBe(2);
});
