/** The end of a timeslice by a yield. */
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
