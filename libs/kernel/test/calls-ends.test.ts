/** How calls end: by deadlines, deaths, closes and kills, each once, and with nothing left behind. */
import {
  capCloneRaw,
  capCloseRaw,
  ipcEndpointCloseRaw,
  ipcRecvRaw,
  MessageKind,
  Rights,
  QosClass,
  taskKillRaw,
  taskQosSetRaw,
  vmoCreateRaw,
} from '@abicus/abi-kernel';
import { describe, expect, test } from 'vitest';
import { Call, callWith, pattern, PORT, replyAndReceive } from './support/calls.ts';
import { closeEndpoint } from './slots/setup.ts';
import { VA } from './support/world.ts';

describe.each(['held by the server', 'in the queue'] as const)(
  'a call whose request is %s',
  (where) => {
    const begun = (deadline = 0): Call & { token: number } => {
      const it = Object.assign(new Call(), { token: 0 });
      it.begin(pattern(6), { deadline });
      if (where === 'held by the server') it.token = it.nextToken();
      return it;
    };

    test('ipcCallV2.late: ends at its deadline, its request is gone, and a late reply is ESRCH', () => {
      const it = begun(2_000_000_000);
      it.world.machine.board.clint.advanceTo(20_000_000);
      it.untilAwake();
      expect(it.answer()).toBe('ETIMEDOUT');
      expect(it.left()).toEqual([0]);
      // Without a token the server only receives, and finds nothing.
      expect(it.reply(it.token)).toBe(it.token > 0 ? 'ESRCH' : 'ETIMEDOUT');
      expect(it.left()).toEqual([0]);
    });

    test('ipcCallV2.peer: ends at once with EPIPE when the server ends, though the owner of the endpoint lives', () => {
      const it = begun();
      it.world.exit(it.server);
      expect([it.answer(), ...it.left()]).toEqual(['EPIPE', 0]);
    });

    test('ipcCallV2.peer: ends with EPIPE when the endpoint closes, or once the server that has the request ends', () => {
      const it = begun();
      closeEndpoint(it.world, it.endpoint);
      const waits = it.world.isBlocked(it.client);
      const reply = it.reply(it.token);
      it.world.exit(it.server);
      expect([waits, reply, it.answer()]).toEqual([it.token > 0, 'ESRCH', 'EPIPE']);
      expect(it.left()).toEqual([0]);
    });

    test('a client that is killed takes its request along: a later reply is ESRCH and answers no other call', () => {
      const it = begun();
      it.world.must(it.world.init, (cpu) => taskKillRaw(cpu, it.client.pid));
      expect(it.left()).toEqual([0]);
      const other = it.addClient();
      it.begin(pattern(1), {}, other);
      const token = it.nextToken();
      const late = it.token > 0 ? it.reply(it.token, pattern(9)) : 'ESRCH';
      expect([late, token === it.token]).toEqual(['ESRCH', false]);
      it.reply(token, pattern(3));
      expect(it.answer(other)).toMatchObject({ reply: pattern(3) });
    });
  },
);

test('a reply whose caller has timed out and not run since arrives: the call ends once, with the reply', () => {
  const it = new Call();
  const { world } = it;
  it.begin(pattern(2), { deadline: it.soon(500) });
  const token = it.nextToken();
  const task = world.task(it.client);
  // The deadline makes the caller ready; it is not restarted before the reply.
  world.begin(it.server, function* (cpu) {
    while (task.restartPending && task.deadlineNs !== Infinity) {
      yield* replyAndReceive(cpu, PORT, 0, undefined, { deadline: 1 });
    }
    return yield* replyAndReceive(cpu, PORT, token, pattern(5), { deadline: 1 });
  });
  for (let i = 0; i < 100 && !it.client.puppet.idle; i++) world.settle(1);
  const answer = it.answer();
  const late = it.received();
  expect([typeof answer === 'string' ? answer : answer.length, late]).toEqual(
    answer === 'ETIMEDOUT' ? ['ETIMEDOUT', 'ESRCH'] : [5, 'ETIMEDOUT'],
  );
  expect(it.left()).toEqual([0]);
});

test('replyIsBound: a token replies once, only from its holder, and a made-up one never', () => {
  const it = new Call();
  const { world } = it;
  const other = world.exec(world.init);
  world.give(world.init, it.endpoint, other, Rights.RECV, PORT);
  it.begin();
  const token = it.nextToken();
  const byOther = (value: number): unknown =>
    world.call(other, (cpu) => replyAndReceive(cpu, PORT, value, pattern(1), { deadline: 1 }));
  for (const wrong of [token + 1, token + 65_536, token - 65_536, 1, 2 ** 53 - 1]) {
    expect(it.reply(wrong, pattern(1))).toBe('ESRCH');
  }
  expect(byOther(token)).toBe('ESRCH');
  expect(it.reply(token, pattern(2))).toBe('ETIMEDOUT');
  expect(it.reply(token, pattern(3))).toBe('ESRCH');
  expect(it.answer()).toMatchObject({ reply: pattern(2) });
  it.begin();
  const next = it.nextToken();
  // The same entry of the table, used once more.
  expect(next - token).toBe(65_536);
  expect(it.reply(token, pattern(4))).toBe('ESRCH');
  expect(it.left()).toEqual([1]);
});

describe('what does not fit is told to the client, and the server goes on', () => {
  test('ipcCallV2.fits: a request that is longer than the buffer of the waiting server is E2BIG, and the server waits on', () => {
    const it = new Call();
    it.beginReceive(0, undefined, { room: 40 });
    it.begin(pattern(41));
    expect([it.answer(), it.world.isBlocked(it.server)]).toEqual(['E2BIG', true]);
    it.begin(pattern(40));
    expect(it.received()).toMatchObject({ received: pattern(40) });
  });

  test('ipcCallV2.tooLong: in the queue it ends its call when the server comes to it, which gets the next request', () => {
    const it = new Call();
    const other = it.addClient();
    it.begin(pattern(200));
    it.begin(pattern(3), {}, other);
    expect(it.receive(0, undefined, { room: 199 })).toMatchObject({ received: pattern(3) });
    expect(it.answer()).toBe('E2BIG');
    expect(it.left()).toEqual([1]);
  });

  test('ipcCallV2.tooLong: a reply that is longer than the buffer of its caller ends the call, and drops what it moved', () => {
    const it = new Call();
    it.world.must(it.server, (cpu) => vmoCreateRaw(cpu, 20, 4096));
    it.begin(pattern(1), { room: 33 });
    const token = it.nextToken();
    expect(it.reply(token, pattern(34), { move: 20 })).toBe('ETIMEDOUT');
    expect(it.answer()).toBe('E2BIG');
    expect(it.world.core.state.vmos.live).toBe(0);
    expect(it.left()).toEqual([0]);
  });
});

test('a plain receive takes a request as a message, and its call ends with EPIPE', () => {
  const it = new Call();
  const sent = pattern(5);
  it.begin(sent);
  const got = it.world.call(it.server, (cpu) =>
    ipcRecvRaw(cpu, PORT, VA.header, VA.payload, 64, 1, 0n),
  );
  expect([got, it.answer(), ...it.left()]).toEqual([5, 'EPIPE', 0]);
  expect(it.world.read(it.server, VA.payload, sent.length)).toEqual(sent);
});

test('a request that waits for space keeps its place, is sent once, and its deadline counts from the beginning', () => {
  const it = new Call(1);
  const [second, third] = [it.addClient(), it.addClient()];
  it.begin(pattern(1));
  it.begin(pattern(2), {}, second);
  it.begin(pattern(3), { deadline: it.soon(300) }, third);
  it.untilAwake(third);
  expect(it.answer(third)).toBe('ETIMEDOUT');
  const first = it.receive();
  if (typeof first === 'string') throw new Error(first);
  const next = it.receive(first.token, pattern(11));
  if (typeof next === 'string') throw new Error(next);
  expect([first.received, next.received]).toEqual([pattern(1), pattern(2)]);
  expect(it.reply(next.token, pattern(12))).toBe('ETIMEDOUT');
  expect(it.answer()).toMatchObject({ length: 11 });
  expect(it.answer(second)).toMatchObject({ length: 12 });
  expect(it.left()).toEqual([0]);
});

test('the last of several receivers ends the requests in the queue, and an owner that receives keeps them', () => {
  const it = new Call();
  const { world } = it;
  const copy = world.must(it.server, (cpu) => capCloneRaw(cpu, PORT));
  it.begin();
  world.must(it.server, (cpu) => capCloseRaw(cpu, copy));
  expect(world.isBlocked(it.client)).toBe(true);
  world.must(it.server, (cpu) => capCloseRaw(cpu, PORT));
  expect(it.answer()).toBe('EPIPE');
  it.begin();
  const got = world.call(world.init, (cpu) => replyAndReceive(cpu, it.endpoint, 0));
  expect(got).toMatchObject({ kind: MessageKind.Request });
  const token = typeof got === 'object' && got !== null && 'token' in got ? Number(got.token) : 0;
  it.begin(pattern(2), {}, it.addClient());
  world.give(world.init, it.endpoint, it.server, Rights.RECV, PORT);
  world.must(it.server, (cpu) => capCloseRaw(cpu, PORT));
  const second = world.call(world.init, (cpu) =>
    replyAndReceive(cpu, it.endpoint, token, pattern(7)),
  );
  expect(second).toMatchObject({ kind: MessageKind.Request, received: pattern(2) });
  expect(it.answer()).toMatchObject({ reply: pattern(7) });
});

test('ipcReplyRecvV2.closed: a server that waits is told when its endpoint closes', () => {
  const it = new Call();
  it.beginReceive();
  it.world.must(it.world.init, (cpu) => ipcEndpointCloseRaw(cpu, it.endpoint));
  expect(it.received()).toBe('EPIPE');
  expect(it.left()).toEqual([0]);
});

test('tasks that call each other keep a hart no longer than their timeslice: others of their class and below run', () => {
  const it = new Call(2, { harts: 2, limits: { timeslice: 200_000 } });
  const { world } = it;
  const spinners = [it.addClient(), it.addClient()];
  const turns = spinners.map(() => 0);
  let trips = 0;
  world.begin(it.server, function* (cpu) {
    let token = 0;
    for (;;) {
      const got = yield* replyAndReceive(cpu, PORT, token);
      if (typeof got === 'string') return got;
      token = got.token;
    }
  });
  for (const [i, spinner] of spinners.entries()) {
    spinner.puppet.ask(function* (cpu) {
      // One of them is of a lower class.
      if (i === 1) yield* taskQosSetRaw(cpu, 0, QosClass.Idle);
      for (;;) {
        yield* capCloneRaw(cpu, 90);
        turns[i] = (turns[i] ?? 0) + 1;
      }
    });
  }
  it.client.puppet.ask(function* (cpu) {
    for (;;) {
      yield* callWith(cpu, PORT, pattern(4));
      trips += 1;
    }
  });
  for (let i = 0; i < 400; i++) world.settle(1);
  expect(Math.min(trips, ...turns)).toBeGreaterThan(20);
  expect(it.left().slice(1)).toEqual([]);
});
