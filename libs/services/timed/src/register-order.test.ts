/** The limits that `register` checks, if several are exceeded at once: the first in the order of the contract decides. */
import { LIMITS, QosClass, registerRejects } from '@abicus/abi-timed';
import { Answer } from '@abicus/service';
import { expect, test } from 'vitest';
import { ALICE, FAR, World } from '../test/world.ts';
import { timedHandlers } from './index.ts';

/** The outcome of a request to arm a timer, without the effects. */
function decided(world: World, arrival?: { readonly moved: undefined }): unknown {
  const request = { qos: QosClass.PerfBurst, deadline: FAR };
  const result: unknown = timedHandlers.register(world.call(ALICE, arrival), request);
  return result instanceof Answer ? result.outcome : result;
}

test('timed.register.quota, timed.register.owners: an owner at its limit that moves no capability exceeds its limit', () => {
  const world = new World();
  expect(decided(world, { moved: undefined })).toBe(registerRejects.owners);
  for (let i = 0; i < LIMITS.timersPerOwner; i++) world.register(ALICE, FAR);
  expect(decided(world, { moved: undefined })).toBe(registerRejects.quota);
});

test('timed.register.owners, timed.register.total: with all owners and all timers in use, the limit of owners decides', () => {
  const world = new World();
  for (let i = 0; i < LIMITS.timers; i++) world.register(100 + (i % LIMITS.owners), FAR);
  expect([world.state.timers.owners, world.room()]).toEqual([LIMITS.owners, 0]);
  expect(decided(world)).toBe(registerRejects.owners);
});
