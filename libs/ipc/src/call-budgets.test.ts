/** When calls end: after the budget of their contract, that of the channel, or at a given time. */
import {
  asCapSlot,
  asInstant,
  CLOCK_WINDOW,
  QosClass,
  SYSCALL,
  type CapSlot,
} from '@abicus/abi-kernel';
import { A6, u53In, type Program } from '@abicus/wire';
import type { CallShape } from '@abicus/wire/service';
import { expect, test } from 'vitest';
import { FakeCpu } from './testing/fake-cpu.ts';
import { CallChannel, type CallError } from './index.ts';

const SLOT = asCapSlot(5);
const NOW = 1000n;
const SLACK = CLOCK_WINDOW[QosClass.Idle];
const OWN = 50n;
const LATER = 900n;
const STATED = 7n;
const REQUEST = Uint8Array.of(0x51);

const shape = (answers: CallShape['answers'], budgetNs?: bigint): CallShape => ({
  moves: undefined,
  answers,
  idempotent: true,
  budgetNs,
});

/** The deadline of a call in a6, and the syscalls that it makes; it times out. */
function deadlineOf(
  options: { readonly budgetNs?: bigint; readonly laterBudgetNs?: bigint; readonly until?: number },
  call: CallShape,
): { readonly deadline: bigint; readonly traps: readonly number[]; readonly error: CallError } {
  const { until = 0, ...budgets } = options;
  const cpu = new FakeCpu();
  const channel = new CallChannel(cpu, SLOT, { room: 8, ...budgets });
  channel.until = asInstant(until);
  let deadline = 0n;
  const result = cpu.runWith(channel.call(REQUEST, 1, call), ({ number }) => {
    if (number === SYSCALL.nsec) return NOW;
    deadline = BigInt(u53In(cpu.x, A6));
    return -110;
  });
  if (result.ok) throw new Error('a call that timed out has a reply');
  return { deadline, traps: cpu.traps.map(({ number }) => number), error: result.error };
}

test.each<[string, CallShape, bigint]>([
  ['the budget of the contract', shape('now', STATED), STATED],
  ['the budget of the contract, also if the reply comes later', shape('later', STATED), STATED],
  ['the budget of the channel, where the contract states none', shape('now'), OWN],
  ['its budget for late replies, where the contract states none', shape('later'), LATER],
])('a call of a channel with budgets ends after %s', (_, call, budget) => {
  const { deadline, traps, error } = deadlineOf({ budgetNs: OWN, laterBudgetNs: LATER }, call);
  expect(deadline).toBe(NOW + SLACK + budget);
  expect(traps).toEqual([SYSCALL.nsec, SYSCALL.ipcCallV2]);
  expect(error).toBe('TimedOut');
});

test('a call of a channel without budgets ends at the given time, and is one trap', () => {
  const { deadline, traps } = deadlineOf({ until: 77 }, shape('now', STATED));
  expect([deadline, traps]).toEqual([77n, [SYSCALL.ipcCallV2]]);
});

const EPIPE = -32;

test.each<[string, { readonly budgetNs?: bigint }, bigint]>([
  ['with a budget', { budgetNs: OWN }, NOW + SLACK + OWN],
  ['without budgets, in one trap', {}, 77n],
])(
  'a request that is sent once more ends when the first one would have: a channel %s',
  (_, options, deadline) => {
    const cpu = new FakeCpu();
    const resolve = function* (): Program<CapSlot> {
      yield* [];
      return SLOT;
    };
    const channel = new CallChannel(cpu, SLOT, { room: 8, resolve, ...options });
    channel.until = asInstant(77);
    const deadlines: bigint[] = [];
    const result = cpu.runWith(channel.call(REQUEST, 1, shape('now')), ({ number }) => {
      // Time passes between both.
      if (number === SYSCALL.nsec) return NOW + BigInt(deadlines.length);
      deadlines.push(BigInt(u53In(cpu.x, A6)));
      return EPIPE;
    });
    expect([result, deadlines]).toEqual([{ ok: false, error: 'PeerGone' }, [deadline, deadline]]);
  },
);

test('a call with a budget is not made without the time: it would have no end', () => {
  const cpu = new FakeCpu();
  const channel = new CallChannel(cpu, SLOT, { room: 8, budgetNs: OWN });
  const result = cpu.runWith(channel.call(REQUEST, 1, shape('now')), () => -1);
  expect(result).toEqual({ ok: false, error: 'Failed' });
  expect(cpu.traps.map(({ number }) => number)).toEqual([SYSCALL.nsec]);
});
