/** Every resource is back at its baseline when those that used it have ended, and every resource is counted. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { capCloseRaw, exitRaw, spawnRaw, vmoCreateRaw, waitRaw } from '@abicus/abi-kernel';
import { expect, test } from 'vitest';
import { play } from './campaign/world.ts';
import { HELD, setUp } from './slots/setup.ts';
import { inconsistencies } from './support/consistent.ts';
import { differencesOf, resourcesOf, UNCOUNTED, type Resources } from './support/resources.ts';
import { TEXT_VA } from './support/tiny-image.ts';
import { World, type Actor } from './support/world.ts';

/** Starts a thread in the space of a task, with a stack of its own. */
function spawnThread(world: World, parent: Actor): Actor {
  return world.adopt(world.must(parent, (cpu) => spawnRaw(cpu, TEXT_VA, 0, 0, HELD.both, 0)));
}

/** Files with properties that end no tasks, and why. */
const WITHOUT_END: Readonly<Record<string, string>> = {
  'src/abi-properties.test.ts': 'of decoders',
  'src/determinism.test.ts': 'of whole machines, whose programs end by themselves',
  'src/sched/ageing.test.ts': 'of a scheduler without programs',
  'src/sched/deadlines.test.ts': 'of a heap',
  'src/sched/expiry.test.ts': 'of a kernel put together by hand',
  'src/sched/steal.test.ts': 'of a scheduler without programs',
  'src/state/task-list.test.ts': 'of a list',
  'test/clock.test.ts': 'of one task put together by hand',
};

test('each property ends all tasks and finds nothing left, or says why it does not', () => {
  const kernel = join(import.meta.dirname, '..');
  const properties = globSync('{src,test}/**/*.ts', { cwd: kernel })
    .map((path) => ({ path, text: readFileSync(join(kernel, path), 'utf8') }))
    .filter(
      ({ text }) => /^import fc\b.* from 'fast-check'/m.test(text) && text.includes('assert('),
    );
  const without = properties.filter(({ text }) => !text.includes('leftAtEnd('));
  expect(without.map(({ path }) => path).toSorted()).toEqual(Object.keys(WITHOUT_END).toSorted());
  expect(properties.length).toBeGreaterThan(without.length);
});

test('each part of the state that is not counted exists', () => {
  const met = new Set<string>();
  const observe = (core: World['core']): void => void resourcesOf(core, met);
  for (let seed = 1; seed <= 24 && met.size < Object.keys(UNCOUNTED).length; seed++) {
    const { wrong } = play({ seed, harts: 1 + (seed % 4), calls: 600, compareEach: 0, observe });
    expect(wrong).toBeUndefined();
  }
  expect(Object.keys(UNCOUNTED).filter((path) => !met.has(path))).toEqual([]);
});

test('spawn: the stacks of threads that end before their space are free again: more threads than memory has stacks for', () => {
  const world = new World({ ramBytes: 1 << 20 });
  const { caller } = setUp(world);
  const { low, high } = world.core.state.frames;
  let before: Resources | undefined;
  for (let i = low; i < high; i++) {
    world.begin(spawnThread(world, caller), (cpu) => exitRaw(cpu, 0));
    world.must(caller, (cpu) => waitRaw(cpu, 0));
    // The page table that the first stack needed stays for the others.
    before ??= resourcesOf(world.core);
    expect(differencesOf(before, resourcesOf(world.core))).toEqual([]);
  }
  expect(inconsistencies(world.core)).toEqual([]);
});

test('what a task holds counts until it is given back', () => {
  const world = new World();
  const { init, core } = world;
  const before = resourcesOf(core);
  const slot = world.must(init, (cpu) => vmoCreateRaw(cpu, -1, 2 * 4096));
  expect(differencesOf(before, resourcesOf(core))).toContain('vmoBytes: 0 → 8192');
  expect(differencesOf(before, resourcesOf(core))).toContain('frames of extents in use: 0 → 2');
  world.must(init, (cpu) => capCloseRaw(cpu, slot));
  expect(differencesOf(before, resourcesOf(core))).toEqual([]);
});
