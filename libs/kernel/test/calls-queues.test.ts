/** Queues and lists of calls: which requests leave, which tasks are woken, and which may reply. */
import {
  capCloseRaw,
  ipcCallV2Raw,
  ipcReplyRecvV2Raw,
  QosClass,
  Rights,
  taskKillRaw,
} from '@abicus/abi-kernel';
import { fnv1a64 } from '@abicus/wire';
import { expect, test } from 'vitest';
import { wordsOf } from './slots/peers.ts';
import { nextType, waiters } from './slots/blocked.ts';
import { closeEndpoint, send } from './slots/setup.ts';
import { Call, callWith, pattern, PORT, replyAndReceive } from './support/calls.ts';
import { inconsistencies } from './support/consistent.ts';
import { VA, World } from './support/world.ts';

test('a client that is killed takes its own request out of the queue, and no other', () => {
  const it = new Call(3);
  const [second, third] = [it.addClient(), it.addClient()];
  for (const [i, client] of [it.client, second, third].entries()) {
    it.begin(pattern(i + 1), {}, client);
  }
  it.world.must(it.world.init, (cpu) => taskKillRaw(cpu, second.pid));
  expect(it.receive()).toMatchObject({ received: pattern(1), sender: it.client.pid });
  expect(it.receive()).toMatchObject({ received: pattern(3), sender: third.pid });
  expect(it.left()).toEqual([2]);
});

test('a request that leaves the queue at its deadline makes room for the client that waits for space', () => {
  const it = new Call(1);
  const second = it.addClient();
  it.begin(pattern(1), { deadline: it.soon(300) });
  it.begin(pattern(2), {}, second);
  it.untilAwake();
  expect(it.answer()).toBe('ETIMEDOUT');
  it.world.settle();
  expect(it.world.core.state.calls.items.filter(({ caller }) => caller !== 0)).toHaveLength(1);
  expect(it.receive()).toMatchObject({ received: pattern(2), sender: second.pid });
});

test('a client that waited for space is off the list when it waits for its reply: at the first endpoint and at another', () => {
  for (const others of [0, 1]) {
    const world = new World();
    for (let i = 0; i < others; i++) world.endpoint(1);
    const slot = world.endpoint(1);
    const client = world.exec(world.init);
    world.give(world.init, slot, client, Rights.SEND, PORT);
    send(world, world.init, slot);
    world.begin(client, (cpu) => callWith(cpu, PORT, pattern(1)));
    expect(waiters(world, slot).senders).toEqual([client.pid]);
    expect(nextType(world, world.init, slot)).toBe(7);
    world.settle();
    expect([waiters(world, slot).senders, ...inconsistencies(world.core)]).toEqual([[]]);
  }
});

test('a server replies to the calls that it holds in any order, and its end ends all the others', () => {
  const it = new Call(6);
  const clients = [it.client, ...Array.from({ length: 5 }, () => it.addClient())];
  const tokens = clients.map((client, i) => {
    it.begin(pattern(i + 1), {}, client);
    return it.nextToken();
  });
  for (const at of [1, 0, 4]) {
    it.reply(tokens[at] ?? 0, pattern(at + 10));
    expect(it.answer(clients[at])).toMatchObject({ length: at + 10 });
    expect(it.left().slice(1)).toEqual([]);
  }
  it.world.exit(it.server);
  expect([2, 3, 5].map((at) => it.answer(clients[at]))).toEqual(['EPIPE', 'EPIPE', 'EPIPE']);
  expect(it.left()).toEqual([0]);
});

test('replyIsBound: a task that guesses the token of a request in the queue, which no task has received, gets ESRCH', () => {
  const it = new Call();
  it.begin();
  const token = it.nextToken();
  it.reply(token, pattern(1));
  it.answer();
  it.begin(pattern(2));
  // The entry of the table is used again, and so far no task holds it.
  expect([it.reply(token + 65_536, pattern(3)), it.world.isBlocked(it.client)]).toEqual([
    'ESRCH',
    true,
  ]);
  expect(it.receive()).toMatchObject({ received: pattern(2), token: token + 65_536 });
});

test('two servers that wait get a request each, though the first one has not called again', () => {
  const it = new Call();
  const { world } = it;
  const other = world.exec(world.init);
  world.give(world.init, it.endpoint, other, Rights.RECV, PORT);
  it.beginReceive();
  world.begin(other, (cpu) => replyAndReceive(cpu, PORT, 0));
  it.begin(pattern(1));
  it.begin(pattern(2), {}, it.addClient());
  world.settle();
  expect(it.received()).toMatchObject({ received: pattern(1) });
  expect(world.result(other)).toMatchObject({ received: pattern(2) });
  expect(it.left()).toEqual([2]);
});

test.each([QosClass.Idle, QosClass.Interactive])(
  'sides of different classes call each other through the run queues: the client is of class %i',
  (qos) => {
    const it = new Call();
    const { world } = it;
    world.task(it.client).qos = qos;
    const { handOvers } = world.core.counters;
    it.beginReceive();
    it.begin(pattern(40));
    const got = it.received();
    if (typeof got === 'string') throw new Error(got);
    // The server blocks again: its client is made ready all the same.
    it.beginReceive(got.token, pattern(41));
    expect(it.answer()).toMatchObject({ reply: pattern(41) });
    expect(world.isBlocked(it.server)).toBe(true);
    expect([world.core.counters.handOvers, ...it.left()]).toEqual([handOvers, 0]);
  },
);

test('a reply that is rejected for a caller whose deadline has passed, and who has not run since, ends the call once', () => {
  // The hart of the server is before that of the client in the round in which the deadline passes.
  const it = new Call(2, { seed: 6 });
  const { world } = it;
  it.begin(pattern(2), { deadline: it.soon(500), room: 40 });
  const token = it.nextToken();
  const task = world.task(it.client);
  world.begin(it.server, function* (cpu) {
    while (task.restartPending && task.deadlineNs !== Infinity) {
      yield* replyAndReceive(cpu, PORT, 0, undefined, { deadline: 1 });
    }
    return yield* replyAndReceive(cpu, PORT, token, pattern(41), { deadline: 1 });
  });
  for (let i = 0; i < 100 && !it.server.puppet.idle; i++) world.settle(1);
  expect([it.answer(), ...it.left()]).toEqual(['E2BIG', 0]);
});

test('an owner that has waited once serves its endpoint: requests stay when the last other receiver goes', () => {
  const it = new Call();
  const { world } = it;
  const until = it.soon(200);
  world.begin(world.init, (cpu) =>
    replyAndReceive(cpu, it.endpoint, 0, undefined, { deadline: until }),
  );
  it.untilAwake(world.init);
  expect(world.result(world.init)).toBe('ETIMEDOUT');
  it.begin();
  world.must(it.server, (cpu) => capCloseRaw(cpu, PORT));
  expect([world.isBlocked(it.client), ...it.left()]).toEqual([true, 1]);
});

test('ipcReplyRecvV2: class and identity of the sender are those of the client, also if the server waits', () => {
  const it = new Call();
  const named = it.addClient('timed');
  it.world.task(named).qos = QosClass.Interactive;
  it.beginReceive();
  it.begin(pattern(1), {}, named);
  expect(it.received()).toMatchObject({
    sender: named.pid,
    qos: QosClass.Interactive,
    identity: fnv1a64('timed'),
  });
});

test('ipcCallV2.writable: the reply of at most 32 bytes needs no mapped buffer', () => {
  const it = new Call();
  const { world, client } = it;
  const begin = (room: number): void =>
    world.begin(client, (cpu) =>
      ipcCallV2Raw(cpu, PORT, 7, 0, 0, VA.nowhere, room, 0, wordsOf(0), 4, 0),
    );
  begin(33);
  expect(world.check()).toBe('ipcCallV2.writable');
  begin(32);
  it.reply(it.nextToken(), pattern(32));
  expect([world.result(client), ...it.left()]).toEqual([32, 0]);
});

test('ipcCallV2: a receiver that waits without a mapped buffer is told, and the request waits in the queue', () => {
  const it = new Call();
  const { world, server } = it;
  world.begin(server, (cpu) =>
    ipcReplyRecvV2Raw(cpu, PORT, 0, 0, 0, VA.nowhere, 64, 0, wordsOf(0), 0, 0),
  );
  it.begin(pattern(40));
  expect([it.received(), world.isBlocked(it.client)]).toEqual([-14, true]);
  expect(it.receive()).toMatchObject({ received: pattern(40) });
});

test('ipcReplyRecvV2.token: a payload or CAP_MOVE without a token is EINVAL', () => {
  const it = new Call();
  expect(it.reply(0, pattern(1))).toBe('EINVAL');
  expect(it.reply(0, pattern(0), { move: PORT })).toBe('EINVAL');
});

test('a hart is handed over once: a caller that blocks afterwards without a receiver lets the scheduler choose', () => {
  const it = new Call();
  it.beginReceive();
  const { handOvers } = it.world.core.counters;
  it.begin();
  it.received();
  it.begin(pattern(2), {}, it.addClient());
  it.begin(pattern(3), {}, it.addClient());
  expect([it.world.core.counters.handOvers - handOvers, ...it.left()]).toEqual([1, 3]);
});

test('an owner that closes its endpoints in any order has the others left', () => {
  const it = new Call();
  const { world } = it;
  const slots = [1, 2, 3, 4].map(() => world.endpoint(1));
  for (const at of [0, 3, 1, 2]) {
    closeEndpoint(world, slots[at] ?? 0);
    expect(it.left()).toEqual([0]);
  }
});

test('a reply before the deadline ends that, too: the client waits for other things afterwards', () => {
  const it = new Call();
  const { world, client } = it;
  const deadline = it.soon(3000);
  it.begin(pattern(1), { deadline });
  it.reply(it.nextToken(), pattern(1));
  expect([it.answer(), ...it.left()]).toMatchObject([{ length: 1 }, 0]);
  it.begin(pattern(2));
  it.pass(deadline);
  expect([world.isBlocked(client), ...it.left()]).toEqual([true, 1]);
});

test('a request goes straight to a receiver only if no task waits for space: that one is first', () => {
  const it = new Call(1);
  const { world } = it;
  const waiting = it.addClient();
  world.begin(it.client, function* (cpu) {
    yield* callWith(cpu, PORT, pattern(1));
    return yield* callWith(cpu, PORT, pattern(4));
  });
  const token = it.nextToken();
  send(world, world.init, it.endpoint, 2);
  it.begin(pattern(3), {}, waiting);
  expect(world.isBlocked(waiting)).toBe(true);
  const lengths = world.call(it.server, function* (cpu) {
    // The task that waits is awake after that, on another hart, and has not run.
    const got = [yield* replyAndReceive(cpu, PORT, 0)];
    // The client gets this hart with the reply, and calls again.
    got.push(yield* replyAndReceive(cpu, PORT, token));
    got.push(yield* replyAndReceive(cpu, PORT, 0));
    return got.map((one) => (typeof one === 'string' ? one : one.length));
  });
  expect([lengths, ...it.left().slice(1)]).toEqual([[2, 3, 4]]);
});
