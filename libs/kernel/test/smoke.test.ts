import { getpidRaw } from '@abicus/abi-kernel';
import { expect, test } from 'vitest';
import { World } from './world.ts';

test('getpid: the pid that exec gave', () => {
  const world = new World();
  const child = world.exec(world.init);
  expect(world.call(child, (cpu) => getpidRaw(cpu))).toBe(child.pid);
  expect(world.call(world.init, (cpu) => getpidRaw(cpu))).toBe(world.init.pid);
});
