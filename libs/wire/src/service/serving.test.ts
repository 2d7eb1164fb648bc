/** A server and a client of a handwritten service: which requests reach a handler, and the replies. */
import { describe, expect, test, type TestContext } from 'vitest';
import type { Program } from '../cpu.ts';
import { reject, type Reject } from '../reject.ts';
import { err, ok, type Result } from '../result.ts';
import { callOperation, type Channel } from './client.ts';
import { Envelope } from './envelope.ts';
import { NONCE, type NonceCodec } from './nonce.ts';
import { ServiceOperation } from './operation.ts';
import { FrameServer, type Caller, type ServedReply } from './server.ts';
import { LATER } from './taken-request.ts';

type Handlers<C> = {
  readonly add: (
    call: C,
    request: { a: number },
    nonce: number,
  ) => { sum: number } | Reject | 'later';
};

const ENVELOPE = new Envelope({
  service: 'adder',
  magic: 'AD',
  version: 1,
  nonce: NONCE.u8,
  request: { size: 5, nonce: 4 },
  reply: { size: 6, status: 4, nonce: 5 },
  success: 0,
  malformed: 2,
  denied: 3,
  opcodes: [1],
  fullSize: {},
});
const ADD = new ServiceOperation<number, 'ODD' | 'BAD' | 'STRANGER'>(ENVELOPE, {
  id: 'adder.add',
  opcode: 1,
  moves: 'reply',
  answers: 'now',
  idempotent: true,
  statuses: { 1: 'ODD', 2: 'BAD', 3: 'STRANGER' },
  rejectSize: 7,
  bare: [2, 3],
});
const ODD = reject('adder.add.odd', 'ODD', 1);
const ZERO = reject('adder.add.a', 'ODD', 1);

function encodeAdd(a: number, nonce: number): Uint8Array | undefined {
  if (a > 0xff) return undefined;
  const frame = new Uint8Array(6);
  ADD.startRequest(frame, nonce);
  frame[5] = a;
  return frame;
}

function decodeAdd(frame: Uint8Array): { a: number } | Reject | undefined {
  if (!ADD.isRequest(frame) || frame.length !== 6) return undefined;
  const a = frame[5] ?? 0;
  return a === 0 ? ZERO : { a };
}

function encodeSum({ sum }: { sum: number }, nonce: number): Uint8Array | undefined {
  if (sum > 0xff) return undefined;
  const frame = new Uint8Array(7);
  ADD.startReply(frame, nonce);
  frame[6] = sum;
  return frame;
}

function decodeSum(
  frame: Uint8Array,
  nonce: number,
): Result<number, 'ODD' | 'BAD' | 'STRANGER' | 'BadReply'> {
  const rejected = ADD.rejectedBy(frame, nonce);
  return rejected ?? ok(frame[6] ?? 0);
}

const SERVER = new FrameServer<number, Handlers<never>, Caller>(
  ENVELOPE,
  [{ handler: 'add', operation: ADD, decode: decodeAdd, encode: encodeSum }],
  ({ sender }) => sender === 1n,
);

/** Serves requests of a sender and counts calls of handlers. */
function served(sender = 1n): {
  serve: (frame: Uint8Array) => Uint8Array | undefined;
  calls: number[];
} {
  const calls: number[] = [];
  const handlers: Handlers<Caller> = {
    add: (_, { a }, nonce) => {
      calls.push(nonce);
      if (a === 7) return LATER;
      return a % 2 === 1 ? ODD : { sum: a + 10 };
    },
  };
  return { serve: (frame) => SERVER.serve(handlers, { sender }, frame), calls };
}

/** A channel to a server in the same test. */
function channelTo(
  serve: (frame: Uint8Array) => Uint8Array | undefined,
): Channel<number, 'TimedOut'> {
  return {
    nonce: () => 9,
    *call(request): Program<Result<Uint8Array, 'TimedOut'>> {
      yield;
      const reply = serve(request);
      return reply === undefined ? err('TimedOut') : ok(reply);
    },
  };
}

function call(a: number, sender?: bigint): unknown {
  const { serve } = served(sender);
  const encode = (nonce: number): Uint8Array | undefined => encodeAdd(a, nonce);
  const program = callOperation(channelTo(serve), ADD, encode, decodeSum);
  for (let traps = 0; traps < 100; traps++) {
    const step = program.next();
    if (step.done === true) return step.value;
  }
  throw new Error('not over after 100 traps');
}

test.each([
  ['success', 4, undefined, ok(14)],
  ['a check of the handler', 5, undefined, err('ODD')],
  ['a check of the decoder', 0, undefined, err('ODD')],
  ['a reply out of bounds', 254, undefined, err('BAD')],
  ['a request out of bounds', 256, undefined, err('OutOfBounds')],
  ['an answer that goes out later', 7, undefined, err('TimedOut')],
  ['a caller without authority', 4, 2n, err('STRANGER')],
])('a call ends with %s', (_, a, sender, result) => {
  expect(call(a, sender)).toEqual(result);
});

test('no handler is called for a denied caller, a malformed frame, or a value outside its set', () => {
  const frame = encodeAdd(4, 9) ?? new Uint8Array();
  const stranger = served(2n);
  expect(stranger.serve(frame)).toEqual(ENVELOPE.deniedReply(frame));
  const { serve, calls } = served();
  for (const bad of [frame.subarray(1), frame.subarray(0, 5), frame.with(3, 9), frame.with(0, 9)]) {
    expect(serve(bad)).toEqual(ENVELOPE.malformedReply(bad));
  }
  expect(serve(frame.with(5, 0))).toEqual(ADD.rejectReply(ZERO, 9));
  expect([...stranger.calls, ...calls]).toEqual([]);
});

test('a frame of another protocol is malformed before its caller is checked', () => {
  const foreign = Uint8Array.of(1, 2, 3, 1, 9);
  expect(served(2n).serve(foreign)).toEqual(ENVELOPE.malformedReply(foreign));
});

test('a handler gets the nonce of the request', () => {
  const { serve, calls } = served();
  expect(serve(encodeAdd(7, 77) ?? new Uint8Array())).toBeUndefined();
  expect(calls).toEqual([77]);
});

describe('what serving shows of an operation', () => {
  const frame = encodeAdd(4, 9) ?? new Uint8Array();
  const LATE = new ServiceOperation(ENVELOPE, { ...ADD.data, opcode: 2, answers: 'later' });
  const server = new FrameServer<number, Handlers<never>, Caller>(
    ENVELOPE,
    [{ handler: 'add', operation: LATE, decode: () => ({ a: 4 }), encode: encodeSum }],
    ({ sender }) => sender === 1n,
  );
  const late = (sender: bigint): unknown => {
    const handlers: Handlers<Caller> = { add: () => ({ sum: 14 }) };
    return server.serve(handlers, { sender }, frame.with(3, 2));
  };
  const promised = (outcome: unknown): unknown =>
    SERVER.serveLate({ add: () => Promise.resolve(outcome) }, { sender: 1n }, frame);
  const cases: readonly (readonly [what: string, serve: () => unknown, seen: unknown[]])[] = [
    ['an answer', () => served().serve(frame), ['adder.add answered']],
    ['an answer of an operation that answers later', () => late(1n), []],
    ['a check of the handler', () => served().serve(frame.with(5, 5)), ['adder.add.odd rejected']],
    ['a check of the decoder', () => served().serve(frame.with(5, 0)), ['adder.add.a rejected']],
    ['a malformed request', () => served().serve(frame.slice(0, 5)), ['adder.add malformed']],
    ['a reply out of bounds', () => served().serve(frame.with(5, 254)), []],
    ['a stranger', () => served(2n).serve(frame), ['adder.add denied']],
    ['a stranger to no operation', () => served(2n).serve(frame.with(3, 9)), ['adder denied']],
    ['an opcode that no operation has', () => served().serve(frame.with(3, 9)), []],
    ['a frame of another protocol', () => served(2n).serve(frame.with(0, 9)), []],
    ['a promise of an answer', () => promised({ sum: 14 }), ['adder.add answered']],
    ['a promise of a check', () => promised(ODD), ['adder.add.odd rejected']],
  ];
  const done = new Map<string, TestContext['task']>();

  test.for(cases)('%s is answered by a frame', async ([what, serve], { task }) => {
    expect(await serve()).toBeInstanceOf(Uint8Array);
    done.set(what, task);
  });

  test.for(cases)('%s shows itself as expected', ([what, , seen]) => {
    const { seen: shown = [] } = Object(Reflect.get(done.get(what)?.meta ?? {}, 'abicus'));
    expect(shown.map(([id, how]: string[]) => `${id} ${how}`)).toEqual(seen);
  });
});

describe('a handler that answers later', () => {
  const frame = encodeAdd(4, 9) ?? new Uint8Array();
  const late = (outcome: unknown, sender = 1n): Promise<Uint8Array | undefined> =>
    SERVER.serveLate({ add: () => outcome }, { sender }, frame);

  test.each([
    ['a reply', { sum: 14 }, encodeSum({ sum: 14 }, 9)],
    ['a promise of a reply', Promise.resolve({ sum: 14 }), encodeSum({ sum: 14 }, 9)],
    ['a check', ODD, ADD.rejectReply(ODD, 9)],
    ['a promise of a check', Promise.resolve(ODD), ADD.rejectReply(ODD, 9)],
  ])('gives %s', async (_, outcome, reply) => {
    expect(await late(outcome)).toEqual(reply);
  });

  test('is not called for a denied caller or a malformed frame', async () => {
    const fault = { add: () => Promise.reject(new Error('called')) };
    expect(await SERVER.serveLate(fault, { sender: 2n }, frame)).toEqual(
      ENVELOPE.deniedReply(frame),
    );
    const cut = frame.subarray(0, 5);
    expect(await SERVER.serveLate(fault, { sender: 1n }, cut)).toEqual(
      ENVELOPE.malformedReply(cut),
    );
  });

  test('has a fault if its reply is out of bounds, or if it throws', async () => {
    await expect(late({ sum: 256 })).rejects.toThrow('adder.add: a reply is out of its bounds');
    await expect(late(Promise.reject(new Error('a fault')))).rejects.toThrow('a fault');
    await expect(SERVER.serveLate({}, { sender: 1n }, frame)).rejects.toThrow(TypeError);
  });
});

test.each(Object.entries(NONCE))('the largest nonce of %s is echoed unchanged', (_, codec) => {
  const { put, get, max } = codec as NonceCodec<number | bigint>;
  const bytes = new Uint8Array(8);
  put(bytes, 0, max);
  expect(get(bytes, 0)).toBe(max);
});

/** Handlers of a service whose answers are all sent at once. */
interface Prompt<C> {
  readonly add: (call: C, request: { readonly a: number }) => { readonly sum: number } | Reject;
}

test('a service that answers at once always gives a reply, also in its type', () => {
  const reply = (frame: Uint8Array): ServedReply<Prompt<never>> => frame;
  expect(reply(Uint8Array.of(1, 2)).length).toBe(2);
  const later: ServedReply<Handlers<never>> = undefined;
  expect(later).toBeUndefined();
});
