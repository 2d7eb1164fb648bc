/** Successful syscalls on tasks: one test or more for each. */
import {
  waitInfoRaw,
  readExitInfo,
  ExitReason,
  EXIT_INFO_SIZE,
  execRaw,
  execV2Raw,
  exitRaw,
  getpidRaw,
  nsecRaw,
  PRINCIPALS,
  QosClass,
  readBootstrapInfo,
  spawnLastErrorRaw,
  spawnRaw,
  SpawnFailReason,
  taskQosGetRaw,
  taskQosSetRaw,
  vmoCreateRaw,
  wait,
  asWaitTarget,
  waitNohangRaw,
  yieldRaw,
} from '@abicus/abi-kernel';
import { CAUSE_STORE_PAGE_FAULT } from '@abicus/emulator';
import { ok } from '@abicus/wire';
import { expect, test } from 'vitest';
import { INFO_VA, NAME_VA } from '../src/index.ts';
import { IMAGE_SIZE, TEXT_VA, tinyImage } from './support/tiny-image.ts';
import { HELD, setUp } from './slots/setup.ts';
import { queuedTask } from './slots/tasks.ts';
import { VA, World } from './support/world.ts';

test('yield: the next task of the class runs', () => {
  const world = new World({ harts: 1 });
  const child = world.exec(world.init);
  expect(world.task(child).state).toBe(1);
  world.begin(world.init, (cpu) => yieldRaw(cpu));
  expect(world.core.state.cpus[0]?.current).toBe(child.pid & 0xffff);
});

test('nsec: returns the time of the machine, which never decreases', () => {
  const world = new World();
  const before = world.machine.nowNs;
  const first = world.call(world.init, (cpu) => nsecRaw(cpu));
  const second = world.call(world.init, (cpu) => nsecRaw(cpu));
  expect(first).toBeGreaterThanOrEqual(before);
  expect(second).toBeGreaterThanOrEqual(first);
  expect(world.machine.nowNs).toBeGreaterThanOrEqual(second);
});

test('getpid: returns the pid that exec returned to the parent', () => {
  const world = new World();
  const child = world.exec(world.init);
  expect(world.call(child, (cpu) => getpidRaw(cpu))).toBe(child.pid);
});

test('exec: a program has no identity and its own space', () => {
  const world = new World();
  const child = world.exec(world.init);
  const { identity, parent, qos } = world.task(child);
  expect([identity, parent, qos]).toEqual([0n, world.init.pid, QosClass.Normal]);
  expect(world.task(child).space).not.toBe(world.task(world.init).space);
});

test('execV2: the identity is the FNV-1a of the name, and is on the info page', () => {
  const world = new World();
  const child = world.exec(world.init, 'policyd');
  expect(world.task(child).identity).toBe(PRINCIPALS.policyd);
  const info = readBootstrapInfo(world.read(child, INFO_VA, 32), 0);
  expect(info).toEqual({ namePtr: NAME_VA, nameLength: 7, serviceId: PRINCIPALS.policyd });
});

test('spawn: a task runs in the caller’s space, on its own stack', () => {
  const world = new World();
  const { caller } = setUp(world);
  const pid = world.must(caller, (cpu) => spawnRaw(cpu, TEXT_VA, 0, 0, HELD.both, 0));
  const child = world.adopt(pid);
  expect(world.task(child).space).toBe(world.task(caller).space);
  expect(world.task(child).caps[0]?.object).toBe(world.task(caller).caps[HELD.both]?.object);
  world.exit(child, 3);
  expect(world.call(caller, (cpu) => waitNohangRaw(cpu, pid))).toBe(pid);
});

test('spawnLastError: returns the reason once', () => {
  const world = new World();
  const { caller } = setUp(world);
  world.call(caller, (cpu) => spawnRaw(cpu, TEXT_VA, 0, 0, HELD.vmo, 0));
  const reason = () => world.call(caller, (cpu) => spawnLastErrorRaw(cpu));
  expect([reason(), reason()]).toEqual([SpawnFailReason.DeniedByPolicy, SpawnFailReason.Unknown]);
  world.call(caller, (cpu) => execRaw(cpu, VA.nowhere, IMAGE_SIZE, 1, 0));
  expect(reason()).toBe(SpawnFailReason.InvalidPayload);
  world.limits.tasks = 0;
  world.write(caller, VA.image, tinyImage());
  world.call(caller, (cpu) => execRaw(cpu, VA.image, IMAGE_SIZE, 1, 0));
  expect(reason()).toBe(SpawnFailReason.Oom);
});

test('exit: and wait: the parent wakes with the status, also a negative one', () => {
  const world = new World();
  const caller = world.exec(world.init);
  const child = world.exec(caller);
  world.begin(caller, (cpu) => wait(cpu, asWaitTarget(0)));
  expect(world.isBlocked(caller)).toBe(true);
  world.begin(child, (cpu) => exitRaw(cpu, -7));
  expect(world.result(caller)).toEqual(ok({ pid: child.pid, status: -7 }));
  expect(world.task(caller).children).toEqual([]);
});

test('exit: the resources of the task are freed', () => {
  const world = new World();
  const { state } = world.core;
  const live = () => [state.tasks.live, state.endpoints.live, state.spaces.live, state.vmos.live];
  const before = live();
  for (let i = 0; i < 20; i++) {
    const child = world.exec(world.init);
    world.endpoint(2, child);
    world.must(child, (cpu) => vmoCreateRaw(cpu, -1, 0x4000));
    world.exit(child);
    world.must(world.init, (cpu) => waitNohangRaw(cpu, child.pid));
  }
  expect(live()).toEqual(before);
});

test.each([
  ['its exit with 0', 0, { status: 0, reason: ExitReason.Clean, cause: 0 }],
  ['its exit with another status', 7, { status: 7, reason: ExitReason.Error, cause: 0 }],
  ['a fault', undefined, { status: -22, reason: ExitReason.Fault, cause: CAUSE_STORE_PAGE_FAULT }],
] as const)('waitInfo: tells that a child ended by %s', (_, status, info) => {
  const world = new World();
  const child = world.exec(world.init);
  world.begin(world.init, (cpu) => waitInfoRaw(cpu, child.pid, 0, VA.info));
  expect(world.isBlocked(world.init)).toBe(true);
  if (status === undefined) {
    world.begin(child, function* (cpu) {
      cpu.store32(VA.nowhere, 1);
      yield;
    });
  } else world.exit(child, status);
  world.settle();
  expect(world.result(world.init)).toBe(child.pid);
  expect(readExitInfo(world.read(world.init, VA.info, EXIT_INFO_SIZE), 0)).toEqual({
    pid: child.pid,
    killer: 0,
    ...info,
  });
  expect(world.call(world.init, (cpu) => waitNohangRaw(cpu, child.pid))).toBeLessThan(0);
});

test('waitNohang: reaps the requested child', () => {
  const world = new World();
  const [first, second] = [world.exec(world.init), world.exec(world.init)];
  world.exit(first, 1);
  world.exit(second, 2);
  expect(world.call(world.init, (cpu) => waitNohangRaw(cpu, second.pid))).toBe(second.pid);
  expect(world.call(world.init, (cpu) => waitNohangRaw(cpu, -1))).toBe(first.pid);
});

test('taskQos.get: returns the class of the target, not of the caller', () => {
  const world = new World();
  const child = world.exec(world.init);
  world.must(child, (cpu) => taskQosSetRaw(cpu, 0, QosClass.Idle));
  expect(world.call(world.init, (cpu) => taskQosGetRaw(cpu, child.pid))).toBe(QosClass.Idle);
  expect(world.call(world.init, (cpu) => taskQosGetRaw(cpu, 0))).toBe(QosClass.Normal);
});

test('taskQos.set: the caller may lower its own class, and each decision is audited', () => {
  const world = new World();
  const child = world.exec(world.init);
  expect(world.call(child, (cpu) => taskQosSetRaw(cpu, 0, QosClass.Idle))).toBe(0);
  expect(world.call(child, (cpu) => taskQosSetRaw(cpu, 0, QosClass.Normal))).toBe(-1);
  const audit = world.text.split('\n').filter((one) => one.includes('QOS-AUDIT'));
  expect(audit.slice(-2).map((one) => /decision=\w+ reason=\w+/.exec(one)?.[0])).toEqual([
    'decision=allow reason=applied',
    'decision=deny reason=unauthorized_escalation',
  ]);
});

test('taskQos.set: a queued task moves to the back of its new queue', () => {
  const world = new World();
  const execd = world.exec(world.init, 'execd');
  const pid = queuedTask(world);
  const other = queuedTask(world);
  for (const each of [other, pid]) {
    world.must(execd, (cpu) => taskQosSetRaw(cpu, each, QosClass.Idle));
  }
  const queued = world.core.state.tasks.items[pid & 0xffff];
  const queue = world.core.state.cpus[queued?.cpu ?? 0]?.queues[QosClass.Idle];
  expect(queue?.last).toBe(pid & 0xffff);
});

test.each(['execd', 'policyd'])(
  'taskQos.set.authority allows %s: to raise and lower the class of another task',
  (name) => {
    const world = new World();
    const authority = world.exec(world.init, name);
    const { pid } = world.exec(world.init);
    for (const qos of [QosClass.PerfBurst, QosClass.Idle]) {
      expect(world.call(authority, (cpu) => taskQosSetRaw(cpu, pid, qos))).toBe(0);
      expect(world.call(authority, (cpu) => taskQosGetRaw(cpu, pid))).toBe(qos);
    }
  },
);

test.each(['init', 'timed', 'selftest-client', ''])(
  'taskQos.set.authority denies "%s" to change the class of another task',
  (name) => {
    const world = new World();
    const stranger =
      name === 'init' ? world.init : world.exec(world.init, name === '' ? undefined : name);
    const { pid } = world.exec(world.init);
    expect(world.call(stranger, (cpu) => taskQosSetRaw(cpu, pid, QosClass.Idle))).toBe(-1);
    expect(world.check()).toBe('taskQos.set.authority');
  },
);

test.each(['execd', 'policyd'])(
  'taskQos.set.escalation allows %s to raise its own class',
  (name) => {
    const world = new World();
    const authority = world.exec(world.init, name);
    expect(world.call(authority, (cpu) => taskQosSetRaw(cpu, 0, QosClass.PerfBurst))).toBe(0);
    expect(world.call(authority, (cpu) => taskQosGetRaw(cpu, 0))).toBe(QosClass.PerfBurst);
  },
);

test.each(['init', 'timed', ''])(
  'taskQos.set.escalation denies "%s" to raise its own class',
  (name) => {
    const world = new World();
    const stranger =
      name === 'init' ? world.init : world.exec(world.init, name === '' ? undefined : name);
    for (const target of [0, stranger.pid]) {
      const up = QosClass.Interactive;
      expect(world.call(stranger, (cpu) => taskQosSetRaw(cpu, target, up))).toBe(-1);
      expect(world.check()).toBe('taskQos.set.escalation');
    }
  },
);

test('execV2: a name can be bound again when its task has ended', () => {
  const world = new World();
  const first = world.exec(world.init, 'nova');
  const again = () =>
    world.call(world.init, (cpu) => execV2Raw(cpu, VA.image, IMAGE_SIZE, 1, 0, VA.name, 4));
  expect(again()).toBe(-1);
  world.exit(first);
  expect(again()).toBeGreaterThan(0);
});
