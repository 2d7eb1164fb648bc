/** A client and a scripted peer: outcomes of calls under any behaviour of the peer. */
import { getEventListeners } from 'node:events';
import { Nonces } from '@abicus/wire/service';
import fc from 'fast-check';
import { expect, onTestFinished, test, vi } from 'vitest';
import {
  decodeRegister,
  encodeCancelReply,
  encodeFiredEvent,
  encodeRegisterReply,
  encodeRoomReply,
  ENVELOPE,
  QosClass,
  REGISTER_CALL,
  registerRejects,
  TIMED_PROTOCOL,
  asTimerId,
} from '../../abi/timed/src/index.ts';
import { ADDER } from '../test/adder.ts';
import { FakeClock } from '../test/fake-clock.ts';
import { RawPeer } from '../test/raw-peer.ts';
import { connect, type ClientOptions, type Transport } from './index.ts';
import { encodedFrame } from '@abicus/wire/testing';

const REQUEST = { qos: QosClass.Normal, deadline: 5n };

/** A client of timed, its peer, and its clock. */
function timed(options: ClientOptions = {}) {
  const [peer, clock] = [new RawPeer(), new FakeClock()];
  const client = connect(TIMED_PROTOCOL, peer.transport, { clock, ...options });
  return { peer, clock, client };
}

const nonceOf = (frame: Uint8Array | undefined): number =>
  ENVELOPE.requestNonce(frame ?? new Uint8Array(0));

test('replies in any order reach the calls that they answer', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }), { minLength: 1, maxLength: 20 }),
      fc.infiniteStream(fc.nat()),
      async (deadlines, chance) => {
        const { peer, client } = timed();
        const calls = deadlines.map((deadline) => client.call.register({ ...REQUEST, deadline }));
        const frames = [...(await peer.until(deadlines.length))];
        for (let left = frames.length; left > 0; left--) {
          const at = (chance.next().value ?? 0) % left;
          const [frame] = frames.splice(at, 1);
          const request = decodeRegister(frame ?? new Uint8Array(0));
          if (request === undefined || 'check' in request) throw new Error('no request');
          const reply = { timer: asTimerId(7), coalesced: request.deadline };
          await peer.send(encodedFrame(encodeRegisterReply(reply, nonceOf(frame))));
        }
        const results = await Promise.all(calls);
        expect(results.map((one) => one.ok && one.value.coalesced)).toEqual(deadlines);
      },
    ),
  );
});

test('a reject is a value with the status of the contract', async () => {
  const { peer, client } = timed();
  const call = client.call.register(REQUEST);
  const [frame] = await peer.until(1);
  await peer.send(REGISTER_CALL.rejectReply(registerRejects.quota, nonceOf(frame)));
  expect(await call).toEqual({ ok: false, error: 'OVER_LIMIT' });
});

test('a request without fields may be left out', async () => {
  const { peer, client } = timed();
  const call = client.call.room();
  const [frame] = await peer.until(1);
  await peer.send(encodedFrame(encodeRoomReply({ free: 12 }, nonceOf(frame))));
  expect(await call).toEqual({ ok: true, value: { free: 12 } });
});

test('a reply of another operation is a bad reply, and the connection stays open', async () => {
  const { peer, client } = timed();
  const call = client.call.register(REQUEST);
  const [frame] = await peer.until(1);
  await peer.send(encodeCancelReply(nonceOf(frame)));
  expect(await call).toEqual({ ok: false, error: 'BadReply' });
  const next = client.call.room();
  const [, second] = await peer.until(2);
  await peer.send(encodedFrame(encodeRoomReply({ free: 1 }, nonceOf(second))));
  expect(await next).toMatchObject({ ok: true });
});

test('a frame that is not of the service is counted and completes no call', async () => {
  const { peer, client } = timed();
  for (const hex of ['', '00', '544d01', '544d0181', '544d02810000000000', 'ff'.repeat(24)]) {
    await peer.send(Uint8Array.from(Buffer.from(hex, 'hex')));
  }
  expect(client.counts()).toEqual({ late: 0, unknown: 0, garbled: 6, unheard: 0 });
});

test.each(['peer', 'client'] as const)(
  'every pending call and every later call fails when the %s closes',
  async (side) => {
    const { peer, client, clock } = timed();
    const calls = [client.call.room(), client.call.register(REQUEST), client.call.room()];
    await peer.until(3);
    if (side === 'peer') peer.close();
    else client.close();
    const disconnected = { ok: false, error: 'Disconnected' };
    expect(await Promise.all(calls)).toEqual([disconnected, disconnected, disconnected]);
    expect(await client.call.room()).toEqual(disconnected);
    expect(await client.closed).toEqual({ why: side === 'peer' ? 'peerClosed' : 'closed' });
    expect(clock.armed).toBe(0);
  },
);

test('a request that the transport does not take fails its own call only', async () => {
  const failing = {
    open: () => ({
      send: (frame: Uint8Array) => {
        if (frame[3] === 0x20) throw new Error('not this one');
      },
      close: () => {},
    }),
  };
  const clock = new FakeClock();
  const client = connect(TIMED_PROTOCOL, failing, { clock });
  const other = client.call.register(REQUEST);
  expect(await client.call.room()).toEqual({ ok: false, error: 'Disconnected' });
  clock.advance(10_000);
  expect(await other).toEqual({ ok: false, error: 'TimedOut' });
});

test('a call without a reply times out, also if its request has not gone out', async () => {
  const stuck = { open: () => ({ send: () => new Promise<void>(() => {}), close: () => {} }) };
  const clock = new FakeClock();
  const client = connect(TIMED_PROTOCOL, stuck, { clock });
  const call = client.call.room({}, { timeoutMs: 120_000 });
  clock.advance(119_999);
  expect(clock.armed).toBe(1);
  clock.advance(1);
  expect(await call).toEqual({ ok: false, error: 'TimedOut' });
});

test('operations that answer later have a longer timeout', async () => {
  const { clock, client } = timed({ limits: { timeoutMs: 60_000, laterTimeoutMs: 90_000 } });
  const ended: string[] = [];
  const now = client.call.room().then(() => ended.push('room'));
  const later = client.call.sleepUntil(REQUEST).then(() => ended.push('sleepUntil'));
  clock.advance(60_000);
  await now;
  expect(ended).toEqual(['room']);
  clock.advance(30_000);
  await later;
  expect(ended).toEqual(['room', 'sleepUntil']);
});

test('an aborted call ends, its listener is removed, and its reply counts as late', async () => {
  const { peer, client, clock } = timed();
  const abort = new AbortController();
  const call = client.call.room({}, { signal: abort.signal });
  const [frame] = await peer.until(1);
  abort.abort();
  expect(await call).toEqual({ ok: false, error: 'Aborted' });
  expect(clock.armed).toBe(0);
  await peer.send(encodedFrame(encodeRoomReply({ free: 1 }, nonceOf(frame))));
  await peer.send(encodedFrame(encodeRoomReply({ free: 1 }, nonceOf(frame))));
  expect(client.counts()).toMatchObject({ late: 1, unknown: 1 });
});

test('a completed call leaves no listener on its signal', async () => {
  const { peer, client } = timed();
  const { signal } = new AbortController();
  const call = client.call.room({}, { signal });
  const [frame] = await peer.until(1);
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  await peer.send(encodedFrame(encodeRoomReply({ free: 1 }, nonceOf(frame))));
  expect(await call).toMatchObject({ ok: true });
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

test('a reply to a request that was not sent is unknown, and none is taken in after the end', async () => {
  let receive: (frame: Uint8Array) => unknown = () => {};
  const transport = {
    open: ({ onFrame }: { onFrame: (frame: Uint8Array) => unknown }) => {
      receive = onFrame;
      return {
        send: () => {
          throw new Error('no way out');
        },
        close: () => {},
      };
    },
  };
  const client = connect(TIMED_PROTOCOL, transport, { clock: new FakeClock() });
  expect(await client.call.room()).toEqual({ ok: false, error: 'Disconnected' });
  receive(encodedFrame(encodeRoomReply({ free: 1 }, 1)));
  expect(client.counts()).toEqual({ late: 0, unknown: 1, garbled: 0, unheard: 0 });
  client.close();
  receive(encodedFrame(encodeRoomReply({ free: 1 }, 1)));
  receive(new Uint8Array(0));
  expect(client.counts()).toEqual({ late: 0, unknown: 1, garbled: 0, unheard: 0 });
});

test('a call with an aborted signal is not sent', async () => {
  const { peer, client } = timed();
  expect(await client.call.room({}, { signal: AbortSignal.abort() })).toEqual({
    ok: false,
    error: 'Aborted',
  });
  client.close();
  await peer.ended;
  expect(peer.frames).toEqual([]);
});

test('calls beyond the limit are not sent, and a completed call makes room for one', async () => {
  const { peer, client } = timed({ limits: { inFlight: 2 } });
  const first = client.call.room();
  const second = client.call.room();
  expect(await client.call.room()).toEqual({ ok: false, error: 'TooManyCalls' });
  const [frame] = await peer.until(2);
  await peer.send(encodedFrame(encodeRoomReply({ free: 1 }, nonceOf(frame))));
  expect(await first).toMatchObject({ ok: true });
  const third = client.call.room();
  expect(await peer.until(3)).toHaveLength(3);
  client.close();
  await Promise.all([second, third]);
});

test("with nonces of one byte an abandoned call is not answered by another call's reply", async () => {
  const [peer, clock] = [new RawPeer(), new FakeClock()];
  const client = connect(ADDER, peer.transport, { clock });
  const given = client.call.add({ a: 1 }, { timeoutMs: 1 });
  const [late] = await peer.until(1);
  clock.advance(1);
  expect(await given).toMatchObject({ error: 'TimedOut' });
  // Wrap the nonces of one byte more than once.
  for (let i = 1; i <= 600; i++) {
    const call = client.call.add({ a: i % 100 });
    const frame = (await peer.until(i + 1))[i];
    expect(frame?.[4]).not.toBe(late?.[4]);
    await peer.send(Uint8Array.of(0x41, 0x44, 1, 0x81, 0, frame?.[4] ?? 0, (i % 100) + 10));
    expect(await call).toEqual({ ok: true, value: { sum: (i % 100) + 10 } });
  }
  await peer.send(Uint8Array.of(0x41, 0x44, 1, 0x81, 0, late?.[4] ?? 0, 11));
  expect(client.counts()).toMatchObject({ late: 1, unknown: 0 });
});

test('abandoned calls never exhaust the nonces', async () => {
  const [peer, clock] = [new RawPeer(), new FakeClock()];
  const limits = { inFlight: 1000, abandoned: 1000 };
  const client = connect(ADDER, peer.transport, { clock, limits });
  let tooMany = 0;
  for (let round = 0; round < 5; round++) {
    const calls = Array.from({ length: 200 }, () => client.call.add({ a: 1 }, { timeoutMs: 1 }));
    clock.advance(1);
    const results = await Promise.all(calls);
    tooMany += results.filter((one) => !one.ok && one.error === 'TooManyCalls').length;
  }
  expect(tooMany).toBe(5 * (200 - 127));
});

test('a request that is missing or out of its bounds is not sent and holds nothing', async () => {
  const [peer, clock] = [new RawPeer(), new FakeClock()];
  const client = connect(ADDER, peer.transport, { clock, limits: { inFlight: 1 } });
  const released = vi.spyOn(Nonces.prototype, 'release');
  onTestFinished(() => released.mockRestore());
  expect(await client.call.add({ a: 256 })).toEqual({ ok: false, error: 'OutOfBounds' });
  expect(await client.call.add(null as never)).toEqual({ ok: false, error: 'OutOfBounds' });
  expect(await client.call.add({ a: 1.5 })).toEqual({ ok: false, error: 'OutOfBounds' });
  expect(await client.call.add({ a: '1' as never })).toEqual({ ok: false, error: 'OutOfBounds' });
  expect(await client.call.add({} as never)).toEqual({ ok: false, error: 'OutOfBounds' });
  expect(released.mock.calls).toEqual([[1], [2], [3], [4], [5]]);
  const call = client.call.add({ a: 1 });
  await peer.until(1);
  client.close();
  expect(await call).toEqual({ ok: false, error: 'Disconnected' });
  expect(clock.armed).toBe(0);
});

test('events reach their listeners, and are counted if there is no listener', async () => {
  const { peer, client } = timed();
  const heard: unknown[] = [];
  const event = { timer: asTimerId(3), deadline: 4n, now: 5n };
  await peer.send(encodedFrame(encodeFiredEvent(event)));
  const listener = (one: unknown): void => void heard.push(one);
  const stop = client.on.fired(listener);
  const stopToo = client.on.fired(listener);
  await peer.send(encodedFrame(encodeFiredEvent(event)));
  stop();
  await peer.send(encodedFrame(encodeFiredEvent(event)));
  stopToo();
  await peer.send(encodedFrame(encodeFiredEvent(event)));
  expect(heard).toEqual([event, event, event]);
  expect(client.counts()).toMatchObject({ unheard: 2, garbled: 0 });
});

test('a listener that was added during an event receives the next event', async () => {
  const { peer, client } = timed();
  const heard: string[] = [];
  client.on.fired(() => {
    heard.push('first');
    // If an added listener received this event, the loop would never end.
    if (heard.length < 5) client.on.fired(() => heard.push('added'));
  });
  const event = encodedFrame(encodeFiredEvent({ timer: asTimerId(3), deadline: 4n, now: 5n }));
  await peer.send(event);
  expect(heard).toEqual(['first']);
  await peer.send(event);
  expect(heard).toEqual(['first', 'first', 'added']);
});

test.each([
  [
    'throws',
    (error: unknown) => (): unknown => {
      throw error;
    },
  ],
  ['gives a promise that rejects', (error: unknown) => (): unknown => Promise.reject(error)],
])('a listener that %s ends the connection, and the ending has the error', async (_, listener) => {
  const { peer, client } = timed();
  const error = new Error('not today');
  client.on.fired(listener(error));
  const call = client.call.room();
  await peer.until(1);
  await peer.send(encodedFrame(encodeFiredEvent({ timer: asTimerId(3), deadline: 4n, now: 5n })));
  expect(await client.closed).toEqual({ why: 'threw', id: 'timed.event.fired', error });
  expect(await call).toEqual({ ok: false, error: 'Disconnected' });
});

test('a number that is too wide for its field is rejected instead of cut', async () => {
  const { client } = timed();
  const far = { ...REQUEST, deadline: 1n << 64n };
  expect(await client.call.register(far)).toEqual({ ok: false, error: 'OutOfBounds' });
});

test('a value outside its set is sent where the service has a check for it, if it is one of the width', async () => {
  const { peer, client } = timed();
  const wide = await client.call.register({ ...REQUEST, qos: 256 as never });
  expect(wide).toEqual({ ok: false, error: 'OutOfBounds' });
  void client.call.register({ ...REQUEST, qos: 9 as never });
  const [frame] = await peer.until(1);
  expect(frame && decodeRegister(frame)).toMatchObject({ check: 'timed.register.qos' });
});

test('calls end even if closing the transport throws', async () => {
  const open: Transport['open'] = () => ({
    send: () => {},
    close: () => {
      throw new Error('it is gone already');
    },
  });
  const client = connect(ADDER, { open });
  const call = client.call.add({ a: 1 });
  client.close();
  expect(await call).toEqual({ ok: false, error: 'Disconnected' });
  expect(await client.closed).toEqual({ why: 'closed' });
});

test('a transport that ends while opening is closed, and no call waits', async () => {
  let closes = 0;
  const open: Transport['open'] = ({ onEnd }) => {
    onEnd({ why: 'peerClosed' });
    return { send: () => {}, close: () => void closes++ };
  };
  const client = connect(ADDER, { open });
  expect(await client.call.add({ a: 1 })).toEqual({ ok: false, error: 'Disconnected' });
  expect(await client.closed).toEqual({ why: 'peerClosed' });
  expect(closes).toBe(1);
});

test('with any bytes from the peer no call hangs and nothing throws', async () => {
  const start = fc.constantFrom('', '544d01', '544d0181', '544d01c0', '544d01a000');
  const bytes = fc.tuple(start, fc.uint8Array({ maxLength: 40 })).map(([head, rest]) => {
    return Uint8Array.from([...Buffer.from(head, 'hex'), ...rest]);
  });
  await fc.assert(
    fc.asyncProperty(fc.array(bytes, { maxLength: 30 }), async (frames) => {
      const { peer, client, clock } = timed();
      const calls = [client.call.room(), client.call.register(REQUEST)];
      await peer.until(2);
      for (const frame of frames) await peer.send(frame);
      clock.advance(10_000);
      const results = await Promise.all(calls);
      expect(results.every((one) => typeof one.ok === 'boolean')).toBe(true);
    }),
  );
});
