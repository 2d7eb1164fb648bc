/** What clients, peers and handlers cannot do to a service: by a scripted kernel. */
import {
  asCapSlot,
  encodePeerGone,
  GoneSide,
  MessageKind,
  MsgType,
  QosClass,
} from '@abicus/abi-kernel';
import {
  asTimerId,
  decodeRoomReply,
  encodeCancel,
  encodeRegister,
  encodeRoom,
  encodeRoomReply,
  encodeSleepUntil,
  OPCODE,
  room,
  ROOM_CALL,
  SLEEP_UNTIL_CALL,
  type TimedHandlers,
} from '@abicus/abi-timed';
import type { Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import { OUTCOME } from './counters.ts';
import { Rig } from './testing/rig.ts';
import { toyDefinition, toyHandlers, type Callees, type Toy } from '../test/toy.ts';
import {
  answer,
  drop,
  keep,
  LATER,
  reply,
  watchCaller,
  type Handlers,
  type Pending,
} from './index.ts';
import { encodedFrame } from '@abicus/wire/testing';

const ALICE = { sender: 7 };
const BOB = { sender: 8 };
const FAR = 1_000_000n;
const OVER_LIMIT = 2;
const MALFORMED = 4;
const arm = encodedFrame(encodeRegister({ qos: QosClass.Normal, deadline: FAR }, 1));
const sleep = encodedFrame(encodeSleepUntil({ qos: QosClass.Normal, deadline: FAR }, 1));
const ask = encodeRoom(1);
const cancel = encodedFrame(encodeCancel({ timer: asTimerId(1) }, 1));

const rig = (more: Parameters<typeof toyDefinition>[2] = {}) =>
  new Rig(toyDefinition('toy', undefined, more));

/** The toy with another handler. */
const withHandlers = (
  handlers: Partial<Handlers<TimedHandlers<never>, Toy, Callees>>,
  more: Parameters<typeof toyDefinition>[2] = {},
) => rig({ ...more, handlers: { ...toyHandlers, ...handlers } });

test('a notice that is not of the kernel, or of a watch that has ended, ends nothing', () => {
  const it = rig();
  it.ask({ ...ALICE, moved: 40 }, arm);
  const gone = { side: GoneSide.Task, slot: asCapSlot(0), cookie: 0n, serial: 1n };
  it.message(BOB, encodePeerGone(gone), MsgType.PeerGone);
  it.message(BOB, new Uint8Array(16), MsgType.Interrupt);
  it.notice(99);
  it.message({ sender: 0 }, Uint8Array.of(1, 2), MsgType.PeerGone);
  it.run();
  expect([it.state.ended, it.closed]).toEqual([[], []]);
  const { counters } = it.loop;
  expect([counters.noted('forgedNotice'), counters.noted('staleNotice')]).toEqual([2, 2]);
  it.notice(1);
  it.notice(1);
  it.run();
  expect([it.state.ended, it.closed]).toEqual([[7], [40]]);
});

test('a message of the kernel of another type is no notice, whatever its bytes', () => {
  const it = rig();
  it.ask({ ...ALICE, moved: 40 }, arm);
  const gone = { side: GoneSide.Task, slot: asCapSlot(0), cookie: 0n, serial: 1n };
  it.message({ sender: 0 }, encodePeerGone(gone), MsgType.Interrupt);
  it.run();
  expect([it.state.ended, it.loop.counters.noted('staleNotice')]).toEqual([[], 1]);
});

test('an event counts only from the service that it is declared for, and is handled once', () => {
  const handled: string[] = [];
  const of = (name: string) => (frame: Uint8Array) =>
    frame.length === 3 ? () => void handled.push(name) : undefined;
  const it = rig({
    events: [
      { identity: 5n, handle: of('first') },
      { identity: 5n, handle: of('second') },
      { identity: 6n, handle: of('other') },
    ],
  });
  const event = Uint8Array.of(1, 2, 3);
  for (const identity of [0n, 4n, 5n]) it.message({ ...ALICE, identity }, event);
  it.run();
  expect([handled, it.loop.counters.noted('strayMessage')]).toEqual([['first'], 2]);
});

test('a capability that an operation does not take is closed once, and the request is answered', () => {
  const it = rig();
  expect(it.ask({ ...ALICE, moved: 41 }, ask)?.[4]).toBe(0);
  expect(it.ask({ ...ALICE, moved: 42 }, Uint8Array.of(1))?.[4]).toBe(MALFORMED);
  it.message({ ...ALICE, moved: 43 }, ask);
  // No call, so that it moves none, though its frame is a request which does.
  it.message({ ...ALICE, moved: 44 }, arm);
  it.run();
  expect([it.closed, it.loop.holdings.kept]).toEqual([[41, 42, 43, 44], 0]);
  expect(it.loop.counters.noted('strayCapability')).toBe(4);
  expect(it.loop.counters.noted('strayMessage')).toBe(2);
});

test('a request without the capability that its operation takes is malformed, and reaches no handler', () => {
  const it = rig();
  expect(it.ask(ALICE, arm)?.[4]).toBe(MALFORMED);
  expect([it.state.handled, it.loop.holdings.kept]).toEqual([0, 0]);
});

test('a capability that comes with a malformed request of an operation that takes one is closed once', () => {
  const it = rig();
  expect(it.ask({ ...ALICE, moved: 44 }, arm.slice(0, -1))?.[4]).toBe(MALFORMED);
  expect([it.closed, it.state.handled, it.loop.holdings.kept]).toEqual([[44], 0, 0]);
});

test('one request more in flight than the limit is answered as overload, and so is a handler that would wait', () => {
  const it = rig({ limits: { inFlight: 4 } });
  for (let i = 0; i < 4; i++) expect(it.ask(ALICE, sleep)).toBeUndefined();
  expect(it.ask(BOB, sleep)?.[4]).toBe(OVER_LIMIT);
  // cancel has no retryable status.
  expect(it.ask(BOB, cancel)?.[4]).toBe(MALFORMED);
  expect([it.started, it.loop.work.inFlight, it.state.sleeps.length]).toEqual([[], 4, 4]);
  expect(it.ask(BOB, ask)?.[4]).toBe(0);
  it.now = FAR;
  it.run();
  expect([it.loop.work.inFlight, it.replies.size]).toEqual([0, 7]);
  const over = it.loop.counters.rows(BOB.sender).filter((row) => row.outcome === OUTCOME.overload);
  expect(over.map(({ opcode, count }) => [opcode, count])).toEqual([
    [OPCODE.sleepUntil, 1],
    [OPCODE.cancel, 1],
  ]);
});

test('a capability that nothing takes brings no request past a limit, and is closed once', () => {
  const it = rig({ limits: { inFlight: 1 } });
  expect([41, 42, 43].map((moved) => it.ask({ ...ALICE, moved }, sleep)?.[4])).toEqual([
    undefined,
    OVER_LIMIT,
    OVER_LIMIT,
  ]);
  expect([it.loop.work.inFlight, it.closed]).toEqual([1, [41, 42, 43]]);
});

test('handlers that wait for a call are in flight until it has ended, and no longer', () => {
  const it = rig({ limits: { inFlight: 2 } });
  for (let i = 0; i < 2; i++) expect(it.ask(ALICE, cancel)).toBeUndefined();
  expect([it.ask(BOB, cancel)?.[4], it.ask(BOB, sleep)?.[4]]).toEqual([MALFORMED, OVER_LIMIT]);
  expect([it.loop.work.inFlight, it.started, it.state.sleeps]).toEqual([2, [1, 2], []]);
  it.end(1, MessageKind.PeerGone);
  it.run();
  expect([it.loop.work.inFlight, it.replies.size]).toEqual([1, 3]);
  expect([it.ask(BOB, cancel), it.loop.work.inFlight]).toEqual([undefined, 2]);
});

test('one kept capability more than the limit is closed, and its request answered as overload', () => {
  const it = rig({ limits: { keptCaps: 2 } });
  for (let i = 0; i < 3; i++) it.ask({ sender: 100 + i, moved: 50 + i }, arm);
  expect([...it.replies.values()].map((frame) => frame[4])).toEqual([0, 0, OVER_LIMIT]);
  expect([it.closed, it.loop.holdings.kept]).toEqual([[52], 2]);
  // Requests that move none are answered.
  expect(it.ask(BOB, ask)?.[4]).toBe(0);
});

test('a kept capability whose endpoint is gone is closed once, whether its service drops it or not', () => {
  for (const drops of [true, false]) {
    const told: unknown[] = [];
    const it = rig({
      endpointGone: (_, slot, as) => {
        told.push([slot, as]);
        return drops ? drop(slot) : [];
      },
    });
    it.ask({ ...ALICE, moved: 40 }, arm);
    it.notice(1, GoneSide.Endpoint);
    it.run();
    expect([told, it.closed, it.loop.holdings.kept]).toEqual([[[40, 'events']], [40], 0]);
    expect(it.loop.counters.noted('strayDrop')).toBe(0);
  }
});

test('a client that ends with everything that it can hold leaves nothing', () => {
  const it = rig();
  it.ask({ ...ALICE, moved: 40 }, arm);
  for (let i = 0; i < 5; i++) it.request(ALICE, sleep);
  it.request(BOB, sleep);
  it.run();
  expect([it.loop.holdings.kept, it.loop.work.inFlight]).toEqual([1, 6]);
  it.notice(1);
  it.run();
  expect([it.loop.holdings.kept, it.loop.work.inFlight, it.closed]).toEqual([0, 1, [40]]);
  it.now = FAR;
  it.run();
  // The answers to its requests are dropped; that of the other client is sent.
  expect([...it.replies.keys()]).toEqual([1, 7]);
  expect(it.loop.counters.noted('secondAnswer')).toBe(5);
});

test('a request is answered once, whatever its handler returns later', () => {
  const kept: Pending<{ readonly wake: bigint }>[] = [];
  const it = withHandlers({
    sleepUntil: (call) => {
      kept.push(call.later());
      return LATER;
    },
    room: () => answer({ free: 1 }, ...kept.map((one) => reply(one, { wake: 3n }))),
  });
  it.ask(ALICE, sleep);
  it.ask(BOB, ask);
  it.ask(BOB, ask);
  expect([...it.replies.keys()]).toEqual([1, 2, 3]);
  expect(it.loop.counters.noted('secondAnswer')).toBe(1);
});

test('a caller that has gone before its reply stops nothing', () => {
  const it = rig();
  it.isThere = (token) => token !== 1;
  it.request(ALICE, ask);
  it.request(BOB, ask);
  it.run();
  expect([[...it.replies.keys()], it.hasEnded]).toEqual([[2], false]);
  expect(it.loop.counters.rows(ALICE.sender)).toContainEqual({
    client: ALICE.sender,
    opcode: 0x20,
    outcome: 6,
    count: 1,
  });
});

test('a receive that fails is counted and made again, unless the endpoint is gone', () => {
  const it = rig();
  it.failures.push(-28, -14, -7, -22);
  expect(it.ask(ALICE, ask)?.[4]).toBe(0);
  expect([it.loop.counters.noted('receiveError'), it.hasEnded]).toEqual([4, false]);
  it.failures.push(-32);
  it.run();
  expect(it.hasEnded).toBe(true);
});

test('a reply with the nonce of another call is BadReply at once; ends of no call are counted', () => {
  const ends: unknown[] = [];
  const it = withHandlers({
    *cancel(call): Program<Readonly<Record<string, never>>> {
      ends.push(yield* room(call.to.other));
      return {};
    },
  });
  const asked = it.request(ALICE, cancel);
  it.run();
  const [badge = -1] = it.started;
  it.end(99, MessageKind.Reply, encodedFrame(encodeRoomReply({ free: 1 }, 1)));
  it.end(badge, MessageKind.Reply, encodedFrame(encodeRoomReply({ free: 1 }, 77)));
  it.end(badge, MessageKind.Reply, encodedFrame(encodeRoomReply({ free: 1 }, 1)));
  it.run();
  expect(ends).toEqual([{ ok: false, error: 'BadReply' }]);
  expect([it.replies.get(asked)?.[4], it.loop.counters.noted('strayReply')]).toEqual([0, 2]);
  expect(it.loop.work.inFlight).toBe(0);
});

test('while a handler waits for a call the service answers others, and the end of the peer continues it', () => {
  const it = rig();
  const asked = it.request(ALICE, cancel);
  it.run();
  expect(it.ask(BOB, ask)?.[4]).toBe(0);
  expect(it.replies.has(asked)).toBe(false);
  it.end(it.started[0] ?? -1, MessageKind.PeerGone);
  it.run();
  expect(it.replies.get(asked)?.[4]).toBe(0);
});

test('a handler that throws ends the service: the error is that of its program', () => {
  const it = withHandlers({
    room: () => {
      throw new RangeError('a defect');
    },
  });
  expect(() => it.ask(ALICE, ask)).toThrow('a defect');
});

test('10,000 requests of 64 clients in flight are each answered once, and nothing is left of them', () => {
  const REQUESTS = 10_000;
  const waiting: Pending<{ readonly wake: bigint }>[] = [];
  const it = withHandlers(
    {
      sleepUntil: (call) => {
        waiting.push(call.later());
        return LATER;
      },
    },
    {
      due: () => (waiting.length === 0 ? 0n : FAR),
      onDue: () => waiting.splice(0).map((one) => reply(one, { wake: FAR })),
    },
  );
  for (let i = 0; i < REQUESTS; i++) it.request({ sender: 100 + (i % 64) }, sleep);
  it.run();
  expect([it.loop.work.inFlight, it.replies.size]).toEqual([REQUESTS, 0]);
  it.now = FAR;
  it.run();
  expect([it.loop.work.inFlight, it.loop.work.outbox.size]).toEqual([0, 0]);
  expect(it.replies.size).toBe(REQUESTS);
});

test.each([2 ** 32, -1, 1.5, Number.NaN])(
  'a reply of %d where 32 bits are stated is answered as malformed, counted so, and the service continues',
  (free) => {
    const faulty = { isFaulty: true };
    const it = withHandlers({ room: () => ({ free: faulty.isFaulty ? free : 3 }) });
    const answered = it.ask(ALICE, ask) ?? new Uint8Array();
    expect(decodeRoomReply(answered, 1)).toEqual({ ok: false, error: 'MALFORMED' });
    const { opcode } = ROOM_CALL;
    const row = { client: ALICE.sender, opcode, outcome: OUTCOME.malformed, count: 1 };
    expect(it.loop.counters.rows(ALICE.sender)).toEqual([row]);
    faulty.isFaulty = false;
    const next = decodeRoomReply(it.ask(ALICE, ask) ?? new Uint8Array(), 1);
    expect(next).toEqual({ ok: true, value: { free: 3 } });
  },
);

test('a late reply outside its types is answered as malformed, and counted so', () => {
  const kept: Pending<{ readonly wake: bigint }>[] = [];
  const it = withHandlers({
    sleepUntil: (call) => {
      kept.push(call.later());
      return LATER;
    },
    room: () => answer({ free: 1 }, ...kept.map((one) => reply(one, { wake: 2n ** 64n }))),
  });
  it.ask(ALICE, sleep);
  it.ask(BOB, ask);
  expect(it.replies.get(1)?.[4]).toBe(MALFORMED);
  const { opcode } = SLEEP_UNTIL_CALL;
  const row = { client: ALICE.sender, opcode, outcome: OUTCOME.malformed, count: 1 };
  expect(it.loop.counters.rows(ALICE.sender)).toContainEqual(row);
});

test('an event reaches the first reaction of its service that knows it, wherever that is in the list', () => {
  const handled: string[] = [];
  const of = (name: string, length: number) => (frame: Uint8Array) =>
    frame.length === length ? () => void handled.push(name) : undefined;
  const it = rig({
    events: [
      { identity: 5n, handle: of('short', 1) },
      { identity: 5n, handle: of('long', 3) },
      { identity: 6n, handle: of('other', 3) },
    ],
  });
  for (const identity of [6n, 5n]) it.message({ ...ALICE, identity }, Uint8Array.of(1, 2, 3));
  it.run();
  expect([handled, it.loop.counters.noted('strayMessage')]).toEqual([['other', 'long'], 0]);
});

test('a notice of another side than the endpoint closes no kept capability', () => {
  const told: unknown[] = [];
  const it = rig({ endpointGone: (_, slot) => void told.push(slot) });
  it.ask({ ...ALICE, moved: 40 }, arm);
  expect(it.watched[0]).toBe('cap 40');
  it.notice(1, GoneSide.Task);
  it.run();
  expect([told, it.closed, it.loop.holdings.kept]).toEqual([[], [], 1]);
});

test('a handler of no request that waits for a call takes no place of a request, before its end and after it', () => {
  let runs = 0;
  const it = rig({
    limits: { inFlight: 1 },
    due: () => (runs === 0 ? 5n : 0n),
    *onDue(context): Program<undefined> {
      runs += 1;
      yield* room(context.to.other);
    },
  });
  it.now = 10n;
  it.run();
  expect([it.started, it.loop.work.inFlight]).toEqual([[1], 0]);
  it.end(1, MessageKind.PeerGone);
  it.run();
  expect([runs, it.loop.work.inFlight]).toEqual([1, 0]);
});

test('the capability of a request whose caller cannot be watched is closed once, kept or not', () => {
  for (const effects of [[watchCaller()], [keep('events'), watchCaller()]]) {
    const it = withHandlers({
      register: () => answer({ timer: asTimerId(1), coalesced: 1n }, ...effects),
    });
    it.watch = () => -28n;
    expect(it.ask({ ...ALICE, moved: 40 }, arm)?.[4]).toBe(OVER_LIMIT);
    expect([it.closed, it.loop.holdings.kept]).toEqual([[40], 0]);
  }
});

test('a request that is answered later is counted as that, and again when it is answered', () => {
  const it = rig();
  it.ask(ALICE, sleep);
  const row = { client: ALICE.sender, opcode: OPCODE.sleepUntil, count: 1 };
  expect(it.loop.counters.rows()).toEqual([{ ...row, outcome: OUTCOME.later }]);
  it.now = FAR;
  it.run();
  expect(it.loop.counters.rows()).toEqual([
    { ...row, outcome: OUTCOME.answered },
    { ...row, outcome: OUTCOME.later },
  ]);
});

test('a caller that could not be watched is watched at its next request, and one that has ended at its first', () => {
  const it = withHandlers({
    register: () => answer({ timer: asTimerId(1), coalesced: 1n }, watchCaller()),
  });
  it.watch = (place) => (place === 1 ? -28n : BigInt(place));
  const statuses = [1, 2, 3].map(() => it.ask({ ...ALICE, moved: 40 }, arm)?.[4]);
  expect([statuses, it.watched]).toEqual([
    [OVER_LIMIT, 0, 0],
    ['task 7', 'task 7'],
  ]);
  it.notice(2);
  it.run();
  it.ask({ ...ALICE, moved: 41 }, arm);
  expect(it.watched).toEqual(['task 7', 'task 7', 'task 7']);
});

test('a capability to drop that is not kept is not closed, and counted', () => {
  const it = withHandlers({ room: () => answer({ free: 1 }, drop(asCapSlot(99))) });
  it.ask(ALICE, ask);
  expect([it.closed, it.loop.counters.noted('strayDrop')]).toEqual([[], 1]);
});

test('a message arrives as it was sent, in registers or in memory', () => {
  const frames: Uint8Array[] = [];
  const handle = (frame: Uint8Array) => () => void frames.push(frame);
  const it = rig({ frameMax: 64, events: [{ identity: 5n, handle }] });
  const sent = [0, 1, 31, 32, 33, 64].map((size) => new Uint8Array(size).fill(size + 100));
  for (const frame of sent) it.message({ ...ALICE, identity: 5n }, frame);
  it.run();
  expect(frames).toEqual(sent);
});

test('of a message that is longer than any that the service takes nothing is taken', () => {
  const frames: Uint8Array[] = [];
  const handle = (frame: Uint8Array) => () => void frames.push(frame);
  const it = rig({ frameMax: 40, events: [{ identity: 5n, handle }] });
  const sent = [40, 41, 64].map((size) => new Uint8Array(size).fill(size));
  for (const frame of sent) it.message({ ...ALICE, identity: 5n }, frame);
  it.run();
  expect(frames).toEqual([sent[0], new Uint8Array(), new Uint8Array()]);
});

test('a flag that programs define moves no capability: nothing is closed for it', () => {
  const it = rig();
  expect(it.ask({ ...ALICE, flags: 2 }, ask)?.[4]).toBe(0);
  expect(it.ask({ ...ALICE, flags: 0xfffe }, arm)?.[4]).toBe(MALFORMED);
  it.message({ ...ALICE, flags: 4 }, ask);
  it.run();
  expect([it.closed, it.loop.counters.noted('strayCapability')]).toEqual([[], 0]);
});
