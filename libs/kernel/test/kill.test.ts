/** Killing a task in each state that it may be in. */
import {
  capCloseRaw,
  ExitReason,
  EXIT_INFO_SIZE,
  ipcRecvRaw,
  readExitInfo,
  readMsgHeader,
  Rights,
  spawnRaw,
  taskKillRaw,
  taskWatchRaw,
  vmoCreateRaw,
  waitInfoRaw,
  waitRaw,
} from '@abicus/abi-kernel';
import type { Cpu, Program } from '@abicus/wire';
import { describe, expect, test } from 'vitest';
import { wakeBlocked } from '../src/sched/wake.ts';
import { find } from '../src/state/slots.ts';
import { TaskState } from '../src/state/task.ts';
import { beginSend, nextType, waiters } from './slots/blocked.ts';
import { HELD, send, setUp } from './slots/setup.ts';
import { inconsistencies } from './support/consistent.ts';
import { differencesOf, resourcesOf, type Resources } from './support/resources.ts';
import { spin } from './support/spin.ts';
import { TEXT_VA } from './support/tiny-image.ts';
import { VA, World, type Actor } from './support/world.ts';

const KILLED = -9;
const EPERM = -1;
const ESRCH = -3;

function kill(world: World, killer: Actor, target: Actor): number {
  return world.call(killer, (cpu) => taskKillRaw(cpu, target.pid));
}

/** Reaps a child and tells how it ended. */
function reap(world: World, parent: Actor, child: Actor): ReturnType<typeof readExitInfo> {
  world.must(parent, (cpu) => waitInfoRaw(cpu, child.pid, 1, VA.info));
  return readExitInfo(world.read(parent, VA.info, EXIT_INFO_SIZE), 0);
}

describe('taskKill: a task is killed in any state', () => {
  test('taskKill: running on another hart, it takes no trap after the kill, and its hart runs the next task', () => {
    // Hart 1 runs after hart 0 in the round of the kill.
    const world = new World({ harts: 2, seed: 4 });
    const child = world.exec(world.init);
    const count = spin(child);
    world.settle(2);
    expect(world.task(child)).toMatchObject({ state: TaskState.Running, cpu: 1 });
    const other = world.exec(world.init);
    expect(world.task(other).state).toBe(TaskState.Queued);
    let atKill = 0;
    const result = world.call(world.init, function* (cpu) {
      const killed = yield* taskKillRaw(cpu, child.pid);
      atKill = count.taken;
      return killed;
    });
    expect(world.machine.harts[1]?.x).not.toBe(world.task(child).x);
    world.settle();
    expect([result, count.taken]).toEqual([0, atKill]);
    expect(atKill).toBeGreaterThan(0);
    expect(world.task(other)).toMatchObject({ state: TaskState.Running, cpu: 1 });
    expect(inconsistencies(world.core)).toEqual([]);
  });

  test('queued: it leaves the run queue, and the others stay', () => {
    const world = new World({ harts: 1 });
    const [first, second] = [world.exec(world.init), world.exec(world.init)];
    expect(world.task(first).state).toBe(TaskState.Queued);
    expect(kill(world, world.init, first)).toBe(0);
    expect(world.core.state.cpus[0]?.queued).toBe(1);
    expect(world.task(second).state).toBe(TaskState.Queued);
    expect(inconsistencies(world.core)).toEqual([]);
  });

  test('on an overflow list', () => {
    const world = new World({ harts: 2 });
    const blocked = world.exec(world.init);
    world.give(world.init, world.endpoint(), blocked, Rights.RECV, 5);
    world.begin(blocked, (cpu) => ipcRecvRaw(cpu, 5, VA.header, VA.payload, 64, 0, 0n));
    const busy = world.exec(world.init);
    spin(busy);
    world.limits.runQueue = 0;
    wakeBlocked(world.core, world.task(blocked));
    expect(world.task(blocked).state).toBe(TaskState.Overflow);
    expect(kill(world, world.init, blocked)).toBe(0);
    expect(
      world.core.state.cpus.flatMap(({ overflow }) => overflow.map(({ count }) => count)),
    ).toEqual(Array.from({ length: 8 }, () => 0));
    expect(inconsistencies(world.core)).toEqual([]);
  });

  test('blocked in a receive with a deadline: it leaves the wait list and the deadlines', () => {
    const world = new World();
    const { endpoint } = setUp(world);
    const child = world.exec(world.init);
    world.give(world.init, endpoint, child, Rights.RECV, 5);
    world.begin(child, (cpu) => ipcRecvRaw(cpu, 5, VA.header, VA.payload, 64, 0, 10n ** 12n));
    expect([waiters(world, endpoint).receivers, world.core.state.deadlines.length]).toEqual([
      [child.pid],
      1,
    ]);
    expect(kill(world, world.init, child)).toBe(0);
    expect([waiters(world, endpoint).receivers, world.core.state.deadlines.length]).toEqual([
      [],
      0,
    ]);
    expect(inconsistencies(world.core)).toEqual([]);
  });

  test('woken for space that it has not used yet: the wake is passed on to the sender behind it', () => {
    const world = new World();
    const { endpoint } = setUp(world);
    const [a, b] = [world.exec(world.init), world.exec(world.init)];
    for (const actor of [a, b]) world.give(world.init, endpoint, actor, Rights.SEND, 5);
    send(world, world.init, endpoint);
    send(world, world.init, endpoint);
    beginSend(world, a, 5, 11);
    beginSend(world, b, 5, 12);
    // One program receives and kills at a stretch, so that A is awake and has not restarted its send.
    const results: number[] = [];
    world.begin(world.init, function* (cpu) {
      results.push(yield* ipcRecvRaw(cpu, endpoint, VA.header, VA.payload, 64, 1, 0n));
      results.push(yield* taskKillRaw(cpu, a.pid));
    });
    world.settle();
    expect(results).toEqual([4, 0]);
    expect(world.isBlocked(b)).toBe(false);
    expect([1, 2].map(() => nextType(world, world.init, endpoint))).toEqual([7, 12]);
    expect(inconsistencies(world.core)).toEqual([]);
  });

  test('waiting for its child: the child and all tasks below are killed and reaped with it', () => {
    const world = new World();
    const child = world.exec(world.init);
    const grandchild = world.exec(child);
    const last = world.exec(grandchild);
    const zombie = world.exec(grandchild);
    world.exit(zombie, 3);
    const count = spin(last);
    world.begin(child, (cpu) => waitRaw(cpu, -1));
    expect(kill(world, world.init, child)).toBe(0);
    const { taken } = count;
    world.settle();
    expect(count.taken).toBe(taken);
    for (const { pid } of [grandchild, last, zombie]) {
      expect(find(world.core.state.tasks, pid)).toBeUndefined();
    }
    expect(reap(world, world.init, child)).toMatchObject({
      status: KILLED,
      reason: ExitReason.Killed,
      killer: world.init.pid,
    });
    expect(inconsistencies(world.core)).toEqual([]);
  });

  test('in a space that it shares with its parent: its stack is unmapped, the space stays', () => {
    const world = new World();
    const { caller } = setUp(world);
    const before = resourcesOf(world.core);
    const thread = world.adopt(
      world.must(caller, (cpu) => spawnRaw(cpu, TEXT_VA, 0, 0, HELD.both, 0)),
    );
    expect(kill(world, caller, thread)).toBe(0);
    expect(reap(world, caller, thread)?.killer).toBe(caller.pid);
    // The page table that holds the stack stays.
    expect(differencesOf(before, resourcesOf(world.core))).toEqual([
      'spaces.items.*.frames entries: 24 → 25',
      'frames in use: 24 → 25',
    ]);
    expect(inconsistencies(world.core)).toEqual([]);
  });
});

test('taskKill: is charged once for each task that it ends', () => {
  const charged = (below: number): number => {
    const world = new World();
    const child = world.exec(world.init);
    for (let i = 0; i < below; i++) world.exec(child);
    let ns = 0;
    world.machine.trace = (event) => {
      if (event.kind === 'charge' && event.hart === world.hart(world.init).id) ns += event.ns;
    };
    expect(kill(world, world.init, child)).toBe(0);
    return ns;
  };
  const one = charged(0);
  expect([charged(1), charged(3)]).toEqual([2 * one, 4 * one]);
  expect(one).toBe(10_000);
});

describe('taskKill: only a live child is killed', () => {
  test('itself, init, a sibling, a grandchild and the kernel are no children; a child that has ended is gone', () => {
    const world = new World();
    const [child, sibling] = [world.exec(world.init), world.exec(world.init)];
    const grandchild = world.exec(child);
    for (const { pid } of [child, world.init, sibling, { pid: 0 }, { pid: 0x7_0077 }]) {
      expect(world.call(child, (cpu) => taskKillRaw(cpu, pid))).toBe(EPERM);
    }
    expect(kill(world, world.init, grandchild)).toBe(EPERM);
    world.exit(grandchild);
    world.exit(child);
    expect(kill(world, world.init, child)).toBe(ESRCH);
    expect(reap(world, world.init, child)?.reason).toBe(ExitReason.Clean);
    expect(kill(world, world.init, child)).toBe(EPERM);
  });

  test('a child that was killed cannot be killed again, and is waited for as others are', () => {
    const world = new World();
    const child = world.exec(world.init);
    expect(kill(world, world.init, child)).toBe(0);
    expect(kill(world, world.init, child)).toBe(ESRCH);
    expect(world.call(world.init, (cpu) => waitRaw(cpu, child.pid))).toBe(child.pid);
    expect(kill(world, world.init, child)).toBe(EPERM);
  });
});

describe('taskKill: tasks below one that has ended', () => {
  test('a child that has ended by itself keeps those below it until it is reaped, and a kill ends them', () => {
    const world = new World();
    const child = world.exec(world.init);
    const grandchild = world.exec(child);
    const count = spin(world.exec(grandchild));
    const before = resourcesOf(world.core)['tasks.live'] ?? 0;
    world.exit(child, 3);
    world.settle();
    expect(kill(world, world.init, grandchild)).toBe(EPERM);
    expect(kill(world, world.init, child)).toBe(0);
    const { taken } = count;
    world.settle();
    expect([resourcesOf(world.core)['tasks.live'], count.taken, taken > 0]).toEqual([
      before - 2,
      taken,
      true,
    ]);
    expect(kill(world, world.init, child)).toBe(ESRCH);
    // The kill of those below is no part of its own end.
    expect(reap(world, world.init, child)).toMatchObject({
      status: 3,
      reason: ExitReason.Error,
      killer: 0,
    });
    expect(inconsistencies(world.core)).toEqual([]);
  });

  test.each([true, false])(
    'a task whose parent has ended and was reaped (%s) is below the task above, and no child of it',
    (isReaped) => {
      const world = new World();
      const child = world.exec(world.init);
      const between = world.exec(child);
      const last = world.exec(between);
      world.exit(between, 0);
      if (isReaped) world.must(child, (cpu) => waitRaw(cpu, between.pid));
      expect(kill(world, child, last)).toBe(EPERM);
      expect(inconsistencies(world.core)).toEqual([]);
      const children = world.task(child).children.length + world.task(child).zombies.count;
      expect(children).toBe(isReaped ? 0 : 1);
      expect(kill(world, world.init, child)).toBe(0);
      for (const { pid } of [between, last]) {
        expect(find(world.core.state.tasks, pid)).toBeUndefined();
      }
      expect(inconsistencies(world.core)).toEqual([]);
    },
  );

  test('those of a child that is reaped without a kill go on, below the one that reaped it', () => {
    const world = new World();
    const child = world.exec(world.init);
    const between = world.exec(child);
    const another = world.exec(child);
    const below = [between, another].flatMap((parent) => [1, 2].map(() => world.exec(parent)));
    for (const parent of [between, another]) {
      world.exit(parent, 0);
      world.must(child, (cpu) => waitRaw(cpu, parent.pid));
      expect(inconsistencies(world.core)).toEqual([]);
    }
    const [first, , last] = below;
    if (first === undefined || last === undefined) throw new Error('four tasks');
    for (const ended of [first, last]) {
      world.exit(ended, 0);
      expect(inconsistencies(world.core)).toEqual([]);
    }
    const others = below.filter((one) => one !== first && one !== last);
    expect(new Set(world.task(child).orphans)).toEqual(new Set(others.map(({ pid }) => pid)));
    world.exit(child, 0);
    reap(world, world.init, child);
    expect(world.task(world.init).orphans).toHaveLength(2);
    expect(inconsistencies(world.core)).toEqual([]);
  });
});

describe('what a killed task held is given back', () => {
  /** A child with an endpoint, memory, watches, a notice, a sender that is blocked at it, and a child of its own. */
  function play(seed: number): { world: World; before: Resources; after: Resources } {
    const world = new World({ seed, harts: 4 });
    const { caller, endpoint } = setUp(world);
    const before = resourcesOf(world.core);
    const child = world.exec(world.init);
    const own = world.endpoint(1, child);
    world.give(world.init, own, child, Rights.SEND | Rights.RECV, 5);
    world.give(world.init, own, caller, Rights.SEND, 50);
    world.give(world.init, endpoint, child, Rights.SEND, 6);
    world.must(child, (cpu) => vmoCreateRaw(cpu, 7, 0x3000));
    world.must(child, (cpu) => taskWatchRaw(cpu, caller.pid, 5, 1n));
    const watched = world.exec(world.init);
    world.must(child, (cpu) => taskWatchRaw(cpu, watched.pid, 5, 2n));
    world.exit(watched);
    reap(world, world.init, watched);
    send(world, child, 6, 8, 7);
    send(world, caller, 50);
    beginSend(world, caller, 50, 9);
    expect(world.isBlocked(caller)).toBe(true);
    spin(world.exec(child));
    spin(child);
    world.settle(2);
    expect(kill(world, world.init, child)).toBe(0);
    world.settle();
    expect(reap(world, world.init, child)?.killer).toBe(world.init.pid);
    // The sender that was blocked at its endpoint is rejected; the memory that it sent away is the receiver's.
    expect(world.result(caller)).toBe(ESRCH);
    const receive = (cpu: Cpu): Program<number> =>
      ipcRecvRaw(cpu, endpoint, VA.header, VA.payload, 64, 1, 0n);
    expect(world.must(world.init, receive)).toBe(8);
    const moved = readMsgHeader(world.read(world.init, VA.header, 16), 0)?.src ?? 0;
    world.must(world.init, (cpu) => capCloseRaw(cpu, moved));
    // Capabilities of its endpoint, which is closed.
    world.must(world.init, (cpu) => capCloseRaw(cpu, own));
    world.must(caller, (cpu) => capCloseRaw(cpu, 50));
    expect(inconsistencies(world.core)).toEqual([]);
    return { world, before, after: resourcesOf(world.core) };
  }

  test('its endpoint, its memory, its watches, its space and its place in the table', () => {
    const { before, after } = play(1);
    expect(differencesOf(before, after)).toEqual([]);
  });

  test('a second run gives the same digest, and another seed another one', () => {
    const digest = (seed: number): string => play(seed).world.machine.digest();
    expect(digest(3)).toBe(digest(3));
    expect(digest(3)).not.toBe(digest(4));
  });
});
