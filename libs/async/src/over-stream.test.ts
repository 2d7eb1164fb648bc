/** TCP sockets, a child process, and web streams. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, connect as connectTo, type AddressInfo, type Socket } from 'node:net';
import { Duplex, PassThrough, Writable } from 'node:stream';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import {
  asTimerId,
  ENVELOPE,
  encodeRoom,
  FRAME_MAX,
  statusName,
  TIMED_PROTOCOL,
  type TimedEvents,
  type TimedOperations,
} from '../../abi/timed/src/index.ts';
import { FrameSplitter, withLength } from './frames.ts';
import { connect, overStream, serve, type Handlers, type ServerOptions } from './index.ts';

const HANDLERS: Handlers<TimedOperations, TimedEvents> = {
  register: (_call, { deadline }) => ({ timer: asTimerId(1), coalesced: deadline }),
  cancel: () => ({}),
  sleepUntil: () => new Promise<never>(() => {}),
  room: () => ({ free: 5 }),
};

const opened: { destroy: () => unknown }[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.destroy();
});

/** Both ends of a TCP connection. */
async function sockets(): Promise<readonly [Socket, Socket]> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const one = connectTo((server.address() as AddressInfo).port, '127.0.0.1');
  const [two] = (await once(server, 'connection')) as [Socket];
  server.close();
  opened.push(one, two);
  return [one, two];
}

async function served(handlers: Partial<typeof HANDLERS> = {}, options: ServerOptions = {}) {
  const [one, two] = await sockets();
  const all = { ...HANDLERS, ...handlers };
  return { serving: serve(TIMED_PROTOCOL, all, overStream(one, one), options), socket: two };
}

test('many calls cross a socket, and its end is noticed', async () => {
  const { serving, socket } = await served();
  const client = connect(TIMED_PROTOCOL, overStream(socket, socket), {
    limits: { inFlight: 500 },
  });
  const calls = Array.from({ length: 500 }, (_, i) =>
    client.call.register({ qos: 0, deadline: BigInt(i) }),
  );
  const results = await Promise.all(calls);
  expect(results.map((one) => one.ok && Number(one.value.coalesced))).toEqual(
    calls.map((_, i) => i),
  );
  const waits = client.call.sleepUntil({ qos: 0, deadline: 1n });
  client.close();
  expect(await waits).toEqual({ ok: false, error: 'Disconnected' });
  expect(await serving.closed).toEqual({ why: 'peerClosed' });
});

test('a socket that is reset ends every call', async () => {
  const { serving, socket } = await served();
  const [one, two] = await sockets();
  const client = connect(TIMED_PROTOCOL, overStream(two, two));
  const waits = client.call.room();
  await once(one, 'data');
  one.resetAndDestroy();
  expect(await waits).toEqual({ ok: false, error: 'Disconnected' });
  expect(await client.closed).toMatchObject({ why: 'failed', error: { code: 'ECONNRESET' } });
  socket.resetAndDestroy();
  expect(await serving.closed).toMatchObject({ why: 'failed' });
});

test('a frame that is longer than the longest of the service ends the connection', async () => {
  const { serving, socket } = await served();
  socket.on('data', () => {});
  socket.write(withLength(encodeRoom(1)));
  socket.write(withLength(new Uint8Array(FRAME_MAX)));
  socket.write(withLength(new Uint8Array(FRAME_MAX + 1)));
  expect(await serving.closed).toEqual({ why: 'frameTooLong', length: FRAME_MAX + 1 });
  await once(socket, 'end');
});

test('a stream that ends within a frame gives `frameCut`', async () => {
  const { serving, socket } = await served();
  socket.end(withLength(encodeRoom(1)).subarray(0, 6));
  expect(await serving.closed).toEqual({ why: 'frameCut' });
});

test('frames that were sent before the close still go out', async () => {
  const [one, two] = await sockets();
  const link = overStream(one, one).open({ frameMax: 9, onFrame: () => {}, onEnd: () => {} });
  const chunks: Buffer[] = [];
  two.on('data', (chunk: Buffer) => chunks.push(chunk));
  for (let i = 0; i < 100; i++) void link.send(Uint8Array.of(i));
  link.close();
  link.close();
  await once(two, 'end');
  const frames = Array.from(new FrameSplitter(9).split(Buffer.concat(chunks)));
  expect(frames).toHaveLength(100);
});

test('a peer that sends and does not read is held back', async () => {
  let handled = 0;
  const [full, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const room = async (): Promise<{ free: number }> => {
    if (++handled === 4) full.resolve();
    await gate.promise;
    return { free: handled };
  };
  const { serving, socket } = await served({ room }, { limits: { inFlight: 4, waiting: 2 } });
  let replies = 0;
  const done = Promise.withResolvers<void>();
  const splitter = new FrameSplitter(FRAME_MAX);
  socket.on('data', (chunk: Buffer) => {
    for (const one of splitter.split(chunk)) {
      const status = one.kind === 'frame' ? statusName(ENVELOPE.replyStatus(one.frame)) : 'long';
      expect(status).toBe('OK');
      if (++replies === 1000) done.resolve();
    }
  });
  // In one write: more than may wait. A transport with backpressure never passes on so many at
  // once.
  socket.write(
    Buffer.concat(Array.from({ length: 1000 }, (_, i) => withLength(encodeRoom(i + 1)))),
  );
  await full.promise;
  expect(handled).toBe(4);
  gate.resolve();
  await done.promise;
  serving.close();
});

test('two sockets at once answer their own callers', async () => {
  const ends = await Promise.all([0, 1].map((i) => served({ room: () => ({ free: i }) })));
  const clients = ends.map(({ socket }) => connect(TIMED_PROTOCOL, overStream(socket, socket)));
  const results = await Promise.all(
    clients.flatMap((client) => Array.from({ length: 20 }, () => client.call.room())),
  );
  expect(results.map((one) => one.ok && one.value.free)).toEqual([
    ...Array.from({ length: 20 }, () => 0),
    ...Array.from({ length: 20 }, () => 1),
  ]);
});

test('a child process serves over its input and output, and its exit ends every call', async () => {
  const child = spawn(
    process.execPath,
    ['-C', '@abicus/source', join(import.meta.dirname, '../test/child.ts')],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const client = connect(TIMED_PROTOCOL, overStream(child.stdout, child.stdin), {
    limits: { timeoutMs: 60_000 },
  });
  expect(await client.call.room()).toEqual({ ok: true, value: { free: 42 } });
  const calls = [
    client.call.sleepUntil({ qos: 0, deadline: 1n }),
    client.call.cancel({ timer: asTimerId(1) }),
  ];
  const disconnected = { ok: false, error: 'Disconnected' };
  expect(await Promise.all(calls)).toEqual([disconnected, disconnected]);
  expect(await client.closed).toEqual({ why: 'peerClosed' });
});

test('web streams carry calls', async () => {
  const [one, two] = await sockets();
  const [left, right] = [Duplex.toWeb(one), Duplex.toWeb(two)];
  const serving = serve(TIMED_PROTOCOL, HANDLERS, overStream(left.readable, left.writable));
  const client = connect(TIMED_PROTOCOL, overStream(right.readable, right.writable));
  expect(await client.call.room()).toEqual({ ok: true, value: { free: 5 } });
  const waits = client.call.sleepUntil({ qos: 0, deadline: 1n });
  serving.close();
  expect(await waits).toEqual({ ok: false, error: 'Disconnected' });
  expect(await client.closed).toEqual({ why: 'peerClosed' });
});

test('a stream with an encoding is rejected', async () => {
  const stream = new PassThrough();
  stream.setEncoding('utf8');
  const serving = serve(TIMED_PROTOCOL, HANDLERS, overStream(stream, new PassThrough()));
  stream.write('text');
  expect(await serving.closed).toMatchObject({ why: 'failed', error: { name: 'TypeError' } });
});

test('a chunk that the stream does not take is not sent', async () => {
  const rejecting = new Writable({ write: (_chunk, _encoding, done) => done(new Error('full')) });
  const receiver = { frameMax: 9, onFrame: () => {}, onEnd: () => {} };
  const link = overStream(new PassThrough(), rejecting).open(receiver);
  await expect(link.send(Uint8Array.of(1))).rejects.toThrow('full');
});

test('closing a second time does nothing', () => {
  const ends: unknown[] = [];
  const writable = { write: () => {}, end: () => void ends.push('end'), on: () => {} };
  const receiver = { frameMax: 9, onFrame: () => {}, onEnd: () => {} };
  const link = overStream(new PassThrough(), writable).open(receiver);
  link.close();
  link.close();
  expect(ends).toEqual(['end']);
});

test('an error of a stream after its connection ended, and a second error, are ignored', async () => {
  const [readable, writable] = [new PassThrough(), new PassThrough()];
  const client = connect(TIMED_PROTOCOL, overStream(readable, writable));
  client.close();
  await client.closed;
  await once(readable, 'close');
  for (const stream of [readable, writable]) {
    expect(() => stream.emit('error', new Error('too late'))).not.toThrow();
  }
});

test('a web stream that gives something other than bytes fails', async () => {
  const texts = new ReadableStream<never>({
    start: (controller) => controller.enqueue('text' as never),
  });
  const [, two] = await sockets();
  const serving = serve(TIMED_PROTOCOL, HANDLERS, overStream(texts, Duplex.toWeb(two).writable));
  expect(await serving.closed).toMatchObject({ why: 'failed', error: { name: 'TypeError' } });
});
