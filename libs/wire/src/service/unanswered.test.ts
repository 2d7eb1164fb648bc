/** An operation that is never answered: its client gives what the channel says of the send, its server gives no reply. */
import { expect, test } from 'vitest';
import type { Program } from '../cpu.ts';
import { reject, type Reject } from '../reject.ts';
import { err, ok, type Result } from '../result.ts';
import { sendOperation, type Channel } from './client.ts';
import { Envelope } from './envelope.ts';
import { NONCE } from './nonce.ts';
import { ServiceOperation } from './operation.ts';
import { FrameServer } from './server.ts';

const ENVELOPE = new Envelope({
  service: 'bell',
  magic: 'BE',
  version: 1,
  nonce: NONCE.u8,
  request: { size: 5, nonce: 4 },
  reply: { size: 6, status: 4, nonce: 5 },
  success: 0,
  malformed: 1,
  opcodes: [1],
  fullSize: {},
});
const RING = new ServiceOperation<number, 'BAD', undefined>(ENVELOPE, {
  id: 'bell.ring',
  opcode: 1,
  moves: undefined,
  answers: 'never',
  idempotent: true,
  statuses: { 1: 'BAD' },
  rejectSize: 6,
  bare: [1],
});
const TOO_LOUD = reject('bell.ring.loud', 'BAD', 1);

type Handlers = {
  readonly ring: (call: unknown, request: { loud: number }) => undefined | Reject;
};

function encodeRing(loud: number, nonce: number): Uint8Array | undefined {
  if (loud > 0xff) return undefined;
  const frame = new Uint8Array(6);
  RING.startRequest(frame, nonce);
  frame[5] = loud;
  return frame;
}

const SERVER = new FrameServer<number, Handlers>(ENVELOPE, [
  {
    handler: 'ring',
    operation: RING,
    decode: (frame) =>
      RING.isRequest(frame) && frame.length === 6 ? { loud: frame[5] ?? 0 } : undefined,
    encode: () => new Uint8Array(6),
  },
]);

test('a server calls the handler and gives no reply, also where a check rejects', () => {
  const rung: number[] = [];
  const handlers: Handlers = {
    ring: (_, { loud }) => {
      rung.push(loud);
      return loud > 9 ? TOO_LOUD : undefined;
    },
  };
  for (const loud of [3, 10]) {
    expect(SERVER.serve(handlers, {}, encodeRing(loud, 7) ?? new Uint8Array())).toBeUndefined();
  }
  expect(rung).toEqual([3, 10]);
});

/** A channel that gives this for each frame, which it keeps. */
function channel(given: Result<Uint8Array, 'Full'>) {
  const frames: Uint8Array[] = [];
  const made: Channel<number, 'Full'> = {
    nonce: () => 5,
    *call(frame): Program<Result<Uint8Array, 'Full'>> {
      yield;
      frames.push(frame);
      return given;
    },
  };
  return { made, frames };
}

/** Runs a program to its end. */
function ran<T>(program: Program<T>): T {
  for (let steps = 0; steps < 100; steps++) {
    const step = program.next();
    if (step.done === true) return step.value;
  }
  throw new Error('the program does not end');
}

test('a client gives nothing where the request was sent, and otherwise why it was not', () => {
  const fine = channel(ok(new Uint8Array()));
  expect(ran(sendOperation(fine.made, RING, (nonce) => encodeRing(4, nonce)))).toEqual({
    ok: true,
    value: undefined,
  });
  expect(fine.frames.map((frame) => [...frame])).toEqual([[0x42, 0x45, 1, 1, 5, 4]]);
  const full = channel(err('Full'));
  expect(ran(sendOperation(full.made, RING, (nonce) => encodeRing(4, nonce)))).toEqual(err('Full'));
  expect(ran(sendOperation(full.made, RING, (nonce) => encodeRing(300, nonce)))).toEqual(
    err('OutOfBounds'),
  );
  expect(full.frames).toHaveLength(1);
});
