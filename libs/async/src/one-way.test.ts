/** Operations that are never answered, over a connection: the client waits for no reply, the server sends none. */
import { ok } from '@abicus/wire';
import {
  FrameServer,
  ServiceOperation,
  type OperationCodec,
  type Protocol,
} from '@abicus/wire/service';
import { expect, test } from 'vitest';
import { ADDER } from '../test/adder.ts';
import { RawPeer } from '../test/raw-peer.ts';
import { connect, pair, serve } from './index.ts';

type Tell = {
  readonly request: { readonly a: number };
  readonly reply: undefined;
  readonly error: 'OutOfBounds';
  readonly reject: never;
};
type Handlers = { readonly tell: (call: never, request: { a: number }) => undefined };

const { envelope, frameMax } = ADDER;
const TELL = new ServiceOperation<number, never, undefined>(envelope, {
  ...ADDER.operations.add.operation.data,
  moves: undefined,
  answers: 'never',
  statuses: {},
});
const decode = (frame: Uint8Array): { a: number } | undefined =>
  frame.length === 6 ? { a: frame[5] ?? 0 } : undefined;
const codec: OperationCodec<number, Tell> = {
  operation: TELL,
  encode: ADDER.operations.add.encode,
  decodeRequest: decode,
  decode: () => ({ ok: false, error: 'BadReply' }),
};
const server = new FrameServer<number, Handlers>(envelope, [
  { handler: 'tell', operation: TELL, decode, encode: () => new Uint8Array(6) },
]);
const PROTOCOL: Protocol<number, { readonly tell: Tell }, Readonly<Record<never, never>>> = {
  envelope,
  frameMax,
  operations: { tell: codec },
  events: {},
  server,
};

test('a call ends when its request is sent, and its nonce is free again', async () => {
  const peer = new RawPeer();
  const client = connect(PROTOCOL, peer.transport, { limits: { inFlight: 1 } });
  for (let i = 0; i < 300; i++)
    expect(await client.call.tell({ a: i % 256 })).toEqual(ok(undefined));
  expect((await peer.until(300)).map((frame) => frame[5])).toEqual(
    Array.from({ length: 300 }, (_, i) => i % 256),
  );
  expect(await client.call.tell({ a: 256 })).toEqual({ ok: false, error: 'OutOfBounds' });
  client.close();
  expect(await client.call.tell({ a: 1 })).toEqual({ ok: false, error: 'Disconnected' });
});

test('a server calls the handler and sends nothing, also for what does not decode', async () => {
  const told: number[] = [];
  const heard = Promise.withResolvers<void>();
  const [near, far] = pair();
  serve(
    PROTOCOL,
    {
      tell: (_, { a }) => {
        told.push(a);
        if (a === 9) heard.resolve();
        return undefined;
      },
    },
    far,
  );
  const frames: Uint8Array[] = [];
  const answered = Promise.withResolvers<void>();
  const onFrame = (frame: Uint8Array): void => {
    frames.push(frame);
    answered.resolve();
  };
  const link = near.open({ frameMax, onFrame, onEnd: () => {} });
  const whole = ADDER.operations.add.encode({ a: 9 }, 1) ?? new Uint8Array();
  await link.send(whole.subarray(0, 5).slice());
  await link.send(whole.slice());
  await heard.promise;
  // What has no operation is answered, after anything that the two before were.
  await link.send(Uint8Array.of(0x41, 0x44, 1, 0x60, 3));
  await answered.promise;
  expect([told, frames.map((frame) => frame[3])]).toEqual([[9], [0x60 | 0x80]]);
});
