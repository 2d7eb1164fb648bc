/** timed's dispatch and client: which handler is called with what, and what goes back. */
import type { Result } from '@abicus/wire';
import { LATER, type Channel } from '@abicus/wire/service';
import { expect, test } from 'vitest';
import {
  ENVELOPE,
  OPCODE,
  QosClass,
  asTimerId,
  cancel,
  decodeSleepUntilReply,
  encodeRegister,
  encodeSleepUntil,
  encodeSleepUntilReply,
  register,
  registerRejects,
  room,
  serve,
  sleepUntil,
  type TimedHandlers,
} from '../../../../../libs/abi/timed/src/index.ts';
import { encodedFrame } from '@abicus/wire/testing';

/** Handlers that note how they are called, and answer with what a test wants. */
function handlers(calls: unknown[][], full = false): TimedHandlers<string> {
  return {
    register: (call, request) => {
      calls.push(['register', call, request]);
      if (full) return registerRejects.total;
      return { timer: asTimerId(5), coalesced: request.deadline + 1n };
    },
    cancel: (call, request) => {
      calls.push(['cancel', call, request]);
      return {};
    },
    sleepUntil: (call, request, nonce) => {
      calls.push(['sleepUntil', call, request, nonce]);
      return request.deadline === 0n ? { wake: 9n } : LATER;
    },
    room: (call, request) => {
      calls.push(['room', call, request]);
      return { free: 1000 };
    },
  };
}

/** A channel whose other end is the server itself. */
function direct(calls: unknown[][], full = false): Channel<number, 'TimedOut'> {
  let nonce = 99;
  return {
    nonce: () => ++nonce,
    *call(request, _, shape): Generator<undefined, Result<Uint8Array, 'TimedOut'>> {
      calls.push(['call', shape.moves, shape.answers, shape.idempotent]);
      yield undefined;
      const reply = serve(handlers(calls, full), 'caller', request);
      return reply === undefined ? { ok: false, error: 'TimedOut' } : { ok: true, value: reply };
    },
  };
}

function result<T>(program: Generator<undefined, T>): T {
  for (let traps = 0; traps < 100; traps++) {
    const step = program.next();
    if (step.done === true) return step.value;
  }
  throw new Error('not over after 100 traps');
}

test('a call goes to its handler and comes back', () => {
  const calls: unknown[][] = [];
  const request = { qos: QosClass.Idle, deadline: 41n };
  expect(result(register(direct(calls), request))).toEqual({
    ok: true,
    value: { timer: 5, coalesced: 42n },
  });
  expect(result(cancel(direct(calls), { timer: asTimerId(5) }))).toEqual({ ok: true, value: {} });
  expect(result(room(direct(calls)))).toEqual({ ok: true, value: { free: 1000 } });
  expect(calls).toEqual([
    ['call', 'events', 'now', false],
    ['register', 'caller', request],
    ['call', undefined, 'now', false],
    ['cancel', 'caller', { timer: 5 }],
    ['call', undefined, 'now', true],
    ['room', 'caller', {}],
  ]);
});

test('a reject is the status of its check', () => {
  const rejected = result(register(direct([], true), { qos: QosClass.Idle, deadline: 1n }));
  expect(rejected).toEqual({ ok: false, error: 'OVER_LIMIT' });
});

test('an answer may go out later, with the nonce that the handler kept', () => {
  const calls: unknown[][] = [];
  const request = { qos: QosClass.Normal, deadline: 5n };
  expect(
    serve(handlers(calls), 'caller', encodedFrame(encodeSleepUntil(request, 77))),
  ).toBeUndefined();
  expect(calls).toEqual([['sleepUntil', 'caller', request, 77]]);
  const reply = encodedFrame(encodeSleepUntilReply({ wake: 6n }, 77));
  expect(decodeSleepUntilReply(reply, 77)).toEqual({ ok: true, value: { wake: 6n } });
  const now = result(sleepUntil(direct([]), { qos: QosClass.Normal, deadline: 0n }));
  expect(now).toEqual({ ok: true, value: { wake: 9n } });
  const late = result(sleepUntil(direct([]), { qos: QosClass.Normal, deadline: 1n }));
  expect(late).toEqual({ ok: false, error: 'TimedOut' });
});

test('no handler sees a request that does not decode', () => {
  const calls: unknown[][] = [];
  const frame = encodedFrame(encodeRegister({ qos: QosClass.Idle, deadline: 1n }, 1));
  const long = new Uint8Array([...frame, 0]);
  for (const bad of [new Uint8Array(), frame.subarray(1), long, frame.with(3, 0x55)]) {
    expect(serve(handlers(calls), 'caller', bad)).toEqual(ENVELOPE.malformedReply(bad));
  }
  const badClass = serve(handlers(calls), 'caller', frame.with(8, 200));
  expect(badClass).toEqual(new Uint8Array(21).map((_, i) => [0x54, 0x4d, 1, 0x81, 1, 1][i] ?? 0));
  expect(calls).toEqual([]);
});

test('every opcode has a handler', () => {
  expect(Object.keys(OPCODE).sort()).toEqual(Object.keys(handlers([])).sort());
});
