/**
 * A server and a scripted peer or a client: how requests are handled under any behaviour of callers
 * and handlers.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  asTimerId,
  cancelRejects,
  decodeRegisterReply,
  encodeRegister,
  encodeRoom,
  ENVELOPE,
  QosClass,
  registerRejects,
  statusName,
  TIMED_PROTOCOL,
  type TimedEvents,
  type TimedHandlers,
  type TimedOperations,
} from '../../abi/timed/src/index.ts';
import { ADDER, ODD } from '../test/adder.ts';
import { FakeClock } from '../test/fake-clock.ts';
import { RawPeer } from '../test/raw-peer.ts';
import {
  connect,
  overFunction,
  pair,
  responder,
  serve,
  type Call,
  type Handlers,
  type ServerOptions,
} from './index.ts';
import { encodedFrame } from '@abicus/wire/testing';

type Timed = Handlers<TimedOperations, TimedEvents>;
type TimedCall = Call<TimedEvents>;

const HANDLERS: Timed = {
  register: (_call, { deadline }) => {
    return deadline === 0n ? registerRejects.total : { timer: asTimerId(1), coalesced: deadline };
  },
  cancel: () => Promise.resolve(cancelRejects.timer),
  sleepUntil: (_call, { deadline }) => Promise.resolve({ wake: deadline }),
  room: () => ({ free: 9 }),
};
const REQUEST = { qos: QosClass.Normal, deadline: 5n };
const ROOM = (nonce: number): Uint8Array => encodeRoom(nonce);

/** timed served to a scripted peer. */
function served(handlers: Partial<Timed> = {}, options: ServerOptions = {}) {
  const peer = new RawPeer();
  const serving = serve(TIMED_PROTOCOL, { ...HANDLERS, ...handlers }, peer.transport, options);
  return { peer, serving };
}

/** timed served to a client. */
function joined(handlers: Partial<Timed> = {}, options: ServerOptions = {}) {
  const [one, two] = pair();
  const serving = serve(TIMED_PROTOCOL, { ...HANDLERS, ...handlers }, one, options);
  return { serving, client: connect(TIMED_PROTOCOL, two, { clock: new FakeClock() }) };
}

const statusOf = (frame: Uint8Array | undefined): string | undefined =>
  statusName(ENVELOPE.replyStatus(frame ?? new Uint8Array(0)));

test('a handler gives a reply, a check or a promise of either', async () => {
  const { client } = joined();
  expect(await client.call.register(REQUEST)).toEqual({
    ok: true,
    value: { timer: 1, coalesced: 5n },
  });
  expect(await client.call.register({ ...REQUEST, deadline: 0n })).toEqual({
    ok: false,
    error: 'OVER_LIMIT',
  });
  expect(await client.call.cancel({ timer: asTimerId(4) })).toEqual({
    ok: false,
    error: 'NOT_FOUND',
  });
  expect(await client.call.sleepUntil(REQUEST)).toEqual({ ok: true, value: { wake: 5n } });
  expect(await client.call.room()).toEqual({ ok: true, value: { free: 9 } });
});

test('a request that is rejected while decoding reaches no handler', async () => {
  const { peer } = served({ register: () => Promise.reject(new Error('reached')) });
  const frame = encodedFrame(encodeRegister(REQUEST, 7));
  // Its class: the first byte after the header.
  frame[8] = 77;
  await peer.send(frame);
  const [reply = new Uint8Array()] = await peer.until(1);
  expect(decodeRegisterReply(reply, 7)).toEqual({ ok: false, error: 'INVALID_ARGS' });
});

test('a malformed request is answered as the contract says, and the connection stays open', async () => {
  const { peer } = served();
  await peer.send(encodedFrame(encodeRegister(REQUEST, 7)).subarray(0, 17));
  await peer.send(new Uint8Array(0));
  await peer.send(ROOM(8));
  const [cut, empty, room] = await peer.until(3);
  expect(cut).toEqual(
    ENVELOPE.malformedReply(encodedFrame(encodeRegister(REQUEST, 7)).subarray(0, 17)),
  );
  expect(statusOf(empty)).toBe('MALFORMED');
  expect(statusOf(room)).toBe('OK');
});

test.each([
  ['init', { ok: true, value: { sum: 11 } }],
  ['shell', { ok: false, error: 'STRANGER' }],
  [undefined, { ok: false, error: 'STRANGER' }],
])('a caller with the name %s is served or denied', async (caller, outcome) => {
  const [one, two] = pair();
  let calls = 0;
  const add = (_call: unknown, { a }: { a: number }): { sum: number } => {
    calls++;
    return { sum: a + 10 };
  };
  serve(ADDER, { add }, one, caller === undefined ? {} : { caller });
  const client = connect(ADDER, two, { clock: new FakeClock() });
  expect(await client.call.add({ a: 1 })).toEqual(outcome);
  expect(calls).toBe(outcome.ok ? 1 : 0);
});

test.each<readonly [string, Timed['room']]>([
  [
    'throws',
    () => {
      throw new Error('a fault');
    },
  ],
  ['rejects', () => Promise.reject(new Error('a fault'))],
])('a handler that %s ends the connection and every call that waits there', async (_, room) => {
  const { client, serving } = joined({ room, sleepUntil: () => new Promise<never>(() => {}) });
  const calls = await Promise.all([client.call.sleepUntil(REQUEST), client.call.room()]);
  const disconnected = { ok: false, error: 'Disconnected' };
  expect(calls).toEqual([disconnected, disconnected]);
  expect(await serving.closed).toMatchObject({
    why: 'threw',
    id: 'timed.room',
    error: { message: 'a fault' },
  });
});

test('a reply that is out of its bounds is a fault of the handler', async () => {
  const [one, two] = pair();
  const serving = serve(ADDER, { add: () => ({ sum: 256 }) }, one, { caller: 'init' });
  const client = connect(ADDER, two, { clock: new FakeClock() });
  expect(await client.call.add({ a: 1 })).toEqual({ ok: false, error: 'Disconnected' });
  expect(await serving.closed).toMatchObject({ why: 'threw', id: 'adder.add' });
});

test('a reply that the transport does not take ends the connection', async () => {
  const error = new Error('no way out');
  const sent = Promise.withResolvers<(frame: Uint8Array) => void | Promise<void>>();
  const serving = serve(TIMED_PROTOCOL, HANDLERS, {
    open: ({ onFrame }) => {
      sent.resolve(onFrame);
      return { send: () => Promise.reject(error), close: () => {} };
    },
  });
  const onFrame = await sent.promise;
  void onFrame(ROOM(1));
  expect(await serving.closed).toEqual({ why: 'failed', error });
});

test('requests up to the limit are handled at once, and the next when one is done', async () => {
  const waiting: (() => void)[] = [];
  const started = Array.from({ length: 8 }, () => Promise.withResolvers<void>());
  let handled = 0;
  let most = 0;
  let now = 0;
  const room = async (): Promise<{ free: number }> => {
    most = Math.max(most, ++now);
    started[handled++]?.resolve();
    await new Promise<void>((resolve) => waiting.push(resolve));
    now--;
    return { free: 0 };
  };
  const { peer } = served({ room }, { limits: { inFlight: 3, waiting: 5 } });
  const sent = Array.from({ length: 8 }, (_, i) => peer.send(ROOM(i + 1)));
  for (let done = 0; done < 8; done++) {
    await started[Math.min(done + 2, 7)]?.promise;
    waiting.shift()?.();
    await peer.until(done + 1);
  }
  await Promise.all(sent);
  expect(most).toBe(3);
  expect(peer.frames.map((frame) => frame[5])).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test('a transport without backpressure ends when too many requests wait', async () => {
  const sent = Promise.withResolvers<(frame: Uint8Array) => void | Promise<void>>();
  const stuck = { room: () => new Promise<never>(() => {}) };
  const transport = {
    open: ({ onFrame }: { onFrame: (frame: Uint8Array) => void | Promise<void> }) => {
      sent.resolve(onFrame);
      return { send: () => {}, close: () => {} };
    },
  };
  const limits = { inFlight: 2, waiting: 3 };
  const serving = serve(TIMED_PROTOCOL, { ...HANDLERS, ...stuck }, transport, { limits });
  const onFrame = await sent.promise;
  const rooms = Array.from({ length: 5 }, (_, i) => onFrame(ROOM(i + 1)));
  expect(rooms.map((one) => one instanceof Promise)).toEqual([false, true, true, true, true]);
  void onFrame(ROOM(6));
  expect(await serving.closed).toEqual({ why: 'overrun' });
  // Releases the requests that wait.
  for (const room of rooms) await room;
});

test('a request that waits when its connection ends reaches no handler', async () => {
  const [gate, started] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const handled: number[] = [];
  const room = async (): Promise<{ free: number }> => {
    handled.push(handled.length);
    started.resolve();
    await gate.promise;
    return { free: 1 };
  };
  const { peer, serving } = served({ room }, { limits: { inFlight: 1 } });
  const sent = [1, 2, 3].map((nonce) => peer.send(ROOM(nonce)));
  await started.promise;
  serving.close();
  await peer.ended;
  gate.resolve();
  await Promise.all(sent);
  for (let i = 0; i < 100; i++) await Promise.resolve();
  expect(handled).toEqual([0]);
  expect(peer.frames).toEqual([]);
});

test('a peer that takes no replies gets a bounded number of requests handled', async () => {
  let handled = 0;
  const { peer } = served({ room: () => ({ free: ++handled }) }, { limits: { inFlight: 2 } });
  peer.hold = new Promise<void>(() => {});
  const sent = Array.from({ length: 10 }, (_, i) => peer.send(ROOM(i + 1)));
  await sent[0];
  await peer.until(1);
  for (let i = 0; i < 100; i++) await Promise.resolve();
  expect(handled).toBe(2);
});

test('the signal of a call aborts when its connection ends, with the ending', async () => {
  const aborted = Promise.withResolvers<unknown>();
  const { client } = joined({
    room: ({ signal }) => {
      signal.addEventListener('abort', () => aborted.resolve(signal.reason));
      return new Promise<never>(() => {});
    },
  });
  const call = client.call.room();
  await Promise.resolve();
  client.close();
  expect(await call).toEqual({ ok: false, error: 'Disconnected' });
  expect(await aborted.promise).toEqual({ why: 'peerClosed' });
});

test('events go to the connection of the call, during it and after', async () => {
  const event = { timer: asTimerId(1), deadline: 2n, now: 3n };
  const calls: TimedCall[] = [];
  const { client, serving } = joined({
    room: (call) => {
      calls.push(call);
      return { free: 1 };
    },
  });
  const heard: unknown[] = [];
  client.on.fired((one) => heard.push(one));
  await client.call.room();
  expect(await calls[0]?.send.fired(event)).toEqual({ ok: true, value: undefined });
  expect(await serving.send.fired(event)).toMatchObject({ ok: true });
  expect(heard).toEqual([event, event]);
  serving.close();
  expect(await serving.send.fired(event)).toEqual({ ok: false, error: 'Disconnected' });
});

test('unsent events are bounded, and an event that is missing or out of its bounds is an error', async () => {
  const peer = new RawPeer();
  peer.hold = new Promise<void>(() => {});
  const serving = serve(ADDER, { add: () => ODD }, peer.transport, { limits: { events: 2 } });
  void serving.send.full({ at: 1 });
  void serving.send.full({ at: 2 });
  expect(await serving.send.full({ at: 3 })).toEqual({ ok: false, error: 'TooManyEvents' });
  expect(await serving.send.full({ at: 256 })).toEqual({ ok: false, error: 'OutOfBounds' });
  expect(await serving.send.full(null as never)).toEqual({ ok: false, error: 'OutOfBounds' });
});

test('two connections to the same handlers are separate', async () => {
  const names: string[] = [];
  const room: Timed['room'] = ({ caller }) => {
    names.push(caller);
    if (caller === 'two') throw new Error('a fault of two');
    return { free: 1 };
  };
  const [one, two] = [joined({ room }, { caller: 'one' }), joined({ room }, { caller: 'two' })];
  const results = await Promise.all([one.client.call.room(), two.client.call.room()]);
  expect(results).toEqual([
    { ok: true, value: { free: 1 } },
    { ok: false, error: 'Disconnected' },
  ]);
  expect(await one.client.call.room()).toMatchObject({ ok: true });
  expect(names).toEqual(['one', 'two', 'one']);
});

test('handlers of a program can serve a connection if none of them defers its answer', async () => {
  const program: Pick<TimedHandlers<TimedCall>, 'register' | 'cancel' | 'room'> = {
    register: (_call, { deadline }) => ({ timer: asTimerId(1), coalesced: deadline }),
    cancel: () => cancelRejects.timer,
    room: ({ caller }) => ({ free: caller.length }),
  };
  const { client } = joined(program, { caller: 'four' });
  expect(await client.call.room()).toEqual({ ok: true, value: { free: 4 } });
});

test('a function answers as a connection does, and cannot send events', async () => {
  const event = { timer: asTimerId(1), deadline: 2n, now: 3n };
  const sent: unknown[] = [];
  const handlers: Timed = {
    ...HANDLERS,
    room: async ({ send }) => {
      sent.push(await send.fired(event));
      return { free: 3 };
    },
    cancel: () => Promise.reject(new Error('a fault')),
  };
  const respond = responder(TIMED_PROTOCOL, handlers);
  const client = connect(TIMED_PROTOCOL, overFunction(respond), { clock: new FakeClock() });
  expect(await client.call.room()).toEqual({ ok: true, value: { free: 3 } });
  expect(sent).toEqual([{ ok: false, error: 'Disconnected' }]);
  await expect(respond(new Uint8Array(3))).resolves.toEqual(
    ENVELOPE.malformedReply(new Uint8Array(3)),
  );
  // A fault fails only its own call: there is no connection to end.
  expect(await client.call.cancel({ timer: asTimerId(1) })).toEqual({
    ok: false,
    error: 'Disconnected',
  });
  expect(await client.call.room()).toMatchObject({ ok: true });
});

test('a function that returns nothing gives `Disconnected`', async () => {
  const client = connect(
    TIMED_PROTOCOL,
    overFunction(() => Promise.resolve(undefined)),
    {
      clock: new FakeClock(),
    },
  );
  expect(await client.call.room()).toEqual({ ok: false, error: 'Disconnected' });
});

test('each frame of any bytes gets one reply, and only requests reach a handler', async () => {
  const start = fc.constantFrom('', '544d01', '544d0120', '544d0101', '544d0181', '544d0220');
  const bytes = fc.tuple(start, fc.uint8Array({ maxLength: 24 })).map(([head, rest]) => {
    return Uint8Array.from([...Buffer.from(head, 'hex'), ...rest]);
  });
  await fc.assert(
    fc.asyncProperty(fc.array(bytes, { minLength: 1, maxLength: 30 }), async (frames) => {
      const { peer, serving } = served();
      for (const frame of frames) await peer.send(frame);
      const replies = await peer.until(frames.length);
      expect(replies).toHaveLength(frames.length);
      const statuses = replies.map(statusOf);
      expect(statuses).not.toContain(undefined);
      serving.close();
    }),
  );
});
