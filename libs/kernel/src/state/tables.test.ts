/** Each field of the kernel's state moves the digest, but for those that are exempt. */
import { Digest, newBlock } from '@abicus/emulator';
import type { Kind } from '@abicus/emulator/state-table';
import { describe, expect, test } from 'vitest';
import type { PendingCall } from './calls.ts';
import { cap, Kind as CapKind } from './capability.ts';
import { newCpu } from './cpu.ts';
import { newEndpoint, type Message, type Watch } from './endpoint.ts';
import { frames } from './frames.ts';
import type { ReceiveArgs } from './receive-args.ts';
import { insert } from './slots.ts';
import { newState } from './state.ts';
import * as callTables from './call-tables.ts';
import * as stateTables from './tables.ts';

const tables = { ...stateTables, ...callTables };
import { newTask, TaskState, type Task, type TaskSeed } from './task.ts';

const digestOf = <T>(kind: Kind<T>, value: T): string => {
  const digest = new Digest();
  kind.digest(value, digest);
  return digest.hex();
};

/** Another value of the same type. */
function other(value: unknown): unknown {
  if (typeof value === 'number') return value === Infinity ? 1 : value + 1;
  if (typeof value === 'bigint') return value + 1n;
  if (typeof value === 'string') return `${value}x`;
  if (typeof value === 'boolean') return !value;
  if (value instanceof Int32Array) return value.map((one) => one + 1);
  if (Array.isArray(value)) return [value.length === 0 ? 1 : other(value[0]), ...value.slice(1)];
  throw new Error(`no other value of ${String(value)}`);
}

const seed = { parent: 0, identity: 1n, name: 'a', space: 1, pc: 8, stackVa: 0 };
const task = (state: Task['state']): Task => ({
  ...newTask(0x1_0001, seed as unknown as TaskSeed, 1),
  state,
});
const watch = {
  watcher: 1,
  slot: 2,
  notify: 3,
  cookie: 4n,
  serial: 5,
  senders: false,
} as unknown as Watch;
const message = {
  sender: 1,
  identity: 2n,
  ty: 3,
  flags: 4,
  length: 5,
  size: 1,
  payload: newBlock(8),
  cap: cap(CapKind.Endpoint, 1, 1),
  watcher: 0,
  qos: 1,
  kind: 2,
  call: 3,
  badge: 4,
  reserved: 5,
  irq: 0,
} as unknown as Message;
const endpoint = {
  ...newEndpoint(1, 1 as never, 2, 3),
  messages: [message],
  watches: [watch],
};

/** A call that a task has started, and whose request is in a queue. */
const pending: PendingCall = {
  index: 1,
  uses: 2,
  caller: 0x1_0001 as never,
  endpoint: 3,
  holder: 0 as never,
  heldAt: 0,
  notify: 4,
  badge: 5,
  reserved: 6,
  deadlineNs: 7,
};
const receiving: ReceiveArgs = {
  slot: 1,
  header: 2,
  payload: 3,
  payloadMax: 4,
  identity: 5,
  flags: 0,
  deadline: 6n,
};

/** Samples, and the names of their fields that do not move the digest by themselves. */
const SAMPLES: Record<string, readonly [Kind<never>, object, readonly string[]]> = {
  CAP: [tables.CAP, cap(CapKind.Device, 4096, 4, 4096), []],
  MESSAGE: [tables.MESSAGE, message, ['payload']],
  WATCH: [tables.WATCH, watch, []],
  ENDPOINT: [tables.ENDPOINT, endpoint, []],
  FACTORY: [
    tables.FACTORY,
    { id: 1, parent: 2, depth: 1, budget: 5, used: 2, bytes: 9, usedBytes: 3, caps: 1 },
    [],
  ],
  BINDING: [
    tables.BINDING,
    { line: 1, holder: 2 as never, slot: 3, endpoint: 4, cookie: 5n, state: 0 },
    [],
  ],
  SPACE: [
    tables.SPACE,
    { id: 1, root: 2, creator: 3 as never, users: 1, frames: [2], vmos: [1] },
    [],
  ],
  VMO: [tables.VMO, { id: 1, frame: 2, pages: 1, length: 10, caps: 1, mappings: 1 }, []],
  PENDING_CALL: [tables.PENDING_CALL, pending, ['index']],
  RECEIVE_ARGS: [tables.RECEIVE_ARGS, receiving, []],
  CALLS: [tables.CALLS, { items: [pending], free: [2], started: 1 }, []],
  TASK: [
    tables.TASK,
    { ...task(TaskState.Blocked), receiving },
    ['index', 'tickets', 'deadlineOrder', 'spawnReason'],
  ],
  CPU: [tables.CPU, newCpu(1), []],
  FRAMES: [tables.FRAMES, frames(0x10_0000), []],
};

/** Fields whose values are records of their own, and one that differs. */
const NESTED: Readonly<Record<string, unknown>> = {
  'MESSAGE.cap': undefined,
  'MESSAGE.payload': newBlock(9),
  'ENDPOINT.messages': [],
  'ENDPOINT.watches': [],
  'CALLS.items': [],
  'TASK.receiving': undefined,
  'TASK.watchers': [watch],
  'TASK.zombies': { first: 1, last: 1, count: 1 },
  'TASK.caps': [cap(CapKind.Endpoint, 1, 1)],
  'CPU.queues': [{ first: 1, last: 1, count: 1 }],
  'CPU.overflow': [{ first: 1, last: 1, count: 1 }],
  'FRAMES.freeExtents': [{ first: 1, count: 1 }],
};

describe.each(Object.entries(SAMPLES))('%s', (name, [kind, sample, exempt]) => {
  test.each(Object.keys(sample))('%s', (key) => {
    const before = digestOf(kind, sample as never);
    const nested = `${name}.${key}`;
    const isNested = Object.hasOwn(NESTED, nested);
    const value: unknown = isNested ? NESTED[nested] : other(Reflect.get(sample, key));
    const after = digestOf(kind, { ...sample, [key]: value } as never);
    expect(before !== after).toBe(!exempt.includes(key));
  });
});

test('every table of this file has a sample, but for that of the state', () => {
  expect(Object.keys(tables).toSorted()).toEqual([...Object.keys(SAMPLES), 'STATE'].toSorted());
});

test('registers of a running task do not move the digest', () => {
  const running = task(TaskState.Running);
  const moved = { ...running, x: running.x.map(() => 1), pc: 99 };
  expect(digestOf(tables.TASK, moved)).toBe(digestOf(tables.TASK, running));
});

test('only the bytes of a payload that were sent move the digest', () => {
  const changed = (at: number): string => {
    const payload = newBlock(8);
    payload.u8[at] = 1;
    return digestOf(tables.MESSAGE, { ...message, payload });
  };
  const same = digestOf(tables.MESSAGE, message);
  expect([changed(0) === same, changed(1) === same]).toEqual([false, true]);
});

describe('the whole state', () => {
  const made = (change: (state: ReturnType<typeof newState>) => void): string => {
    const state = newState(1, 0x10_0000);
    for (let i = 0; i < 2; i++) {
      insert(state.tasks, (pid) => newTask(pid, seed as unknown as TaskSeed, 1));
    }
    change(state);
    return digestOf(tables.STATE, state);
  };
  const same = made(() => {});
  const both = (state: ReturnType<typeof newState>, orders: readonly number[]): void => {
    state.tasks.items.forEach((one, i) => {
      if (one !== undefined) Object.assign(one, { deadlineNs: 5, deadlineOrder: orders[i] });
    });
    state.deadlines.push(1, 2);
  };

  test.each<[string, (state: ReturnType<typeof newState>) => void, boolean]>([
    ['bytes in queues', (s) => void (s.queuedBytes = 1), true],
    ['bytes of VMOs', (s) => void (s.vmoBytes = 1), true],
    ['the stage of the boot', (s) => void (s.stage = 1), true],
    ['the next number of a deadline', (s) => void s.deadlineOrder++, false],
    ['a freed id', (s) => void s.tasks.free.push(9), true],
    [
      'a freed id that is in use again',
      (s) => void (s.tasks.free.push(9), s.tasks.freeAt++),
      false,
    ],
    ['a ticket of a blocked task', (s) => void (s.tasks.items[1]!.tickets[0] = 3), false],
    [
      'a ticket of a queued task',
      (s) => {
        s.tasks.items[1]!.state = TaskState.Queued;
        s.tasks.items[1]!.tickets[0] = 3;
      },
      true,
    ],
  ])('%s moves the digest: %s', (_, change, moves) => {
    expect(made(change) !== same).toBe(moves);
  });

  test('of tasks with one deadline the sequence counts, not the numbers', () => {
    const [first, again, swapped] = [
      made((s) => both(s, [0, 1, 2])),
      made((s) => both(s, [0, 5, 9])),
      made((s) => both(s, [0, 2, 1])),
    ];
    expect([again === first, swapped === first]).toEqual([true, false]);
  });

  test('tickets count by their distance from the last one served', () => {
    const queued = (shift: number): string =>
      made((s) => {
        s.tasks.items[1]!.state = TaskState.Queued;
        s.tasks.items[1]!.tickets.fill(3 + shift);
        s.cpus[0]!.served.fill(1 + shift);
        s.cpus[0]!.issued.fill(4 + shift);
      });
    expect(queued(7)).toBe(queued(0));
  });
});
