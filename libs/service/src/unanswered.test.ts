/** Operations that are never answered: their requests are messages without a token. */
import { asCapSlot, asExitStatus, exit, MessageKind, MsgType } from '@abicus/abi-kernel';
import { MARKERS } from '@abicus/abi-timed';
import { awaitStart, CallChannel } from '@abicus/ipc';
import type { Reject } from '@abicus/wire';
import { FrameServer, sendOperation, ServiceOperation, type Moves } from '@abicus/wire/service';
import { smallEnvelope } from '../test/small-envelope.ts';
import { expect, test } from 'vitest';
import { CALLS, runSystem, system } from '../test/system.ts';
import { OUTCOME } from './counters.ts';
import { Rig } from './testing/rig.ts';
import { answer, keep, print, service, type Answer } from './index.ts';

const ENVELOPE = smallEnvelope('bell', 'BL', [1]);
type Bell = { readonly ring: (call: never, request: { loud: number }) => undefined | Reject };
function operationOf(moves: Moves | undefined): ServiceOperation<number, 'BAD', Moves | undefined> {
  return new ServiceOperation<number, 'BAD', Moves | undefined>(ENVELOPE, {
    id: 'bell.ring',
    opcode: 1,
    moves,
    answers: 'never',
    idempotent: true,
    statuses: { 1: 'BAD' },
    rejectSize: 6,
    bare: [1],
  });
}

/** The server of a bell. @param mayCall the authority. */
function serverOf(moves: Moves | undefined, mayCall = true): FrameServer<number, Bell> {
  const operation = operationOf(moves);
  const decode = (frame: Uint8Array): { loud: number } | undefined =>
    frame.length === 6 ? { loud: frame[5] ?? 0 } : undefined;
  const served = { handler: 'ring' as const, operation, decode, encode: () => new Uint8Array(6) };
  return new FrameServer<number, Bell>(ENVELOPE, [served], () => mayCall);
}
const ring = (loud: number): Uint8Array => Uint8Array.of(0x42, 0x4c, 1, 1, 9, loud);

/** The service; its handler notes how loud it was rung. */
function ringing(moves: Moves | undefined, then: (loud: number) => undefined | Answer<undefined>) {
  return service({
    program: { name: 'bell' },
    slots: { requests: 2 },
    server: serverOf(moves),
    frameMax: 6,
    state: (): number[] => [],
    handlers: {
      ring: (call, { loud }) => {
        call.state.push(loud);
        return then(loud);
      },
    },
    ready: { marker: MARKERS.timedReady, selfCheck: () => {} },
  }).definition;
}
const definition = ringing(undefined, (loud) => answer(undefined, print(`rung ${loud}`)));

test('a message of an operation that is never answered reaches its handler, and its effects are carried out', () => {
  const it = new Rig(definition);
  it.message({ sender: 7 }, ring(3));
  it.message({ sender: 7 }, Uint8Array.of(1));
  // It has no answer either if its fields are wrong.
  it.message({ sender: 7 }, ring(3).slice(0, 5));
  it.run();
  expect([it.state, it.lines, it.replies.size]).toEqual([[3], ['rung 3'], 0]);
  expect(it.loop.counters.noted('strayMessage')).toBe(1);
  expect(it.loop.counters.rows()).toEqual([
    { client: 7, opcode: 1, outcome: OUTCOME.answered, count: 1 },
    { client: 7, opcode: 1, outcome: OUTCOME.malformed, count: 1 },
  ]);
});

test('a call of an operation that is never answered is malformed: its caller would wait for ever', () => {
  const it = new Rig(definition);
  expect(it.ask({ sender: 8 }, ring(4))?.[4]).toBe(1);
  expect(it.ask({ sender: 8, moved: 30 }, ring(4))?.[4]).toBe(1);
  expect([it.state, it.closed]).toEqual([[], [30]]);
  expect(it.loop.counters.rows()).toEqual([
    { client: 8, opcode: 1, outcome: OUTCOME.malformed, count: 2 },
  ]);
});

test('a message in the form of a notice is none, whatever its frame', () => {
  const it = new Rig(definition);
  it.message({ sender: 7 }, ring(3), MsgType.PeerGone);
  it.message({ sender: 7 }, ring(3), MsgType.Interrupt);
  it.run();
  expect([it.state, it.loop.counters.noted('forgedNotice')]).toEqual([[], 2]);
});

test('what no program has sent as a message reaches no handler, though its frame is a request', () => {
  const it = new Rig(definition);
  it.message({ sender: 0 }, ring(3));
  for (const kind of [MessageKind.Reply, MessageKind.PeerGone]) it.end(1, kind, ring(3), 7);
  it.run();
  const { counters } = it.loop;
  expect([it.state, counters.rows()]).toEqual([[], []]);
  expect([counters.noted('staleNotice'), counters.noted('strayReply')]).toEqual([1, 2]);
});

test('a handler gets the capability of a message whose operation moves one, and keeps it or has it closed', () => {
  const moving = new Rig(ringing('events', () => answer(undefined, keep('events'))));
  moving.message({ sender: 7, moved: 30 }, ring(3));
  moving.message({ sender: 7 }, ring(3));
  moving.run();
  expect([moving.closed, moving.loop.counters.rows(7).map(({ outcome }) => outcome)]).toEqual([
    [],
    [OUTCOME.answered, OUTCOME.malformed],
  ]);
  const forgetful = new Rig(ringing('events', () => undefined));
  forgetful.message({ sender: 7, moved: 30 }, ring(3));
  forgetful.run();
  expect(forgetful.closed).toEqual([30]);
});

test('a caller without authority reaches no handler, and gets no reply', () => {
  const it = new Rig({
    ...ringing(undefined, () => answer(undefined)),
    server: serverOf(undefined, false),
  });
  it.message({ sender: 7 }, ring(3));
  it.run();
  expect([it.state, it.replies.size]).toEqual([[], 0]);
  expect(it.loop.counters.rows()).toEqual([
    { client: 7, opcode: 1, outcome: OUTCOME.denied, count: 1 },
  ]);
});

test('a program sends it over a channel on a machine, and waits for nothing', () => {
  const RING = operationOf(undefined);
  const bell = service({
    ...definition,
    ready: {
      marker: MARKERS.timedReady,
      selfCheck: (checks) => {
        checks.that('timed.register', 'a bell', true);
        checks.that('timed.cancel', 'a bell', true);
      },
    },
  });
  const results: unknown[] = [];
  const machine = system({
    bell: { ...bell, requests: 2 },
    client: {
      calls: ['bell'],
      isAwaited: true,
      *main(cpu) {
        yield* awaitStart(cpu);
        const to = new CallChannel(cpu, asCapSlot(CALLS), { room: 8 });
        results.push(yield* sendOperation(to, RING, () => ring(3)));
        const called = yield* to.call(ring(4), 9, {
          moves: undefined,
          answers: 'now',
          idempotent: false,
        });
        results.push(called.ok ? called.value[4] : called.error);
        yield* exit(cpu, asExitStatus(0));
      },
    },
  });
  runSystem(machine);
  expect(results).toEqual([{ ok: true, value: undefined }, 1]);
  expect(machine.said('bell')).toEqual(['timed: ready', 'rung 3']);
});
