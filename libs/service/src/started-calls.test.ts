/** Calls that a service starts, by a scripted kernel: what they move, and how they end. */
import { asCapSlot, MessageKind, SYSCALL } from '@abicus/abi-kernel';
import { FakeCpu } from '@abicus/ipc/testing';
import { A0, A7, setWide, type Program } from '@abicus/wire';
import type { CallShape } from '@abicus/wire/service';
import { expect, test } from 'vitest';
import { StartedCalls } from './started-calls.ts';

const EVENTS = 6;
const COPY = 60;
const [ENOSPC, EPERM] = [-28, -1];
const MOVES: CallShape = { moves: 'events', answers: 'now', idempotent: true };
const PLAIN: CallShape = { moves: undefined, answers: 'now', idempotent: true };
const REPLY = Uint8Array.of(9, 8, 7);

/** The calls of a service to another one, which gets events if it has a capability for them. */
function calling(events?: number) {
  const cpu = new FakeCpu();
  const calls = new StartedCalls<string>(cpu, asCapSlot(2), { callsInFlight: 4 }, () => 0);
  const connection = { slot: 8, room: 8, budgetNs: 50n };
  const { other } = calls.channels<{ other: number }>({
    other: events === undefined ? connection : { ...connection, events },
  });
  return { cpu, calls, call: (shape: CallShape) => other.call(Uint8Array.of(1), 1, shape) };
}

/** Runs a call until it is parked or has ended, with the results of its syscalls; tells of them. */
function until(
  { cpu, calls }: ReturnType<typeof calling>,
  program: Program<unknown>,
  results: Readonly<Record<number, number>>,
) {
  const traps: [number, number][] = [];
  for (let i = 0; i < 10; i++) {
    const step = program.next();
    if (step.done === true) return { traps, ended: step.value };
    if (calls.park('handler')) return { traps, ended: undefined };
    const { x } = cpu;
    traps.push([x[A7] ?? 0, x[A0] ?? 0]);
    setWide(x, A0, BigInt.asUintN(64, BigInt(results[x[A7] ?? 0] ?? 0)));
  }
  throw new Error('a call without end');
}

test('a call of an operation that is never answered is sent, has ended at once, and is none on its way', () => {
  const one = calling();
  const { traps, ended } = until(one, one.call({ ...PLAIN, answers: 'never' }), {});
  expect(ended).toEqual({ ok: true, value: new Uint8Array() });
  expect([traps, one.calls.size]).toEqual([[[SYSCALL.ipcSend, 8]], 0]);
});

test('a call whose time is over has timed out, also where no other may be started', () => {
  const one = calling();
  for (let i = 0; i < 4; i++) until(one, one.call(PLAIN), {});
  expect(until(one, one.call(PLAIN), {}).ended).toEqual({ ok: false, error: 'Overload' });
  one.calls.until = 0;
  expect(until(one, one.call(PLAIN), {}).ended).toEqual({ ok: false, error: 'TimedOut' });
});

test.each([
  ['Overload', ENOSPC],
  ['Denied', EPERM],
])(
  'a call whose copy of the capability for events cannot be made is %s, and is not started',
  (error, result) => {
    const one = calling(EVENTS);
    const { traps, ended } = until(one, one.call(MOVES), { [SYSCALL.capClone]: result });
    expect(ended).toEqual({ ok: false, error });
    expect(traps).toEqual([[SYSCALL.capClone, EVENTS]]);
  },
);

test('a call that moves a capability for events is Denied without one', () => {
  const one = calling();
  expect(until(one, one.call(MOVES), {})).toEqual({
    traps: [],
    ended: { ok: false, error: 'Denied' },
  });
});

test('the copy of the capability for events is closed if the call is not started, and is gone if it is', () => {
  const one = calling(EVENTS);
  const results = { [SYSCALL.capClone]: COPY };
  const failed = until(one, one.call(MOVES), { ...results, [SYSCALL.ipcCallStart]: ENOSPC });
  expect(failed.ended).toEqual({ ok: false, error: 'Overload' });
  expect(failed.traps.at(-1)).toEqual([SYSCALL.capClose, COPY]);
  const sent = until(one, one.call(MOVES), results);
  expect([sent.traps.map(([number]) => number), sent.ended, one.calls.size]).toEqual([
    [SYSCALL.capClone, SYSCALL.ipcCallStart],
    undefined,
    1,
  ]);
});

test.each([
  [MessageKind.Reply, { ok: true, value: REPLY }],
  [MessageKind.PeerGone, { ok: false, error: 'PeerGone' }],
  [MessageKind.TimedOut, { ok: false, error: 'TimedOut' }],
  [MessageKind.TooLong, { ok: false, error: 'TooLong' }],
])('an end of kind %d ends its call with that outcome, once', (kind, outcome) => {
  const one = calling();
  const call = one.call(PLAIN);
  expect(until(one, call, {}).ended).toBe(undefined);
  expect(one.calls.ended(1, { kind, received: REPLY })).toBe('handler');
  expect(until(one, call, {}).ended).toEqual(outcome);
  expect(one.calls.ended(1, { kind, received: REPLY })).toBe(undefined);
});

test('calls on their way have different badges, whichever ends first', () => {
  const one = calling();
  for (let i = 0; i < 3; i++) until(one, one.call(PLAIN), {});
  const end = { kind: MessageKind.Reply, received: REPLY };
  expect(one.calls.ended(1, end)).toBe('handler');
  until(one, one.call(PLAIN), {});
  expect(one.calls.size).toBe(3);
  expect([1, 2, 3, 4].map((badge) => one.calls.ended(badge, end))).toEqual([
    undefined,
    'handler',
    'handler',
    'handler',
  ]);
});

test('a call that lasts keeps its badge for itself, however many others begin and end', () => {
  const one = calling();
  until(one, one.call(PLAIN), {});
  const end = { kind: MessageKind.Reply, received: REPLY };
  for (let badge = 2; badge <= 70_000; badge++) {
    until(one, one.call(PLAIN), {});
    if (one.calls.ended(badge, end) === undefined) throw new Error(`no call ${badge}`);
  }
  expect([one.calls.size, one.calls.ended(1, end)]).toEqual([1, 'handler']);
});

test('what ties a reply to its call is made from how many calls there were, which each service counts for itself', () => {
  const make = () => {
    const calls = new StartedCalls<string>(
      new FakeCpu(),
      asCapSlot(2),
      { callsInFlight: 4 },
      () => 0,
    );
    const connection = { slot: 8, room: 8, budgetNs: 50n };
    return calls.channels<{ wide: bigint; plain: number }>({
      wide: { ...connection, nonce: (count) => BigInt(count) * 10n },
      plain: connection,
    });
  };
  const { wide, plain } = make();
  expect([wide.nonce(), wide.nonce(), plain.nonce(), plain.nonce()]).toEqual([10n, 20n, 1, 2]);
  expect(make().wide.nonce()).toBe(10n);
});
