/** Tasks that wait in `ipcCall` at one endpoint, behind a request that leaves the queue without being received. */
import {
  capCloseRaw,
  ipcCallRaw,
  ipcRecvRaw,
  MessageKind,
  readMsgHeader,
  Rights,
} from '@abicus/abi-kernel';
import { expect, test } from 'vitest';
import { header } from './slots/setup.ts';
import { pattern, replyAndReceive, startCall } from './support/calls.ts';
import { inconsistencies } from './support/consistent.ts';
import { VA, World, type Actor } from './support/world.ts';

/** The slots of tasks with SEND of the server's endpoint, and with both rights of the endpoint for replies. */
const [TO, SEND, RECV] = [5, 6, 7];
const PEER_GONE = -32;

/** Two tasks that wait for replies, which only another task may send, with an endpoint of its own. */
function waiting(): { world: World; tasks: readonly Actor[]; other: Actor } {
  const world = new World({ harts: 1, limits: { timeslice: 200_000 } });
  const { init } = world;
  const [endpoint, replies] = [world.endpoint(2), world.endpoint(2)];
  const other = world.exec(init);
  world.give(init, replies, other, Rights.SEND, SEND);
  world.give(init, world.endpoint(2, other), other, Rights.RECV, RECV);
  const tasks = [world.exec(init), world.exec(init)];
  for (const task of tasks) {
    world.give(init, endpoint, task, Rights.SEND, TO);
    world.give(init, replies, task, Rights.SEND, SEND);
    world.give(init, replies, task, Rights.RECV, RECV);
    world.write(task, VA.header, header(0, SEND));
    world.begin(task, (cpu) => ipcCallRaw(cpu, TO, VA.header, VA.payload, 0, VA.image, 64));
    // The right to reply is received and closed.
    world.call(init, function* (cpu) {
      yield* ipcRecvRaw(cpu, endpoint, VA.header, VA.payload, 64, 0, 0n);
      const { src = 0 } = readMsgHeader(world.read(init, VA.header, 16), 0) ?? {};
      yield* capCloseRaw(cpu, src);
    });
  }
  return { world, tasks, other };
}

test('the last request goes, and with it the last thing to wait for: each of them is told', () => {
  const { world, tasks, other } = waiting();
  expect(tasks.map((task) => world.isBlocked(task))).toEqual([true, true]);
  // At a stretch, so that the first one was woken and has not run.
  const ends = world.call(other, function* (cpu) {
    const started = yield* startCall(cpu, SEND, RECV, 1, pattern(4), { deadline: 1 });
    const closed = yield* capCloseRaw(cpu, SEND);
    const end = yield* replyAndReceive(cpu, RECV, 0, undefined, { deadline: 1 });
    return [started, closed, typeof end === 'string' ? end : end.kind];
  });
  world.settle(8);
  const results = tasks.map((task) => (world.isBlocked(task) ? 'waits' : world.result(task)));
  expect([ends, results]).toEqual([
    ['ok', 0, MessageKind.TimedOut],
    [PEER_GONE, PEER_GONE],
  ]);
  expect(inconsistencies(world.core)).toEqual([]);
});
