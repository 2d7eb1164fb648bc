/** What the kernel that this one follows did wrong, one test for each: it must not come back. */
import {
  capTransferRaw,
  getpid,
  ipcEndpointCloseRaw,
  ipcRecvRaw,
  ipcSendRaw,
  RecvFlags,
  Rights,
  spawnRaw,
  taskQosGet,
  asPid,
  vmoCreateRaw,
  waitNohangRaw,
  wait,
  asWaitTarget,
  yieldRaw,
  debugPutcRaw,
  execV2Raw,
} from '@abicus/abi-kernel';
import { A0, encodeUtf8, err, ok, setNumber, type Cpu, type Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import { FAULT_STATUS } from '../src/index.ts';
import { TaskState } from '../src/task/task.ts';
import { IMAGE_SIZE, TEXT_VA } from './image.ts';
import {
  closeEndpoint,
  dropFactory,
  fillChild,
  header,
  HELD,
  send,
  staged,
} from './slots/stage.ts';
import { VA, World, type Actor } from './world.ts';

/** A receive that waits. */
function* receiving(cpu: Cpu, slot: number, deadline = 0n): Program<number> {
  return yield* ipcRecvRaw(cpu, slot, VA.header, VA.payload, 64, 0, deadline);
}

/** Leaves a task without its hart. */
function* yielding(cpu: Cpu, times: number): Program<number> {
  for (let i = 0; i < times; i++) yield* yieldRaw(cpu);
  return times;
}

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

/** One hart, and turns that end: who has nothing to do would keep it. */
const SHARED = { harts: 1, limits: { timeslice: 200_000 } };

test('defect 2: a wake that finds the run queue full is not lost', () => {
  const world = new World(SHARED);
  const slot = world.endpoint(8);
  const waiters = [1, 2, 3].map((at) => {
    const actor = world.exec(world.init);
    world.give(world.init, slot, actor, Rights.RECV, at);
    world.begin(actor, (cpu) => receiving(cpu, at));
    return actor;
  });
  expect(waiters.every((actor) => world.isBlocked(actor))).toBe(true);
  world.limits.runQueue = 1;
  world.write(world.init, VA.header, header(4));
  const states = world.call(world.init, function* (cpu) {
    for (let i = 0; i < 3; i++) yield* ipcSendRaw(cpu, slot, VA.header, VA.payload, 4, 1, 0n);
    return waiters.map((actor) => world.task(actor).state);
  });
  expect(states).toEqual([TaskState.Queued, TaskState.Pending, TaskState.Pending]);
  expect(waiters.map((actor) => world.result(actor))).toEqual([4, 4, 4]);
});

test('defect 2: yielding while the run queue is full loses nobody', () => {
  const world = new World(SHARED);
  const others = [1, 2, 3].map(() => world.exec(world.init));
  world.limits.runQueue = 1;
  for (const actor of others) actor.puppet.ask((cpu) => yielding(cpu, 10));
  expect(world.call(world.init, (cpu) => yielding(cpu, 30))).toBe(30);
  expect(others.map((actor) => world.result(actor))).toEqual([10, 10, 10]);
});

test('defect 3: a deadline passes although somebody polls all the time', () => {
  const world = new World({ harts: 1 });
  const poller = world.exec(world.init);
  const slot = world.endpoint(1);
  const deadline = BigInt(world.machine.nowNs + 1_000_000);
  poller.puppet.ask((cpu) => yielding(cpu, 1e6));
  world.begin(world.init, (cpu) => receiving(cpu, slot, deadline));
  for (let i = 0; i < 50 && world.isBlocked(world.init); i++) world.settle(1);
  expect(world.result(world.init)).toBe(-110);
  expect(world.machine.nowNs).toBeLessThan(Number(deadline) + 2_000_000);
});

test.each<[string, (cpu: Cpu) => Program<number>]>([
  [
    'a load from nowhere',
    function* (cpu) {
      yield* yieldRaw(cpu);
      return cpu.load32(VA.nowhere);
    },
  ],
  [
    'an illegal instruction',
    function* (cpu) {
      yield* yieldRaw(cpu);
      return cpu.illegal();
    },
  ],
  [
    'a store into its text',
    function* (cpu) {
      yield* yieldRaw(cpu);
      cpu.store32(VA.text, 0);
      return 0;
    },
  ],
])('defect 4: %s ends the task with −22 and wakes the parent that waits', (_, job) => {
  const world = new World();
  const parent = world.exec(world.init);
  const child = world.exec(parent);
  world.begin(parent, (cpu) => wait(cpu, asWaitTarget(child.pid)));
  expect(world.isBlocked(parent)).toBe(true);
  world.begin(child, job);
  expect(world.result(parent)).toEqual(ok({ pid: child.pid, status: FAULT_STATUS }));
  expect(world.text).toMatch(new RegExp(`neuron\\] FAULT-AUDIT pid=${child.pid} `));
  expect(world.must(world.init, (cpu) => yielding(cpu, 1))).toBe(1);
});

test('defect 5: an oversize receive keeps the message and the capability', () => {
  const world = new World();
  const { caller, endpoint } = staged(world);
  send(world, caller, HELD.send, 40, HELD.other);
  world.write(world.init, VA.header, new Uint8Array(16).fill(0xaa));
  const take = (room: number) =>
    world.call(world.init, (cpu) =>
      ipcRecvRaw(cpu, endpoint, VA.header, VA.payload, room, RecvFlags.NONBLOCK, 0n),
    );
  const before = world.digest();
  expect([take(39), world.check()]).toEqual([-22, 'ipcRecv.oversize']);
  expect(world.digest()).toBe(before);
  const held = world.task(world.init).caps.filter((one) => one !== undefined).length;
  expect(take(40)).toBe(40);
  expect(world.task(world.init).caps.filter((one) => one !== undefined)).toHaveLength(held + 1);
});

test('defect 6: a close that fails keeps the slot', () => {
  const world = new World();
  const { caller } = staged(world);
  const before = world.task(caller).caps[HELD.both];
  expect(world.call(caller, (cpu) => ipcEndpointCloseRaw(cpu, HELD.both))).toBe(-1);
  expect(world.task(caller).caps[HELD.both]).toBe(before);
});

test('defect 6: a transfer into a full table is ENOSPC, exhausted VMO memory is ENOMEM', () => {
  const world = new World();
  const { caller, endpoint } = staged(world);
  fillChild(world, world.init, caller, endpoint);
  expect(world.call(world.init, (cpu) => capTransferRaw(cpu, caller.pid, endpoint, 1))).toBe(-28);
  expect(world.call(world.init, (cpu) => vmoCreateRaw(cpu, -1, 2 ** 30))).toBe(-12);
});

test('defect 7: pids and endpoints come back, with another generation', () => {
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

test('defect 7: what named an object that is gone does not name the one that took its place', () => {
  const world = new World();
  const { caller, endpoint } = staged(world);
  closeEndpoint(world, endpoint);
  for (let i = 0; i < 20; i++) world.endpoint();
  world.write(caller, VA.header, header(4));
  const result = world.call(caller, (cpu) =>
    ipcSendRaw(cpu, HELD.send, VA.header, VA.payload, 4, 1, 0n),
  );
  expect([result, world.check()]).toEqual([-3, 'ipcSend.alive']);
});

test('defect 8: nobody prints a line in the name of another, and lines do not mix', () => {
  const world = new World();
  const [a, b] = [world.exec(world.init), world.exec(world.init)];
  const forged = encodeUtf8('[0.0 0 timed] timed: ready\n');
  for (const byte of forged) {
    world.call(a, (cpu) => debugPutcRaw(cpu, byte));
    world.call(b, (cpu) => debugPutcRaw(cpu, byte));
  }
  const lines = world.text.split('\n').filter((one) => one.includes('timed: ready'));
  expect(
    lines.map((one) => /^\[[^\]]* (\S+)\] \[0\.0 0 timed\] timed: ready$/.exec(one)?.[1]),
  ).toEqual([`pid:${a.pid}`, `pid:${b.pid}`]);
});

test('defect 9: a new program has nothing that it was not given', () => {
  const world = new World();
  const children = [world.exec(world.init), world.exec(world.init, 'nova')];
  for (const actor of [...children, world.exec(children[0] ?? world.init)]) {
    expect(world.task(actor).caps.filter((held) => held !== undefined)).toEqual([]);
  }
});

test('defect 9: where its parent owns a control endpoint, a program may receive there, no more', () => {
  const world = new World();
  const slot = world.endpoint();
  const child = world.exec(world.init);
  const grandchild = world.exec(child);
  const object = world.task(world.init).caps[slot]?.object;
  expect(slot).toBe(0);
  expect(world.task(child).caps).toEqual([{ kind: 1, object, rights: Rights.RECV, length: 0 }]);
  expect(world.task(grandchild).caps).toEqual([]);
});

test('defect 10: an identity is made only by who holds the service factory, and once', () => {
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

test('defect 11: every hart runs tasks and takes their traps', () => {
  const world = new World({ harts: 4 });
  const actors = [world.init, ...[1, 2, 3].map(() => world.exec(world.init))];
  const harts = actors.map((actor) => world.hart(actor).id);
  expect(harts.sort((x, y) => x - y)).toEqual([0, 1, 2, 3]);
  for (const actor of actors) {
    expect(world.call(actor, (cpu) => getpid(cpu))).toEqual(ok(actor.pid));
    expect(world.hart(actor).guest).toBe(actor.puppet);
  }
});

test('defect 11: a hart that runs out of work takes some from another', () => {
  const world = new World({ harts: 2 });
  const actors = [1, 2, 3].map(() => world.exec(world.init));
  const { counters } = world.core;
  const { steals } = counters;
  // Two end on the other hart: what was queued there, then what was queued behind init, runs there.
  for (let i = 0; i < 2; i++) {
    const running = actors.find(
      ({ pid }) => world.core.state.tasks.items[pid & 0xffff]?.state === TaskState.Running,
    );
    if (running !== undefined) world.exit(running);
  }
  const states = actors.map((actor) => world.task(actor).state);
  expect(states.sort((x, y) => x - y)).toEqual([
    TaskState.Running,
    TaskState.Zombie,
    TaskState.Zombie,
  ]);
  expect(counters.steals).toBe(steals + 1);
});

test.each([0, 1, -1, 42, 2 ** 31 - 1, -(2 ** 31)])(
  'defect 12: a status of %i is the one that the parent gets',
  (code) => {
    const world = new World();
    const { caller } = staged(world);
    const pid = world.must(caller, (cpu) => spawnRaw(cpu, TEXT_VA, 0, 0, HELD.both, 0));
    const child = world.adopt(pid);
    world.exit(child, code);
    expect(status(world, caller, child)).toEqual(ok({ pid, status: code }));
    expect(status(world, caller, child)).toEqual(err('ECHILD'));
  },
);
