/** Endpoint factories with a budget, which programs are given and pass on. */
import {
  LIMITS,
  capCloneRaw,
  capCloseRaw,
  capTransferRaw,
  deviceCapCreateRaw,
  exitRaw,
  factoryDeriveRaw,
  ipcEndpointCloseRaw,
  ipcEndpointCreateForRaw,
  ipcEndpointCreateV2Raw,
  ipcRecvRaw,
  ipcSendRaw,
  readMsgHeader,
  Rights,
  taskKillRaw,
  waitNohangRaw,
} from '@abicus/abi-kernel';
import { INVARIANTS } from '@abicus/abi-kernel/testing';
import { UART_BASE } from '@abicus/emulator';
import { drew } from '@abicus/wire/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { find } from '../src/state/slots.ts';
import type { Factory } from '../src/state/factory.ts';
import { header, HELD, send, setUp } from './slots/setup.ts';
import { inconsistencies } from './support/consistent.ts';
import { leftAtEnd } from './support/left-over.ts';
import { INIT, VA, World, type Actor } from './support/world.ts';

const EPERM = -1;
const ENOSPC = -28;
const { MANAGE, SEND, RECV } = Rights;

function derive(world: World, actor: Actor, from: number, budget: number, bytes = 0): number {
  return world.must(actor, (cpu) => factoryDeriveRaw(cpu, from, budget, bytes));
}

/** Tries to create endpoints with a factory; returns the slots and the errors. */
function create(world: World, actor: Actor, factory: number, count: number): number[] {
  return Array.from({ length: count }, () =>
    world.call(actor, (cpu) => ipcEndpointCreateV2Raw(cpu, factory, 2)),
  );
}

/** The factory that a slot names. */
function factoryAt(world: World, actor: Actor, slot: number): Factory | undefined {
  return find(world.core.state.factories, world.task(actor).caps[slot]?.object ?? 0);
}

/** A world with a child that holds a factory of this budget, and of 1000 bytes, in slot 40. */
function delegated(budget: number): { world: World; child: Actor; slot: number } {
  const world = new World();
  const { caller: child } = setUp(world);
  const slot = derive(world, world.init, INIT.endpointFactory, budget, 1000);
  world.give(world.init, slot, child, MANAGE, 40);
  return { world, child, slot };
}

test('factoryDerive: a program that is given a factory creates endpoints up to its budget, passes one on, and closes it', () => {
  const { world, child } = delegated(2);
  const [first = 0, second, third] = create(world, child, 40, 3);
  expect([third, world.check()]).toEqual([ENOSPC, 'ipcEndpointCreateV2.budget']);
  expect(world.task(child).caps[first]?.rights).toBe(SEND | RECV | MANAGE);
  expect(find(world.core.state.endpoints, world.task(child).caps[first]?.object ?? 0)?.owner).toBe(
    child.pid,
  );
  send(world, child, first, 4);
  // A closed endpoint is off the budget.
  world.must(child, (cpu) => ipcEndpointCloseRaw(cpu, second ?? 0));
  expect(create(world, child, 40, 2)).toEqual([second, ENOSPC]);
  expect(inconsistencies(world.core)).toEqual([]);
});

test('factoryDerive: a budget is split off: what a holder is given, no other factory can use', () => {
  const { world, slot } = delegated(2);
  const { init } = world;
  world.limits.endpoints = world.core.state.endpoints.live + 3;
  // One is left beside the budget of 2.
  const [own, next] = create(world, init, INIT.endpointFactory, 2);
  expect([next, world.check()]).toEqual([ENOSPC, 'ipcEndpointCreateV2.endpoints']);
  expect(own).toBeGreaterThan(0);
  expect(world.call(init, (cpu) => factoryDeriveRaw(cpu, INIT.endpointFactory, 1, 0))).toBe(ENOSPC);
  const part = derive(world, init, slot, 1);
  expect(factoryAt(world, init, slot)).toMatchObject({ budget: 2, used: 1 });
  expect(factoryAt(world, init, part)).toMatchObject({ budget: 1, used: 0, depth: 2 });
  expect(world.call(init, (cpu) => factoryDeriveRaw(cpu, slot, 2, 0))).toBe(ENOSPC);
  expect(create(world, init, slot, 2).map((one) => one > 0)).toEqual([true, false]);
  expect(create(world, init, part, 2).map((one) => one > 0)).toEqual([true, false]);
  expect(inconsistencies(world.core)).toEqual([]);
});

/** A child and a grandchild that share a budget of 5 and have created two endpoints each. */
function sharers(): { world: World; child: Actor; grandchild: Actor; live: number } {
  const { world, child, slot } = delegated(5);
  world.must(world.init, (cpu) => capCloseRaw(cpu, slot));
  const { live } = world.core.state.endpoints;
  const grandchild = world.exec(child);
  const part = derive(world, child, 40, 3);
  world.give(child, part, grandchild, MANAGE, 7);
  create(world, child, 40, 2);
  create(world, grandchild, 7, 2);
  expect(used(world)).toEqual([live + 4, 1, 2]);
  return { world, child, grandchild, live };
}

/** Endpoints, reserved endpoints, and factories. */
function used({ core: { state } }: World): number[] {
  return [state.endpoints.live, state.reservedEndpoints, state.factories.live];
}

test('factoryDerive: all is given back when the holders are killed', () => {
  const { world, child, live } = sharers();
  world.must(world.init, (cpu) => taskKillRaw(cpu, child.pid));
  expect(used(world)).toEqual([live, 0, 0]);
  expect(inconsistencies(world.core)).toEqual([]);
});

test('factoryDerive: an orphan keeps what it was given until it ends', () => {
  const { world, child, grandchild, live } = sharers();
  world.exit(child);
  expect(used(world)).toEqual([live + 2, 1, 2]);
  expect(inconsistencies(world.core)).toEqual([]);
  world.exit(grandchild);
  expect(used(world)).toEqual([live, 0, 0]);
  expect(inconsistencies(world.core)).toEqual([]);
});

test('factoryDerive: without a capability to it a factory gives back what it does not use at once, and the rest as its endpoints close', () => {
  const { world, slot } = delegated(4);
  const { init } = world;
  const { state } = world.core;
  const own = create(world, init, slot, 2);
  world.must(init, (cpu) => capCloseRaw(cpu, slot));
  expect(state.reservedEndpoints).toBe(2);
  const child = world.adopt(world.task(init).children[0] ?? 0);
  world.must(child, (cpu) => capCloseRaw(cpu, 40));
  expect([state.reservedEndpoints, state.factories.live]).toEqual([0, 1]);
  for (const one of own) world.must(init, (cpu) => ipcEndpointCloseRaw(cpu, one));
  expect([state.reservedEndpoints, state.factories.live]).toEqual([0, 0]);
});

test('factoryDerive: a factory travels in a message, and its budget is given back with the queue', () => {
  const { world, child } = delegated(3);
  const { init } = world;
  const { state } = world.core;
  world.write(child, VA.header, header(4, 40));
  world.must(child, (cpu) => ipcSendRaw(cpu, HELD.both, VA.header, VA.payload, 4, 1, 0n));
  expect(world.task(child).caps[40]).toBeUndefined();
  world.must(child, (cpu) => ipcRecvRaw(cpu, HELD.both, VA.header, VA.payload, 64, 1, 0n));
  const { src = 0 } = readMsgHeader(world.read(child, VA.header, 16), 0) ?? {};
  expect(factoryAt(world, child, src)).toMatchObject({ budget: 3, caps: 2 });
  const alone = derive(world, init, INIT.endpointFactory, 1);
  const queue = world.endpoint();
  world.write(init, VA.header, header(4, alone));
  world.must(init, (cpu) => ipcSendRaw(cpu, queue, VA.header, VA.payload, 4, 1, 0n));
  expect([state.factories.live, state.reservedEndpoints]).toEqual([2, 4]);
  world.must(init, (cpu) => ipcEndpointCloseRaw(cpu, queue));
  expect([state.factories.live, state.reservedEndpoints]).toEqual([1, 3]);
  expect(inconsistencies(world.core)).toEqual([]);
});

test('factoryDerive: a derived factory gives no authority over devices, and the factories of the boot are not given on', () => {
  const { world, child } = delegated(3);
  const { init } = world;
  const device = world.call(child, (cpu) => deviceCapCreateRaw(cpu, UART_BASE, 0x1000, 50));
  expect([device, world.check()]).toEqual([EPERM, 'deviceCapCreate.authority']);
  const copy = world.must(child, (cpu) => capCloneRaw(cpu, 40));
  expect(factoryAt(world, child, copy)?.caps).toBe(3);
  for (const slot of [INIT.endpointFactory, INIT.serviceFactory]) {
    expect(world.call(init, (cpu) => capCloneRaw(cpu, slot))).toBe(EPERM);
    expect(world.call(init, (cpu) => capTransferRaw(cpu, child.pid, slot, MANAGE))).toBe(EPERM);
  }
});

test('factoryDerive: an endpoint that a factory creates for a child counts in its budget as long as the child lives', () => {
  const { world, child } = delegated(1);
  const grandchild = world.exec(child);
  const slot = world.must(child, (cpu) => ipcEndpointCreateForRaw(cpu, 40, grandchild.pid, 2));
  expect(create(world, child, 40, 1)).toEqual([ENOSPC]);
  expect(world.task(grandchild).endpoints).toEqual([world.task(child).caps[slot]?.object]);
  world.exit(grandchild);
  expect(create(world, child, 40, 1)).not.toEqual([ENOSPC]);
});

test('kernel.limit.factoryDepth: a factory at the limit derives none, and creates endpoints', () => {
  const world = new World();
  let slot: number = INIT.endpointFactory;
  for (const budget of [9, 8, 7, 6, 5, 4, 3, 2]) slot = derive(world, world.init, slot, budget);
  expect(factoryAt(world, world.init, slot)?.depth).toBe(LIMITS.factoryDepth);
  expect(world.call(world.init, (cpu) => factoryDeriveRaw(cpu, slot, 1, 0))).toBe(ENOSPC);
  expect(world.check()).toBe('factoryDerive.depth');
  expect(create(world, world.init, slot, 3).map((one) => one > 0)).toEqual([true, true, false]);
});

/** What one of four tasks, each a child of the one before it, does with a factory that it holds. */
const step = fc.record({
  actor: fc.nat(3),
  what: fc.constantFrom('derive', 'give', 'create', 'create', 'send', 'send', 'close', 'drop'),
  pick: fc.nat(20),
  count: fc.integer({ min: 1, max: 4 }),
});

test('ipc.invariant.budgetIsKept: whatever holders derive, give, create, send, close and drop, no factory exceeds its budget, and all of it is given back', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 50 }), fc.nat(3), (steps, ends) => {
      const world = new World({ limits: { endpoints: 12, factoryDepth: 4 } });
      const { init } = world;
      const { state } = world.core;
      const actors = [init];
      for (const parent of [0, 1, 2]) actors.push(world.exec(actors[parent] ?? init));
      derive(world, init, INIT.endpointFactory, 8, 64);
      for (const actor of actors) world.write(actor, VA.header, header(4));
      for (const { actor, what, pick, count } of steps) {
        const task = actors[actor] ?? init;
        const of = (kind: number): number[] =>
          world.task(task).caps.flatMap((held, at) => (held?.kind === kind ? [at] : []));
        const factories = of(4);
        const [mine = 0, end = 0] = [factories, of(1)].map((all) => all[pick % all.length] ?? 90);
        const next = actors[actor + 1];
        world.call(task, (cpu) => {
          if (what === 'derive') return factoryDeriveRaw(cpu, mine, count, 4 * pick);
          if (what === 'send') return ipcSendRaw(cpu, end, VA.header, VA.payload, 4, 1, 0n);
          if (what === 'create') return ipcEndpointCreateV2Raw(cpu, mine, 1);
          if (what === 'close') return ipcEndpointCloseRaw(cpu, end);
          if (what === 'give') return capTransferRaw(cpu, next?.pid ?? 0, mine, MANAGE);
          return capCloseRaw(cpu, mine === INIT.endpointFactory && task === init ? 90 : mine);
        });
        for (const one of state.factories.items) {
          if (one === undefined) continue;
          const { used: inUse, usedBytes } = one;
          const reached = { 'factories at once': state.factories.live, inUse, usedBytes };
          drew(INVARIANTS['ipc.invariant.budgetIsKept'], { ...one, actor, what, pick }, reached);
          expect(inUse).toBeLessThanOrEqual(one.budget);
          expect(usedBytes).toBeLessThanOrEqual(one.bytes);
        }
        expect(state.endpoints.live + state.reservedEndpoints).toBeLessThanOrEqual(12);
        expect(inconsistencies(world.core)).toEqual([]);
      }
      // The tasks end in any order of two: the innermost first, or all at once.
      const [, child, , last] = actors;
      if (child === undefined || last === undefined) return;
      if (ends > 1) world.begin(last, (cpu) => exitRaw(cpu, 0));
      world.must(init, (cpu) => taskKillRaw(cpu, child.pid));
      world.must(init, (cpu) => waitNohangRaw(cpu, child.pid));
      for (const [slot, held] of world.task(init).caps.entries()) {
        if (held?.kind === 1) world.call(init, (cpu) => ipcEndpointCloseRaw(cpu, slot));
        if (held?.kind === 4 && slot !== INIT.endpointFactory) {
          world.must(init, (cpu) => capCloseRaw(cpu, slot));
        }
      }
      const { factories, reservedEndpoints, endpoints, queuedBytes } = state;
      expect([factories.live, reservedEndpoints, endpoints.live, queuedBytes]).toEqual([
        0, 0, 0, 0,
      ]);
      expect(leftAtEnd(world.core)).toEqual([]);
    }),
    { seed: 0x6661, numRuns: 12 },
  );
});
