/** A notice that leaves a queue unread: the last of those that wait there for replies is told that no sender is left. */
import {
  capCloseRaw,
  capWatchRaw,
  getpidRaw,
  ipcCallRaw,
  ipcEndpointCloseRaw,
  ipcRecvRaw,
  irqBindRaw,
  Rights,
  taskKillRaw,
} from '@abicus/abi-kernel';
import type { Cpu, Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import { giveInterrupt, LINE, poll, setLine } from './slots/interrupts.ts';
import { header } from './slots/setup.ts';
import { inconsistencies } from './support/consistent.ts';
import { VA, World, type Actor } from './support/world.ts';

const { SEND, RECV } = Rights;
const EPIPE = -32;
/** Slots of the tasks: the endpoint that each uses first, its own one, SEND to move, and what a notice comes of. */
const [FIRST, OWN, MOVED, SOURCE] = [20, 21, 22, 23];

/** A client that waits in `ipcCall` behind a receiver at its own endpoint; the request is with init. */
function waiting(): { world: World; client: Actor; watcher: Actor; moved: number } {
  const world = new World({ harts: 1, limits: { timeslice: 200_000 } });
  const { init } = world;
  const [client, receiver, watcher] = [world.exec(init), world.exec(init), world.exec(init)];
  const requests = world.endpoint(2);
  const replies = world.endpoint(2, client);
  world.give(init, requests, client, SEND, FIRST);
  world.give(init, replies, client, SEND | RECV, OWN);
  world.give(init, replies, client, SEND, MOVED);
  for (const task of [receiver, watcher]) world.give(init, replies, task, RECV, FIRST);
  world.begin(receiver, (cpu) => ipcRecvRaw(cpu, FIRST, VA.header, VA.payload, 64, 0, 0n));
  world.write(client, VA.header, header(4, MOVED));
  world.begin(client, (cpu) => ipcCallRaw(cpu, FIRST, VA.header, VA.payload, 4, VA.image, 64));
  poll(world, init, requests);
  const moved = world.task(init).caps.findLastIndex((held) => held !== undefined);
  world.must(init, (cpu) => capCloseRaw(cpu, moved));
  return { world, client, watcher, moved: replies };
}

/** What the client gets, and what is inconsistent, some rounds later. */
function ended({ world, client }: ReturnType<typeof waiting>): readonly unknown[] {
  world.settle(20);
  const wrong = inconsistencies(world.core);
  return [world.isBlocked(client) ? 'waits' : world.result(client), ...wrong];
}

test('ipcCall.peer: a watcher ends whose notice has woken another receiver, after the last sender has gone', () => {
  const it = waiting();
  const { world, watcher, moved } = it;
  const { init } = world;
  const watched = world.endpoint(2);
  world.give(init, watched, watcher, SEND, SOURCE);
  world.must(watcher, (cpu) => capWatchRaw(cpu, SOURCE, FIRST, 5n));
  world.call(init, function* (cpu: Cpu): Program {
    yield* ipcEndpointCloseRaw(cpu, watched);
    yield* capCloseRaw(cpu, moved);
    yield* taskKillRaw(cpu, watcher.pid);
  });
  expect(ended(it)).toEqual([EPIPE]);
});

test('ipcCall.peer: an interrupt is unbound whose notice has woken another receiver, after the last sender has gone', () => {
  const it = waiting();
  const { world, watcher, moved } = it;
  giveInterrupt(world, watcher, LINE, SOURCE);
  world.must(watcher, (cpu) => irqBindRaw(cpu, SOURCE, FIRST, 5n));
  world.call(world.init, function* (cpu: Cpu): Program {
    setLine(world, true);
    // The interrupt is taken before the next trap.
    yield* getpidRaw(cpu);
    yield* capCloseRaw(cpu, moved);
    yield* taskKillRaw(cpu, watcher.pid);
  });
  expect(ended(it)).toEqual([EPIPE]);
});
