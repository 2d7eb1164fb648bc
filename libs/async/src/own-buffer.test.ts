/** Frames leave the package in buffers of their own, though encoders put many frames into one buffer. */
import { MessageChannel } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { frameOfSize } from '@abicus/wire';
import { ADDER } from '../test/adder.ts';
import { FakeClock } from '../test/fake-clock.ts';
import { connect, overFunction, overMessagePort, overStream, pair, responder } from './index.ts';
import type { Transport } from './index.ts';
import { inOwnBuffer } from './own-buffer.ts';

const SIZE = 93;
const RECEIVER = { frameMax: 100, onFrame: () => {}, onEnd: () => {} };

/** A frame in a buffer with secret bytes before and after it. */
function frameAmongOthers(): Uint8Array {
  const [before, frame, behind] = [frameOfSize(SIZE), frameOfSize(SIZE), frameOfSize(SIZE)];
  before.fill(0xee);
  behind.fill(0xee);
  return frame.fill(1);
}

type Way = readonly [transport: Transport, arrived: Promise<Uint8Array>, head: number];

/** What each transport passes to code outside of this package. */
const WAYS: Readonly<Record<string, () => Way>> = {
  'a port': () => {
    const { port1, port2 } = new MessageChannel();
    const arrived = new Promise<Uint8Array>((resolve) => {
      port2.once('message', (frame: Uint8Array) => {
        port2.close();
        resolve(frame);
      });
    });
    return [overMessagePort(port1), arrived, 0];
  },
  'a function': () => {
    const { promise, resolve } = Promise.withResolvers<Uint8Array>();
    const respond = (frame: Uint8Array): Promise<Uint8Array> => {
      resolve(frame);
      return promise;
    };
    return [overFunction(respond), promise, 0];
  },
  'a stream': () => {
    const { promise, resolve } = Promise.withResolvers<Uint8Array>();
    const writable = new WritableStream<Uint8Array>({ write: resolve });
    return [overStream(new ReadableStream<Uint8Array>(), writable), promise, 4];
  },
  'a pair': () => {
    const [one, two] = pair();
    const { promise, resolve } = Promise.withResolvers<Uint8Array>();
    two.open({ ...RECEIVER, onFrame: resolve });
    return [one, promise, 0];
  },
};

test('frames share a buffer before they are sent', () => {
  const frame = frameAmongOthers();
  expect(frame.buffer.byteLength).toBeGreaterThan(SIZE);
  expect(new Uint8Array(frame.buffer)).toContain(0xee);
});

test.each([
  ['the start', 0],
  ['the middle', 7],
  ['the end', 20],
])('a frame at %s of a shared buffer leaves as a copy', (_, at) => {
  const buffer = new Uint8Array(30).fill(0xee);
  const frame = buffer.subarray(at, at + 10).fill(1);
  const own = inOwnBuffer(frame);
  expect(own.buffer).toEqual(new Uint8Array(10).fill(1).buffer);
  frame.fill(2);
  expect(own).toEqual(new Uint8Array(10).fill(1));
});

test('a frame with a buffer of its own is not copied', () => {
  const frame = new Uint8Array(10);
  expect(inOwnBuffer(frame)).toBe(frame);
});

test.each(Object.entries(WAYS))(
  'over %s goes an array whose buffer has only the frame',
  async (_, open) => {
    const [transport, arrived, head] = open();
    const link = transport.open(RECEIVER);
    await link.send(frameAmongOthers());
    const { buffer } = await arrived;
    expect(buffer.byteLength).toBe(head + SIZE);
    expect(new Uint8Array(buffer).subarray(head)).toEqual(new Uint8Array(SIZE).fill(1));
    link.close();
  },
);

test("buffers of a function's requests and replies contain nothing else", async () => {
  const sizes: number[] = [];
  const respond = responder(
    ADDER,
    { add: (_call, { a }) => ({ sum: a + 10 }) },
    { caller: 'init' },
  );
  const noted = async (request: Uint8Array): Promise<Uint8Array | undefined> => {
    const reply = await respond(request);
    sizes.push(request.buffer.byteLength, reply?.buffer.byteLength ?? 0);
    return reply;
  };
  const client = connect(ADDER, overFunction(noted), { clock: new FakeClock() });
  expect(await client.call.add({ a: 5 })).toEqual({ ok: true, value: { sum: 15 } });
  expect(sizes).toEqual([6, 7]);
});
