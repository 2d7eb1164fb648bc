/** What the loop does between messages: what is due, times, and receives that fail, by a scripted kernel. */
import { CLOCK_WINDOW, MessageKind, QosClass } from '@abicus/abi-kernel';
import {
  asTimerId,
  encodeCancel,
  encodeRoom,
  encodeSleepUntil,
  room,
  ROOM_CALL,
} from '@abicus/abi-timed';
import { A6, u53In, type Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import { toyDefinition } from '../test/toy.ts';
import { Rig } from './testing/rig.ts';
import { encodedFrame } from '@abicus/wire/testing';

const ALICE = { sender: 7 };
const ask = encodeRoom(1);
const cancel = encodedFrame(encodeCancel({ timer: asTimerId(1) }, 1));
const [EPERM, ESRCH, EINVAL] = [-1, -3, -22];

const rig = (more: Parameters<typeof toyDefinition>[2] = {}) =>
  new Rig(toyDefinition('toy', undefined, more));

test('what is due is not handled again while its handler waits for a call, and is when that has ended', () => {
  let runs = 0;
  const it = rig({
    due: () => 5n,
    *onDue(context): Program<undefined> {
      runs += 1;
      yield* room(context.to.other);
    },
  });
  it.now = 10n;
  it.run();
  for (let i = 0; i < 3; i++) expect(it.ask(ALICE, ask)?.[4]).toBe(0);
  expect([runs, it.started]).toEqual([1, [1]]);
  it.end(1, MessageKind.PeerGone);
  it.run();
  expect([runs, it.started]).toEqual([2, [1, 2]]);
});

test('what is due when its handler is done is handled at once, also if no call was made', () => {
  const left = [5n, 6n, 7n];
  const handled: bigint[] = [];
  const it = rig({
    due: () => left[0] ?? 0n,
    onDue: ({ now }) => void handled.push(left.shift() ?? now),
  });
  it.now = 10n;
  it.run();
  expect([handled, it.hasEnded]).toEqual([[5n, 6n, 7n], false]);
  expect(it.loop.counters.noted('receiveError')).toBe(0);
});

test('a receive that fails tells no time: what is due is handled when it is due, and with the time of the clock', () => {
  const times: bigint[] = [];
  const it = rig({
    due: () => (times.length === 0 ? 9n : 0n),
    onDue: ({ now }) => void times.push(now),
  });
  it.isThere = () => false;
  it.request(ALICE, ask);
  it.failures.push(EINVAL);
  it.run();
  expect(times).toEqual([]);
  it.now = 10n;
  it.run();
  expect(times).toEqual([10n]);
});

test('before its first message a service knows no time: what is due at once waits for the clock', () => {
  const times: bigint[] = [];
  let isDue = false;
  const it = rig({
    due: () => (isDue ? 1n : 0n),
    onDue: ({ now }) => {
      times.push(now);
      isDue = false;
    },
  });
  isDue = true;
  it.failures.push(EINVAL);
  it.now = 700n;
  it.run();
  expect([times, it.loop.counters.noted('receiveError')]).toEqual([[700n], 1]);
});

test('what is due after the last deadline of a receive is waited for until then', () => {
  const it = rig({ due: () => 2n ** 64n - 1n });
  expect(u53In(it.cpu.x, A6)).toBe(Number.MAX_SAFE_INTEGER);
});

test('a clock that is coarser than a deadline does not put off what is due: it is handled at its deadline', () => {
  const times: bigint[] = [];
  const it = rig({
    due: () => (times.length === 0 ? 9n : 0n),
    onDue: ({ now }) => void times.push(now),
  });
  it.clock = () => 4n;
  it.now = 10n;
  it.run();
  expect(times).toEqual([9n]);
});

test('what is due is handled with the time that the clock tells after the deadline', () => {
  const times: bigint[] = [];
  const it = rig({
    due: () => (times.length === 0 ? 9n : 0n),
    onDue: ({ now }) => void times.push(now),
  });
  it.clock = () => 15n;
  it.now = 10n;
  it.run();
  expect(times).toEqual([15n]);
});

test('the time is read after a deadline, and not for each reply that is sent', () => {
  const it = rig();
  let reads = 0;
  it.clock = () => {
    reads += 1;
    return it.now;
  };
  for (let i = 0; i < 5; i++) {
    it.request(ALICE, encodedFrame(encodeSleepUntil({ qos: QosClass.Normal, deadline: 3n }, 1)));
  }
  it.run();
  it.now = 3n;
  it.run();
  expect([it.replies.size, reads]).toEqual([5, 1]);
});

test('the budget of a nested call counts from the time of the request', () => {
  const it = rig();
  it.now = 500n;
  it.ask(ALICE, cancel);
  const wait = CLOCK_WINDOW[QosClass.Idle] + (ROOM_CALL.budgetNs ?? 0n);
  expect(it.deadlines).toEqual([500 + Number(wait)]);
});

test('a call that is for no request has its own budget, also after one for a request', () => {
  let isDue = false;
  const it = rig({
    due: () => (isDue ? 1n : 0n),
    *onDue(context): Program<undefined> {
      isDue = false;
      yield* room(context.to.other);
    },
  });
  it.ask(ALICE, cancel);
  it.now = 1_000_000_000n;
  isDue = true;
  it.ask(ALICE, ask);
  const wait = Number(CLOCK_WINDOW[QosClass.Idle] + (ROOM_CALL.budgetNs ?? 0n));
  expect(it.deadlines).toEqual([wait, 1_000_000_000 + wait]);
});

test('init is asked for a route within the budget of the connection that needs it', () => {
  const budgetNs = 70_000n;
  let calls = 0;
  const it = rig({
    calls: { other: { slot: 8, room: 32, budgetNs } },
    due: () => (calls < 2 ? 1n : 0n),
    *onDue(context): Program<undefined> {
      calls += 1;
      yield* room(context.to.other);
    },
  });
  it.now = 10n;
  it.run();
  it.end(1, MessageKind.PeerGone);
  it.run();
  const slack = CLOCK_WINDOW[QosClass.Idle];
  expect([it.started, it.deadlines.at(-1)]).toEqual([[1, 2], Number(10n + slack + budgetNs)]);
});

test('a call whose service is gone, and which init cannot route anew, has ended and is not made', () => {
  const ends: unknown[] = [];
  const it = rig({
    due: () => (ends.length < 2 ? 1n : 0n),
    *onDue(context): Program<undefined> {
      ends.push(yield* room(context.to.other));
    },
  });
  it.now = 10n;
  it.run();
  for (const badge of [1, 2]) {
    it.end(badge, MessageKind.PeerGone);
    it.run();
  }
  const gone = { ok: false, error: 'PeerGone' };
  expect([ends, it.started]).toEqual([
    [gone, gone],
    [1, 2],
  ]);
});

test.each([
  ['that the capability for its endpoint is gone', EPERM],
  ['that its endpoint has no owner, without a reply', ESRCH],
])('a receive that tells %s ends the service', (_, error) => {
  const it = rig();
  it.failures.push(error);
  it.run();
  expect([it.hasEnded, it.loop.counters.noted('receiveError')]).toEqual([true, 0]);
});
