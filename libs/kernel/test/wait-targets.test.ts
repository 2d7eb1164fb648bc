/** Which tasks may be waited for: children alone, and no task that is above, below or beside them. */
import { WaitFlags, waitInfoRaw, waitNohangRaw, waitRaw } from '@abicus/abi-kernel';
import type { Cpu, Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import { VA, World } from './support/world.ts';

type Attempt = (cpu: Cpu, target: number) => Program<number>;

const WAITS: Readonly<Record<string, Attempt>> = {
  wait: (cpu, target) => waitRaw(cpu, target),
  waitNohang: (cpu, target) => waitNohangRaw(cpu, target),
  waitInfo: (cpu, target) => waitInfoRaw(cpu, target, WaitFlags.NOHANG, VA.info),
};

test.each(Object.entries(WAITS))('%s', (name, attempt) => {
  const world = new World();
  const { init } = world;
  const caller = world.exec(init);
  const [child, beside] = [world.exec(caller), world.exec(init)];
  const grandchildren = [world.exec(child), world.exec(child)] as const;
  world.exit(beside, 3);
  world.exit(grandchildren[1], 4);
  world.exit(world.exec(caller), 5);
  const rejected = (target: number): string | undefined => {
    world.call(caller, (cpu) => attempt(cpu, target));
    return world.check();
  };
  const targets = {
    itself: caller.pid,
    // The first task that was made: its pid is the smallest.
    parent: init.pid,
    beside: beside.pid,
    grandchild: grandchildren[0].pid,
    'ended grandchild': grandchildren[1].pid,
  };
  const found = Object.entries(targets).map(([which, target]) => `${which}: ${rejected(target)}`);
  expect(init.pid).toBe(1);
  expect(found).toEqual([
    `itself: ${name}.self`,
    `parent: ${name}.target`,
    `beside: ${name}.target`,
    `grandchild: ${name}.target`,
    `ended grandchild: ${name}.target`,
  ]);
  // The child that has ended is still there.
  expect(world.task(caller).zombies.count).toBe(1);
});
