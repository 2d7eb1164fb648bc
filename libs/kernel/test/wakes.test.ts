/**
 * How often tasks are woken and harts are interrupted, counted: one wake for each task that can go on, and one interrupt for
 * it if its hart is idle. A wake for nothing costs a trap and changes no result, so that only its count shows it.
 */
import {
  asMsgType,
  capCloseRaw,
  getpidRaw,
  ipcCallRaw,
  ipcEndpointCloseRaw,
  ipcRecvRaw,
  ipcSendRaw,
  readMsgHeader,
  Rights,
  sendHeaderRaw,
  taskKillRaw,
} from '@abicus/abi-kernel';
import { expect, test } from 'vitest';
import { allocKernelMessage } from '../src/queue/message-pool.ts';
import { wakeCallers } from '../src/queue/waiters.ts';
import type { Endpoint } from '../src/state/endpoint.ts';
import { beginSend, nextType } from './slots/blocked.ts';
import { header, send } from './slots/setup.ts';
import { inconsistencies } from './support/consistent.ts';
import { VA, World, type Actor } from './support/world.ts';

/** The slots of the waiting tasks with SEND and RECV of the endpoint. */
const [TO, FROM] = [5, 6];
const HARTS = 8;

/** An endpoint of init, and tasks that wait there, each on a hart of its own. */
interface Scene {
  readonly world: World;
  /** The slot of init with the endpoint. */
  readonly slot: number;
  readonly tasks: readonly Actor[];
}

function tasksAt(depth: number, count: number, harts = HARTS): Scene {
  const world = new World({ harts, limits: { timeslice: 200_000 } });
  const slot = world.endpoint(depth);
  const tasks = Array.from({ length: count }, () => {
    const actor = world.exec(world.init);
    world.give(world.init, slot, actor, Rights.SEND, TO);
    world.give(world.init, slot, actor, Rights.RECV, FROM);
    return actor;
  });
  return { world, slot, tasks };
}

/** Tasks that are blocked in a send, in their order, at a queue that is full. */
function senders(depth: number, count: number): Scene {
  const scene = tasksAt(depth, count);
  for (let i = 0; i < depth; i++) send(scene.world, scene.world.init, scene.slot);
  for (const [i, actor] of scene.tasks.entries()) beginSend(scene.world, actor, TO, i);
  return scene;
}

/** Tasks that are blocked in a receive, in their order, at an empty queue. */
function receivers(count: number, harts = HARTS): Scene {
  const scene = tasksAt(4, count, harts);
  for (const actor of scene.tasks) {
    scene.world.begin(actor, (cpu) => ipcRecvRaw(cpu, FROM, VA.header, VA.payload, 64, 0, 0n));
  }
  return scene;
}

const kill = ({ world, tasks }: Scene, at: number): number =>
  world.call(world.init, (cpu) => taskKillRaw(cpu, tasks[at]?.pid ?? 0));

/** What happens, how many tasks are woken by it, and how many harts are interrupted for that. */
type Row = readonly [what: string, make: () => Scene, act: (scene: Scene) => void, wakes: number];

const ROWS: readonly Row[] = [
  [
    'a send to three receivers',
    () => receivers(3),
    ({ world, slot }) => send(world, world.init, slot),
    1,
  ],
  [
    'two sends to three receivers',
    () => receivers(3),
    ({ world, slot }) => {
      send(world, world.init, slot);
      send(world, world.init, slot);
    },
    2,
  ],
  [
    'a send to no receiver',
    () => tasksAt(4, 2),
    ({ world, slot }) => send(world, world.init, slot),
    0,
  ],
  // The sender that is woken fills the queue again.
  [
    'a receive from a full queue with three senders',
    () => senders(2, 3),
    ({ world, slot }) => void nextType(world, world.init, slot),
    1,
  ],
  [
    'a receive from a queue without senders',
    () => senders(2, 0),
    ({ world, slot }) => void nextType(world, world.init, slot),
    0,
  ],
  [
    'a receive from an empty queue',
    () => tasksAt(2, 2),
    ({ world, slot }) => void nextType(world, world.init, slot),
    0,
  ],
  [
    'the end of the first sender at a full queue',
    () => senders(1, 3),
    (scene) => void kill(scene, 0),
    0,
  ],
  [
    'the end of the last sender at a full queue',
    () => senders(1, 3),
    (scene) => void kill(scene, 2),
    0,
  ],
  [
    'the end of the first receiver at an empty queue',
    () => receivers(3),
    (scene) => void kill(scene, 0),
    0,
  ],
  [
    'a close',
    () => receivers(3),
    ({ world, slot }) => void world.must(world.init, (cpu) => ipcEndpointCloseRaw(cpu, slot)),
    3,
  ],
  [
    'a capability that is closed',
    () => receivers(3),
    ({ world, slot }) => void world.must(world.init, (cpu) => capCloseRaw(cpu, slot)),
    0,
  ],
  [
    'a call that no task waits for',
    () => receivers(3),
    ({ world }) => void world.must(world.init, (cpu) => getpidRaw(cpu)),
    0,
  ],
];

test.each(ROWS)('%s: as many tasks are woken as can go on', (_, make, act, wakes) => {
  const scene = make();
  const { world } = scene;
  const { counters } = world.core;
  const before = { ...counters };
  act(scene);
  world.settle();
  expect(counters.wakes - before.wakes).toBe(wakes);
  // Each of them was blocked, so that its hart is idle, and no other hart is interrupted.
  expect(counters.reschedAccepted - before.reschedAccepted).toBe(wakes);
  expect(counters.ipiSent - before.ipiSent).toBe(wakes);
  expect(counters.spurious - before.spurious).toBe(0);
  expect(inconsistencies(world.core)).toEqual([]);
});

test('the end of a receiver that was woken and has not run passes its wake on once, and a busy hart of the same class is not interrupted', () => {
  const scene = receivers(3, 1);
  const { world, slot } = scene;
  const { counters } = world.core;
  const before = { ...counters };
  const woken = world.call(world.init, function* (cpu) {
    yield* sendHeaderRaw(cpu, slot, 7, 0, 0);
    const sent = counters.wakes - before.wakes;
    yield* taskKillRaw(cpu, scene.tasks[0]?.pid ?? 0);
    const killed = counters.wakes - before.wakes;
    yield* taskKillRaw(cpu, scene.tasks[2]?.pid ?? 0);
    return [sent, killed, counters.wakes - before.wakes];
  });
  expect(woken).toEqual([1, 2, 2]);
  expect(counters.reschedAccepted - before.reschedAccepted).toBe(0);
  expect(inconsistencies(world.core)).toEqual([]);
});

/** Two tasks that wait at one endpoint for replies to `ipcCall`, and the server with the right to send each of them. */
function callers(seed: number): { world: World; server: Actor; tasks: Actor[]; rights: number[] } {
  const world = new World({ seed, harts: HARTS, limits: { timeslice: 200_000 } });
  const { init } = world;
  const [endpoint, replies] = [world.endpoint(2), world.endpoint(2)];
  const server = world.exec(init);
  world.give(init, endpoint, server, Rights.RECV, FROM);
  const tasks = [world.exec(init), world.exec(init)];
  const rights = tasks.map((task) => {
    world.give(init, endpoint, task, Rights.SEND, TO);
    world.give(init, replies, task, Rights.SEND, FROM);
    world.give(init, replies, task, Rights.RECV, FROM + 1);
    world.write(task, VA.header, header(0, FROM));
    world.begin(task, (cpu) => ipcCallRaw(cpu, TO, VA.header, VA.payload, 0, VA.image, 64));
    world.must(server, (cpu) => ipcRecvRaw(cpu, FROM, VA.header, VA.payload, 64, 0, 0n));
    return readMsgHeader(world.read(server, VA.header, 16), 0)?.src ?? 0;
  });
  world.write(server, VA.header, header(4));
  return { world, server, tasks, rights };
}

test.each([
  ['a reply wakes its caller alone while the other reply may come', [1, 0], 1, [4, undefined]],
  ['the last right that goes before the reply is taken wakes nobody twice', [1, 1], 2, [4, -32]],
  ['the last right that goes without a reply wakes both', [0, 1], 2, [-32, -32]],
] as const)('%s', (_, [sends, closesOther], wakes, results) => {
  for (let seed = 0; seed < 8; seed++) {
    const { world, server, tasks, rights } = callers(seed);
    const { counters } = world.core;
    const before = counters.wakes;
    const [first = 0, second = 0] = rights;
    world.call(server, function* (cpu) {
      if (sends > 0) yield* ipcSendRaw(cpu, first, VA.header, VA.payload, 4, 0, 0n);
      yield* capCloseRaw(cpu, first);
      if (closesOther > 0) yield* capCloseRaw(cpu, second);
    });
    world.settle(8);
    const got = tasks.map((task) => (world.isBlocked(task) ? undefined : world.result(task)));
    expect([counters.wakes - before, got]).toEqual([wakes, results]);
  }
});

test('callers are woken when nothing is left to wait for: no message, and no sender of one', () => {
  const { world } = callers(0);
  const { core } = world;
  const before = core.counters.wakes;
  const wakesWith = (change: (endpoint: Endpoint) => void): number => {
    const endpoint = core.state.endpoints.items.find((one) => one?.receivers.length === 2);
    if (endpoint === undefined) throw new Error('no endpoint has two callers');
    change(endpoint);
    wakeCallers(core, endpoint);
    return core.counters.wakes - before;
  };
  const message = allocKernelMessage(core.messagePool, asMsgType(4), 0);
  expect(wakesWith(() => {})).toBe(0);
  expect(wakesWith((endpoint) => (endpoint.foreignSenders = 1))).toBe(0);
  expect(wakesWith(({ messages }) => messages.push(message))).toBe(0);
  expect(wakesWith((endpoint) => (endpoint.foreignSenders = 0))).toBe(0);
  expect(wakesWith(({ messages }) => messages.pop())).toBe(2);
  // They are awake now.
  expect(wakesWith(() => {})).toBe(2);
});

test('a task that waits for any message is no caller', () => {
  const { world } = receivers(3);
  const { core } = world;
  const before = core.counters.wakes;
  const endpoint = core.state.endpoints.items.find((one) => one?.receivers.length === 3);
  if (endpoint === undefined) throw new Error('no endpoint has three receivers');
  endpoint.foreignSenders = 0;
  wakeCallers(core, endpoint);
  expect(core.counters.wakes).toBe(before);
});
