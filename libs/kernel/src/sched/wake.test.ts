/** Only a blocked task is woken. */
import { expect, test } from 'vitest';
import { World } from '../../test/support/world.ts';
import { stateDigest } from '../state/digest.ts';
import { wake } from './wake.ts';

test('a task that is not blocked is not woken, and nothing changes', () => {
  const world = new World();
  const { core } = world;
  const before = [stateDigest(core.state), core.counters.wakes];
  expect(wake(core, world.task(world.init))).toBe('not blocked');
  expect([stateDigest(core.state), core.counters.wakes]).toEqual(before);
});
