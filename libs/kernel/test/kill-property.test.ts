/** Kills in random families of tasks that run, wait and end. */
import { exitRaw, ipcRecvRaw, ipcSendRaw, Rights, taskKillRaw, waitRaw } from '@abicus/abi-kernel';
import { INVARIANTS } from '@abicus/abi-kernel/testing';
import { drew } from '@abicus/wire/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { find } from '../src/state/slots.ts';
import { TaskState, type Task } from '../src/state/task.ts';
import { waiters } from './slots/blocked.ts';
import { header, send } from './slots/setup.ts';
import { inconsistencies } from './support/consistent.ts';
import { leftAtEnd } from './support/left-over.ts';
import { spin } from './support/spin.ts';
import { VA, World, type Actor } from './support/world.ts';

/** What a task of a family does, and which earlier task is its parent. */
interface Member {
  readonly parent: number;
  readonly does: 'spin' | 'rest' | 'send' | 'receive' | 'wait' | 'end';
  readonly deadline: boolean;
}

const member: fc.Arbitrary<Member> = fc.record({
  parent: fc.nat(8),
  does: fc.constantFrom<Member['does'][]>('spin', 'rest', 'send', 'receive', 'wait', 'end'),
  deadline: fc.boolean(),
});
const scene = fc.record({
  harts: fc.constantFrom(1, 2, 4),
  runQueue: fc.constantFrom(2, 64),
  members: fc.array(member, { minLength: 2, maxLength: 8 }),
  target: fc.nat(7),
  rounds: fc.nat(3),
});

/** Lets a task do what its member says, with one call that may block. */
function act(actor: Actor, { does, deadline }: Member): { readonly taken: number } {
  if (does === 'spin') return spin(actor);
  const ns = deadline ? 10n ** 9n : 0n;
  if (does === 'send') actor.puppet.ask((cpu) => ipcSendRaw(cpu, 5, VA.header, 0, 0, 0, ns));
  if (does === 'receive') {
    actor.puppet.ask((cpu) => ipcRecvRaw(cpu, 6, VA.header, VA.payload, 64, 0, ns));
  }
  if (does === 'wait') actor.puppet.ask((cpu) => waitRaw(cpu, -1));
  if (does === 'end') actor.puppet.ask((cpu) => exitRaw(cpu, 0));
  return { taken: 0 };
}

test('task.invariant.killIsFinal task.invariant.killReachesAll: after a kill no task of the family takes a trap, is in a list or holds anything, whether or not those between have ended, and those that waited beside it go on', () => {
  fc.assert(
    fc.property(scene, ({ harts, runQueue, members, target, rounds }) => {
      const world = new World({ harts, limits: { timeslice: 200_000 } });
      const { init } = world;
      // A queue that is full, for senders, and one that is empty, for receivers.
      const [full, empty] = [world.endpoint(1), world.endpoint(1)];
      send(world, init, full);
      const actors: Actor[] = [];
      const parents: number[] = [];
      for (const { parent } of members) {
        const at = parent === 0 ? -1 : (parent - 1) % Math.max(1, actors.length);
        const from = actors[at] ?? init;
        const hands = from === init ? ([full, empty] as const) : ([5, 6] as const);
        const actor = world.exec(from);
        world.give(from, hands[0], actor, Rights.SEND, 5);
        world.give(from, hands[1], actor, Rights.RECV, 6);
        world.write(actor, VA.header, header(0));
        parents.push(from === init ? -1 : at);
        actors.push(actor);
      }
      const counts = actors.map((actor, i) =>
        act(actor, members[i] ?? { parent: 0, does: 'rest', deadline: false }),
      );
      // Tasks that wake from now on may find the run queues full.
      world.limits.runQueue = runQueue;
      world.settle(rounds);
      const first = actors[target % actors.length];
      if (first === undefined) return;
      const { core } = world;
      let before: Pick<Task, 'state' | 'parent'> | undefined;
      let dead = new Set<number>();
      let atKill: number[] = [];
      const below = membersBelow(parents, target % actors.length);
      const result = world.call(init, function* (cpu) {
        const task = find(core.state.tasks, first.pid);
        before = task === undefined ? undefined : { state: task.state, parent: task.parent };
        dead = new Set(below.flatMap((i) => liveOf(world, actors[i])));
        const killed = yield* taskKillRaw(cpu, first.pid);
        atKill = counts.map(({ taken }) => taken);
        return killed;
      });
      expect(result === 0).toBe(before?.parent === init.pid && dead.size > 0);
      if (result !== 0) return;
      const reached = {
        'tasks killed at once': dead.size,
        'state of the first': before?.state ?? 0,
      };
      const drawn = { members, target, rounds, harts };
      drew(INVARIANTS['task.invariant.killIsFinal'], drawn, reached);
      const between = below.filter((i) => !dead.has(actors[i]?.pid ?? 0)).length;
      drew(INVARIANTS['task.invariant.killReachesAll'], drawn, { 'ended before': between });
      expect(inconsistencies(core)).toEqual([]);
      world.settle(6);
      expect(inconsistencies(core)).toEqual([]);
      for (const i of below) {
        const pid = actors[i]?.pid ?? 0;
        expect(counts[i]?.taken).toBe(atKill[i]);
        expect(find(core.state.tasks, pid)?.state).toBe(
          pid === first.pid ? TaskState.Zombie : undefined,
        );
      }
      // Those that wait beside it are served: one message for each receiver, and space for each sender.
      for (const _ of actors) {
        world.call(init, (cpu) => ipcRecvRaw(cpu, full, VA.header, VA.payload, 64, 1, 0n));
        world.settle(3);
        world.write(init, VA.header, header(0));
        world.call(init, (cpu) => ipcSendRaw(cpu, empty, VA.header, 0, 0, 1, 0n));
        world.settle(3);
      }
      expect([waiters(world, full).senders, waiters(world, empty).receivers]).toEqual([[], []]);
      expect(inconsistencies(core)).toEqual([]);
      expect(leftAtEnd(core)).toEqual([]);
    }),
    { seed: 0x6b69, numRuns: 140 },
  );
});

/** A member and all below it, whether they live or not: by what was drawn, not by the kernel. */
function membersBelow(parents: readonly number[], target: number): number[] {
  const found = new Set([target]);
  for (const [i, parent] of parents.entries()) if (found.has(parent)) found.add(i);
  return [...found];
}

/** The pid of a task, unless it has ended. */
function liveOf({ core }: World, actor: Actor | undefined): number[] {
  const task = find(core.state.tasks, actor?.pid ?? 0);
  return task === undefined || task.state === TaskState.Zombie ? [] : [task.pid];
}
