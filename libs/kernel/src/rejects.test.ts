/**
 * Every check of every call: alone and with each other check that can fail at the same time. The first in the contract's
 * order decides, a0 says so, and the state of the kernel is what it was.
 */
import { violations } from '@abicus/abi-kernel/testing';
import { isReject } from '@abicus/wire';
import { describe, expect, test } from 'vitest';
import { stateDigest } from './digest-state.ts';
import { READY_CAPS, VIOLATIONS_CAPS } from './testing/violations-caps.ts';
import { ALWAYS_REFUSED, READY_IPC, VIOLATIONS_IPC } from './testing/violations-ipc.ts';
import { READY_TASKS, VIOLATIONS_TASKS } from './testing/violations-tasks.ts';
import { World } from './testing/world.ts';

const READY = { ...READY_IPC, ...READY_CAPS, ...READY_TASKS };
const ALL = { ...READY, ...ALWAYS_REFUSED };

describe('each call succeeds in the world that its violations start from', () => {
  test.each(Object.keys(READY))('%s', (op) => {
    const world = new World();
    READY[op]?.(world);
    const outcome = world.make();
    expect(isReject(outcome) ? outcome.check : 'accepted').toBe('accepted');
  });
});

describe('a refused call changes nothing but counters, audit lines and time', () => {
  const cases = violations<World>({ ...VIOLATIONS_IPC, ...VIOLATIONS_CAPS, ...VIOLATIONS_TASKS });
  test.each(cases.map((one) => [one.title, one] as const))('%s', (_, { op, decides, violate }) => {
    const world = new World();
    ALL[op]?.(world);
    violate(world);
    const before = stateDigest(world.core);
    const ram = world.core.machine.ram.u8.slice();
    const outcome = world.make();
    expect(isReject(outcome) ? outcome.check : outcome.state).toBe(decides.id);
    expect(world.result).toBe(-decides.errno);
    expect(stateDigest(world.core)).toBe(before);
    expect(ram.every((byte, i) => byte === world.core.machine.ram.u8[i])).toBe(true);
  });
});
