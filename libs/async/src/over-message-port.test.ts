/** Node's ports and workers, and a port with a browser's events. */
import { EventEmitter, getEventListeners } from 'node:events';
import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads';
import { expect, test } from 'vitest';
import {
  asTimerId,
  encodeRoom,
  encodeRoomReply,
  TIMED_PROTOCOL,
} from '../../abi/timed/src/index.ts';
import { encodedFrame } from '@abicus/wire/testing';
import { connect, overMessagePort, serve, type Handlers } from './index.ts';
import type { TimedEvents, TimedOperations } from '../../abi/timed/src/index.ts';

const HANDLERS: Handlers<TimedOperations, TimedEvents> = {
  register: () => ({ timer: asTimerId(1), coalesced: 0n }),
  cancel: () => ({}),
  sleepUntil: () => new Promise<never>(() => {}),
  room: async ({ send }) => {
    await send.fired({ timer: asTimerId(1), deadline: 2n, now: 3n });
    return { free: 5 };
  },
};

/** A port that has a browser's events and not Node's. */
function asInBrowsers(port: MessagePort) {
  return {
    postMessage: (message: Uint8Array) => port.postMessage(message),
    addEventListener: (type: string, listener: (event: unknown) => void) =>
      port.addEventListener(type, listener),
    removeEventListener: (type: string, listener: (event: unknown) => void) =>
      port.removeEventListener(type, listener),
    start: () => port.start(),
    close: () => port.close(),
  };
}

test.each([
  ['of Node', (port: MessagePort) => port],
  ['of a browser', asInBrowsers],
])('calls and events cross a port with the events %s, and its close is noticed', async (_, as) => {
  const { port1, port2 } = new MessageChannel();
  const serving = serve(TIMED_PROTOCOL, HANDLERS, overMessagePort(as(port1)));
  const client = connect(TIMED_PROTOCOL, overMessagePort(as(port2)));
  const heard: unknown[] = [];
  client.on.fired((event) => heard.push(event));
  expect(await client.call.room()).toEqual({ ok: true, value: { free: 5 } });
  expect(heard).toEqual([{ timer: 1, deadline: 2n, now: 3n }]);
  const waits = client.call.sleepUntil({ qos: 0, deadline: 1n });
  expect(await client.call.cancel({ timer: asTimerId(1) })).toEqual({ ok: true, value: {} });
  serving.close();
  expect(await waits).toEqual({ ok: false, error: 'Disconnected' });
  expect(await client.closed).toEqual({ why: 'peerClosed' });
});

test('two connections at once answer their own callers', async () => {
  const ends = Array.from({ length: 2 }, (_, i) => {
    const { port1, port2 } = new MessageChannel();
    const room = (): { free: number } => ({ free: i });
    const serving = serve(TIMED_PROTOCOL, { ...HANDLERS, room }, overMessagePort(port1));
    return { serving, client: connect(TIMED_PROTOCOL, overMessagePort(port2)) };
  });
  const all = ends.flatMap(({ client }, i) =>
    Array.from({ length: 20 }, async () => [i, await client.call.room()] as const),
  );
  for (const [i, result] of await Promise.all(all)) {
    expect(result).toEqual({ ok: true, value: { free: i } });
  }
  for (const { client } of ends) client.close();
});

test('a message that is not bytes is malformed, and shared bytes are copied', async () => {
  const { port1, port2 } = new MessageChannel();
  const serving = serve(TIMED_PROTOCOL, HANDLERS, overMessagePort(port1));
  const replies: Uint8Array[] = [];
  const four = Promise.withResolvers<void>();
  port2.on('message', (reply: Uint8Array) => {
    if (replies.push(reply) === 4) four.resolve();
  });
  port2.postMessage({ a: 'text' });
  const shared = new Uint8Array(new SharedArrayBuffer(8));
  shared.set(encodeRoom(3));
  port2.postMessage(shared);
  port2.postMessage('text');
  await four.promise;
  // Two malformed requests, and the event and the reply of `room`.
  expect(new Set(replies.map((reply) => reply[4]))).toEqual(new Set([0, 1, 4]));
  serving.close();
});

const WORKER = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', (frame) => {
    if (frame[3] === 0x20) parentPort.postMessage(new Uint8Array(${JSON.stringify([
      ...encodedFrame(encodeRoomReply({ free: 3 }, 1)),
    ])}));
    else process.exit(0);
  });`;

test('a worker answers, and when it exits every call ends', async () => {
  const worker = new Worker(WORKER, { eval: true });
  const client = connect(TIMED_PROTOCOL, overMessagePort(worker));
  expect(await client.call.room()).toEqual({ ok: true, value: { free: 3 } });
  const calls = [
    client.call.sleepUntil({ qos: 0, deadline: 1n }),
    client.call.cancel({ timer: asTimerId(1) }),
  ];
  const disconnected = { ok: false, error: 'Disconnected' };
  expect(await Promise.all(calls)).toEqual([disconnected, disconnected]);
  expect(await client.closed).toEqual({ why: 'peerClosed' });
});

test('a worker that throws ends the connection with its error', async () => {
  const worker = new Worker(`throw new Error('at once')`, { eval: true });
  const client = connect(TIMED_PROTOCOL, overMessagePort(worker));
  expect(await client.call.room()).toEqual({ ok: false, error: 'Disconnected' });
  expect(await client.closed).toMatchObject({ why: 'failed', error: { message: 'at once' } });
});

const EVENTS = ['message', 'messageerror', 'error', 'close', 'exit'];

/** A port with Node's events, and one with a browser's; `tell` emits an event. */
const PORTS: Readonly<Record<string, () => FakePort>> = {
  Node: () => {
    const port = Object.assign(new EventEmitter(), { postMessage: () => {} });
    return {
      port,
      tell: (type, value) => void port.emit(type, value),
      listeners: () => EVENTS.reduce((sum, type) => sum + port.listenerCount(type), 0),
    };
  },
  'a browser': () => {
    const port = Object.assign(new EventTarget(), { postMessage: () => {} });
    return {
      port,
      tell: (type, data) => void port.dispatchEvent(Object.assign(new Event(type), { data })),
      listeners: () => EVENTS.reduce((sum, type) => sum + getEventListeners(port, type).length, 0),
    };
  },
};
type FakePort = {
  readonly port: Parameters<typeof overMessagePort>[0];
  readonly tell: (type: string, value: unknown) => void;
  readonly listeners: () => number;
};

test.each(Object.entries(PORTS))(
  'with the events of %s messages are frames in their own buffers, and none is taken in after the end',
  (_, make) => {
    const { port, tell, listeners } = make();
    const frames: Uint8Array[] = [];
    const endings: unknown[] = [];
    const link = overMessagePort(port).open({
      frameMax: 9,
      onFrame: (frame) => void frames.push(frame),
      onEnd: ({ why }) => endings.push(why),
    });
    expect(listeners()).toBe(EVENTS.length);
    const shared = new Uint8Array(new SharedArrayBuffer(2)).fill(7);
    tell('message', shared);
    // Later writes of the sender must not change the frame.
    shared.fill(8);
    tell('message', Uint8Array.of(1));
    tell('message', 'text');
    tell('messageerror', 'no message');
    expect(frames).toEqual([
      Uint8Array.of(7, 7),
      Uint8Array.of(1),
      new Uint8Array(0),
      new Uint8Array(0),
    ]);
    for (const type of ['close', 'exit', 'error']) tell(type, 'why');
    expect(endings).toEqual(['peerClosed', 'peerClosed', 'failed']);
    link.close();
    expect(listeners()).toBe(0);
  },
);
