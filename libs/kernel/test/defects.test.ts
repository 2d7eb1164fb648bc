/**
 * Defects of this kernel's predecessor which a single call shows: none of them may return. `defects-machine.test.ts`
 * has those that only whole programs show.
 */
import {
  capWatchRaw,
  ipcEndpointCreateV2Raw,
  capTransferRaw,
  getpid,
  ipcEndpointCloseRaw,
  ipcSendRaw,
  LIMITS,
  Rights,
  spawnRaw,
  taskQosGet,
  asPid,
  vmoCreateRaw,
  waitNohangRaw,
  wait,
  asWaitTarget,
  execV2Raw,
  SYSCALL,
} from '@abicus/abi-kernel';
import { A0, A7, encodeUtf8, err, ok, resultOf, setNumber, type Cpu } from '@abicus/wire';
import { expect, test } from 'vitest';
import { IMAGE_SIZE, TEXT_VA } from './support/tiny-image.ts';
import { closeEndpoint, dropFactory, fillChild, header, HELD, setUp } from './slots/setup.ts';
import { VA, World, type Actor } from './support/world.ts';
import { find } from '../src/state/slots.ts';
import { inconsistencies } from './support/consistent.ts';
import { rounds } from './support/rounds.ts';

function status(world: World, parent: Actor, child: Actor): unknown {
  return world.call(parent, (cpu) => wait(cpu, asWaitTarget(child.pid)));
}

test.each([-4095, -4096, -9999, -200, -2, -(2 ** 31), -(2 ** 40)])(
  'defect 1: a negative result %i that no contract declares is an error, never a success',
  (result) => {
    const x = new Int32Array(64);
    const cpu = { x } as unknown as Cpu;
    for (const call of [getpid(cpu), taskQosGet(cpu, asPid(1))]) {
      call.next();
      setNumber(x, A0, result);
      expect(call.next().value).toEqual(err('Unknown'));
    }
  },
);

/** The first number behind those of all calls. */
const NEXT = Math.max(...Object.values(SYSCALL)) + 1;

test.each([NEXT, 32, 55, 56, 2 ** 31, 2 ** 32, 2 ** 40])(
  'kernel.syscall.unknown: defect 1: %i, a number of no syscall, is ENOSYS, whatever its width',
  (number) => {
    const world = new World();
    const result = world.call(world.init, function* (cpu) {
      setNumber(cpu.x, A7, number);
      yield;
      return resultOf(cpu.x);
    });
    expect([result, world.check()]).toEqual([-38, 'kernel.syscall.unknown']);
  },
);

test('defect 6: a close that fails keeps the slot', () => {
  const world = new World();
  const { caller } = setUp(world);
  const before = world.task(caller).caps[HELD.both];
  expect(world.call(caller, (cpu) => ipcEndpointCloseRaw(cpu, HELD.both))).toBe(-1);
  expect(world.task(caller).caps[HELD.both]).toBe(before);
});

test('defect 6: a transfer into a full table is ENOSPC, exhausted VMO memory is ENOMEM', () => {
  const world = new World();
  const { caller, endpoint } = setUp(world);
  fillChild(world, world.init, caller, endpoint);
  expect(world.call(world.init, (cpu) => capTransferRaw(cpu, caller.pid, endpoint, 1))).toBe(-28);
  expect(world.call(world.init, (cpu) => vmoCreateRaw(cpu, -1, 2 ** 30))).toBe(-12);
});

/** The id of an endpoint of init. */
const idOf = (world: World, slot: number): number => world.task(world.init).caps[slot]?.object ?? 0;

test('defect 7: indexes of pids and endpoints are reused, with another generation', () => {
  const world = new World();
  const pids = new Set<number>();
  for (let i = 0; i < world.limits.tasks + 50; i++) {
    const child = world.exec(world.init);
    pids.add(child.pid);
    world.exit(child);
    world.must(world.init, (cpu) => waitNohangRaw(cpu, child.pid));
  }
  expect(pids.size).toBe(world.limits.tasks + 50);
  for (let i = 0; i < world.limits.endpoints + 50; i++) closeEndpoint(world, world.endpoint());
});

test('defect 7: a stale pid does not name the task that reuses its index', () => {
  const world = new World();
  const { endpoint } = setUp(world);
  const old = world.exec(world.init);
  world.exit(old);
  world.must(world.init, (cpu) => waitNohangRaw(cpu, old.pid));
  let fresh = world.exec(world.init);
  for (const _ of rounds(LIMITS.tasks)) {
    if ((fresh.pid & 0xffff) === (old.pid & 0xffff)) break;
    fresh = world.exec(world.init);
  }
  const give = (pid: number) =>
    world.call(world.init, (cpu) => capTransferRaw(cpu, pid, endpoint, Rights.SEND));
  expect([give(old.pid), give(fresh.pid) >= 0]).toEqual([-1, true]);
});

test('defect 7: a stale capability or handle does not name the object that reuses its index', () => {
  const world = new World();
  const { caller, endpoint } = setUp(world);
  closeEndpoint(world, endpoint);
  for (let i = 0; i < 20; i++) world.endpoint();
  world.write(caller, VA.header, header(4));
  const result = world.call(caller, (cpu) =>
    ipcSendRaw(cpu, HELD.send, VA.header, VA.payload, 4, 1, 0n),
  );
  expect([result, world.check()]).toEqual([-3, 'ipcSend.alive']);
});

test('a capability of a closed endpoint stays dead when 40,000 endpoints were created and closed after it', () => {
  const world = new World();
  const { caller, endpoint } = setUp(world);
  const id = idOf(world, endpoint);
  closeEndpoint(world, endpoint);
  const reused = new Set<number>();
  world.begin(world.init, function* (cpu) {
    for (let i = 0; i < 40_000; i++) {
      const slot = yield* ipcEndpointCreateV2Raw(cpu, 1, 1);
      if (idOf(world, slot) % 0x1_0000 === id % 0x1_0000) reused.add(i);
      yield* ipcEndpointCloseRaw(cpu, slot);
    }
  });
  for (const _ of rounds(5000)) {
    if (world.init.puppet.idle) break;
    world.machine.run({ maxRounds: 100 });
  }
  world.endpoint();
  const result = world.call(caller, (cpu) => ipcSendRaw(cpu, HELD.send, VA.header, 0, 0, 1, 0n));
  expect([result, reused.size]).toEqual([-3, 0x7fff - (id >>> 16)]);
});

test('the notices of a task that ends leave the queues that they are in', () => {
  const world = new World();
  const { endpoint } = setUp(world);
  const queue = find(world.core.state.endpoints, idOf(world, endpoint));
  for (let i = 0; i < 5; i++) {
    const watcher = world.exec(world.init);
    const watched = world.endpoint();
    world.give(world.init, watched, watcher, Rights.SEND, 5);
    world.give(world.init, endpoint, watcher, Rights.RECV, 6);
    world.must(watcher, (cpu) => capWatchRaw(cpu, 5, 6, 1n));
    closeEndpoint(world, watched);
    expect(queue?.messages).toHaveLength(1);
    world.exit(watcher);
    world.must(world.init, (cpu) => waitNohangRaw(cpu, watcher.pid));
    expect([queue?.messages.length, inconsistencies(world.core)]).toEqual([0, []]);
  }
});

test('defect 9: a new program has no capability that it was not given', () => {
  const world = new World();
  const children = [world.exec(world.init), world.exec(world.init, 'nova')];
  for (const actor of [...children, world.exec(children[0] ?? world.init)]) {
    expect(world.task(actor).caps.filter((held) => held !== undefined)).toEqual([]);
  }
});

test('defect 9: a program has only RECV of the control endpoint that its parent owns', () => {
  const world = new World();
  const slot = world.endpoint();
  const child = world.exec(world.init);
  const grandchild = world.exec(child);
  const object = world.task(world.init).caps[slot]?.object;
  expect(slot).toBe(0);
  expect(world.task(child).caps).toEqual([{ kind: 1, object, rights: Rights.RECV, length: 0 }]);
  expect(world.task(grandchild).caps).toEqual([]);
});

test('defect 10: only a holder of the service factory binds an identity, and each at most once', () => {
  const world = new World();
  const stranger = world.exec(world.init);
  const timed = world.exec(world.init, 'timed');
  world.write(stranger, VA.name, encodeUtf8('execd'));
  world.write(world.init, VA.name, encodeUtf8('timed'));
  const exec = (actor: Actor) =>
    world.call(actor, (cpu) => execV2Raw(cpu, VA.image, IMAGE_SIZE, 1, 0, VA.name, 5));
  expect([exec(stranger), world.check()]).toEqual([-1, 'execV2.authority']);
  expect([exec(world.init), world.check()]).toEqual([-1, 'execV2.taken']);
  const child = world.exec(timed);
  expect(world.task(child).identity).toBe(0n);
  dropFactory(world, 'serviceFactory');
  expect([exec(world.init), world.check()]).toEqual([-1, 'execV2.authority']);
});

test.each([0, 1, -1, 42, 2 ** 31 - 1, -(2 ** 31)])(
  'defect 12: a parent gets the exit status %i unchanged',
  (code) => {
    const world = new World();
    const { caller } = setUp(world);
    const pid = world.must(caller, (cpu) => spawnRaw(cpu, TEXT_VA, 0, 0, HELD.both, 0));
    const child = world.adopt(pid);
    world.exit(child, code);
    expect(status(world, caller, child)).toEqual(ok({ pid, status: code }));
    expect(status(world, caller, child)).toEqual(err('ECHILD'));
  },
);
