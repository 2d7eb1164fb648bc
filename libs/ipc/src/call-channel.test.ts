/** Calls of a channel, word by word: a scripted kernel gives their results. */
import { asCapSlot, MsgFlags, SYSCALL } from '@abicus/abi-kernel';
import { A2, A3, setBytes, setNumber, T1, T2, T3, T4, type Program } from '@abicus/wire';
import type { CallShape } from '@abicus/wire/service';
import { expect, test } from 'vitest';
import { FakeCpu } from './testing/fake-cpu.ts';
import { CallChannel, countingNonces, type CallOptions } from './index.ts';
import { PlainCall } from './plain-call.ts';

const SERVICE = asCapSlot(5);
const EVENTS = asCapSlot(6);
const COPY = 9;
const FRAME = Uint8Array.of(1, 2, 3);
const REPLY = Uint8Array.of(7, 8, 9, 10);
const [EPIPE, ETIMEDOUT, E2BIG] = [-32, -110, -7];
const PLAIN: CallShape = { moves: undefined, answers: 'now', idempotent: true };

/** Makes a call, with the results of its `ipcCallV2` in order; gives it with the traps, and the slots of the calls. */
function called(
  options: Partial<CallOptions<number>>,
  shape: CallShape,
  ...results: readonly (number | 'moves')[]
) {
  const cpu = new FakeCpu();
  const channel = new CallChannel(cpu, SERVICE, { room: 24, ...options });
  const left = [...results];
  const slots: bigint[] = [];
  const run = (program: Program<unknown>): unknown =>
    cpu.runWith(program, ({ number, args: [slot = 0n] }) => {
      if (number === SYSCALL.capClone) return COPY;
      if (number !== SYSCALL.ipcCallV2) return 0;
      slots.push(slot);
      const result = left.shift() ?? REPLY.length;
      const { x } = cpu;
      setNumber(x, A2, result === 'moves' ? MsgFlags.CAP_MOVE : 0);
      setNumber(x, A3, result === 'moves' ? 33 : 0);
      setBytes(x, [T1, T2, T3, T4], REPLY);
      return result === 'moves' ? REPLY.length : result;
    });
  const result = run(channel.call(FRAME, 1, shape));
  const traps = cpu.traps.map(({ number, args: [slot] }) => [number, Number(slot)]);
  return { result, traps, slots, channel, run };
}

test('a call without a budget is one trap', () => {
  const { result, traps } = called({}, PLAIN);
  expect(result).toEqual({ ok: true, value: REPLY });
  expect(traps).toEqual([[SYSCALL.ipcCallV2, SERVICE]]);
});

test.each(['events', 'replyAndEvents'] as const)(
  'an operation that moves %s moves a copy of the capability, which is closed if the call fails',
  (moves) => {
    const shape: CallShape = { ...PLAIN, moves };
    const sent = called({ events: EVENTS }, shape);
    expect(sent.traps.map(([number]) => number)).toEqual([SYSCALL.capClone, SYSCALL.ipcCallV2]);
    const failed = called({ events: EVENTS }, shape, E2BIG);
    expect(failed.result).toEqual({ ok: false, error: 'TooLong' });
    expect(failed.traps.at(-1)).toEqual([SYSCALL.capClose, COPY]);
    expect(called({}, shape).result).toEqual({ ok: false, error: 'Denied' });
  },
);

test.each([
  ['for a call in one trap', {}],
  ['for a call with a budget', { budgetNs: 5n }],
  ['for a call whose reply may be long', { room: 40 }],
])('a capability that comes with a reply is closed, %s', (_, options) => {
  const { result, traps } = called(options, PLAIN, 'moves');
  expect(result).toEqual({ ok: true, value: REPLY });
  expect(traps.at(-1)).toEqual([SYSCALL.capClose, 33]);
});

test('a peer that is gone is resolved once, and an idempotent request is sent again', () => {
  const NEW = asCapSlot(77);
  let resolved = 0;
  const resolve = function* (): Program<typeof NEW> {
    resolved += 1;
    yield* [];
    return NEW;
  };
  const again = called({ resolve }, PLAIN, EPIPE);
  expect([again.result, again.slots]).toEqual([{ ok: true, value: REPLY }, [5n, 77n]]);
  const other = called({ resolve }, { ...PLAIN, idempotent: false }, EPIPE);
  expect([other.result, other.slots]).toEqual([{ ok: false, error: 'PeerGone' }, [5n]]);
  // Its caller waits for nothing more.
  expect([resolved, other.channel.isStale]).toEqual([1, true]);
  other.run(other.channel.call(FRAME, 2, PLAIN));
  expect([other.slots, resolved]).toEqual([[5n, 77n], 2]);
  const twice = called({ resolve }, PLAIN, EPIPE, EPIPE);
  expect([twice.result, twice.slots]).toEqual([{ ok: false, error: 'PeerGone' }, [5n, 77n]]);
});

test('without a way to resolve it, a channel to a peer that is gone stays stale, and sends nothing', () => {
  const { result, channel, run, slots } = called({}, PLAIN, EPIPE);
  expect([result, channel.isStale]).toEqual([{ ok: false, error: 'PeerGone' }, true]);
  expect(run(channel.call(FRAME, 2, PLAIN))).toEqual({ ok: false, error: 'PeerGone' });
  expect(slots).toEqual([5n]);
});

test.each([
  ['of a call in one trap', {}],
  ['of a call with a budget', { budgetNs: 5n }],
])('a timeout is not made again, and its service is not resolved: %s', (_, options) => {
  let resolved = 0;
  const resolve = function* (): Program<typeof SERVICE> {
    resolved += 1;
    yield* [];
    return SERVICE;
  };
  const { result, slots, channel } = called({ ...options, resolve }, PLAIN, ETIMEDOUT);
  expect([result, slots]).toEqual([{ ok: false, error: 'TimedOut' }, [5n]]);
  expect([resolved, channel.isStale]).toEqual([0, false]);
});

test('a channel that was resolved is not stale: its next call is one trap, to the new capability', () => {
  const NEW = asCapSlot(77);
  const resolve = function* (): Program<typeof NEW> {
    yield* [];
    return NEW;
  };
  const { channel, run, slots } = called({ resolve }, PLAIN, EPIPE);
  const before = slots.length;
  expect([run(channel.call(FRAME, 2, PLAIN)), channel.isStale]).toEqual([
    { ok: true, value: REPLY },
    false,
  ]);
  expect(slots.slice(before)).toEqual([77n]);
});

test('a reply that is longer than its room is TooLong, and nothing of it is given', () => {
  const { result } = called({ room: 40 }, PLAIN, 41);
  expect(result).toEqual({ ok: false, error: 'TooLong' });
});

test('a long call of a channel without budgets ends at the given time too, and is one trap', () => {
  const { traps } = called({ room: 40 }, { ...PLAIN, budgetNs: 7n });
  expect(traps).toEqual([[SYSCALL.ipcCallV2, SERVICE]]);
});

test('an empty reply that comes with a capability is a reply, and the capability is closed', () => {
  const cpu = new FakeCpu();
  const channel = new CallChannel(cpu, SERVICE, { room: 24 });
  const empty = cpu.runWith(channel.call(FRAME, 1, PLAIN), ({ number }) => {
    setNumber(cpu.x, A2, number === SYSCALL.ipcCallV2 ? MsgFlags.CAP_MOVE : 0);
    return 0;
  });
  expect(empty).toEqual({ ok: true, value: new Uint8Array() });
  expect(cpu.traps.map(({ number }) => number)).toEqual([SYSCALL.ipcCallV2, SYSCALL.capClose]);
});

test.each([
  [32, 32, true],
  [32, 33, false],
  [33, 32, false],
])('with room for %i bytes, a request of %i fits in registers: %s', (room, size, fits) => {
  const cpu = new FakeCpu();
  const channel = new CallChannel(cpu, SERVICE, { room });
  const program = channel.call(new Uint8Array(size).fill(1), 1, PLAIN);
  // It costs less than a generator, and nothing else tells the two apart.
  expect(program instanceof PlainCall).toBe(fits);
  expect(cpu.runWith(program, () => 0)).toEqual({ ok: true, value: new Uint8Array() });
});

test('nonces count from 1 to the largest of 32 bits, and begin again', () => {
  const [first, last] = [countingNonces(), countingNonces(0xffff_fffd)];
  expect([first(), first()]).toEqual([1, 2]);
  expect([last(), last(), last()]).toEqual([0xffff_fffe, 0xffff_ffff, 1]);
});
