/**
 * When calls end: after the budget of their contract, that of the channel, or at a given time. The
 * kernel counts budgets.
 */
import { asCapSlot, asInstant, SYSCALL, type CapSlot } from '@abicus/abi-kernel';
import { A6, setNumber, T6, u53In, type Program } from '@abicus/wire';
import type { CallShape } from '@abicus/wire/service';
import { expect, test } from 'vitest';
import { FakeCpu } from './testing/fake-cpu.ts';
import { CallChannel, type CallError } from './index.ts';

const SLOT = asCapSlot(5);
const NOW = 1000;
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

/** The deadline of a call in a6, its budget in t6, and the syscalls that it makes; it times out. */
function endOf(
  options: { readonly budgetNs?: bigint; readonly laterBudgetNs?: bigint; readonly until?: number },
  call: CallShape,
): {
  readonly deadline: number;
  readonly budget: number;
  readonly traps: readonly number[];
  readonly error: CallError;
} {
  const { until = 0, ...budgets } = options;
  const cpu = new FakeCpu();
  const channel = new CallChannel(cpu, SLOT, { room: 8, ...budgets });
  channel.until = asInstant(until);
  const end = { deadline: 0, budget: 0 };
  const result = cpu.runWith(channel.call(REQUEST, 1, call), () => {
    end.deadline = u53In(cpu.x, A6);
    end.budget = u53In(cpu.x, T6);
    return -110;
  });
  if (result.ok) throw new Error('a call that timed out has a reply');
  return { ...end, traps: cpu.traps.map(({ number }) => number), error: result.error };
}

test.each<[string, CallShape, bigint]>([
  ['the budget of the contract', shape('now', STATED), STATED],
  ['the budget of the contract, also if the reply comes later', shape('later', STATED), STATED],
  ['the budget of the channel, where the contract states none', shape('now'), OWN],
  ['its budget for late replies, where the contract states none', shape('later'), LATER],
])('a call of a channel with budgets waits for %s, and is one trap', (_, call, expected) => {
  const options = { budgetNs: OWN, laterBudgetNs: LATER, until: 77 };
  const { deadline, budget, traps, error } = endOf(options, call);
  expect([deadline, BigInt(budget)]).toEqual([0, expected]);
  expect(traps).toEqual([SYSCALL.ipcCallV2]);
  expect(error).toBe('TimedOut');
});

test('a channel that has a budget for late replies only waits for others as long as their contract states, or until the given time', () => {
  const options = { laterBudgetNs: LATER, until: 77 };
  const ends = [shape('now', STATED), shape('now'), shape('later')].map((call) => {
    const { deadline, budget } = endOf(options, call);
    return [deadline, budget];
  });
  expect(ends).toEqual([
    [0, Number(STATED)],
    [77, 0],
    [0, Number(LATER)],
  ]);
});

test('the budget of one operation is not that of the next', () => {
  const cpu = new FakeCpu();
  const channel = new CallChannel(cpu, SLOT, { room: 8, budgetNs: OWN });
  const budgets = [shape('now', STATED), shape('now'), shape('now', STATED)].map((call) => {
    let budget = 0;
    cpu.runWith(channel.call(REQUEST, 1, call), () => {
      budget = u53In(cpu.x, T6);
      return 0;
    });
    return BigInt(budget);
  });
  expect(budgets).toEqual([STATED, OWN, STATED]);
});

test('a call of a channel without budgets ends at the given time, and is one trap', () => {
  const { deadline, budget, traps } = endOf({ until: 77 }, shape('now', STATED));
  expect([deadline, budget, traps]).toEqual([77, 0, [SYSCALL.ipcCallV2]]);
});

const EPIPE = -32;

test.each<[string, { readonly budgetNs?: bigint }, number, number]>([
  ['with a budget', { budgetNs: OWN }, 8, NOW + Number(OWN)],
  ['with a budget, whose replies are long', { budgetNs: OWN }, 64, NOW + Number(OWN)],
  ['without budgets', {}, 8, 77],
])(
  'a request that is sent once more ends when the first one would have: a channel %s',
  (_, options, room, deadline) => {
    const cpu = new FakeCpu();
    const resolve = function* (): Program<CapSlot> {
      // What is called meanwhile has other registers.
      setNumber(cpu.x, A6, 5);
      setNumber(cpu.x, T6, 6);
      yield* [];
      return SLOT;
    };
    const channel = new CallChannel(cpu, SLOT, { room, resolve, ...options });
    channel.until = asInstant(77);
    let now = NOW;
    const ends: number[] = [];
    const result = cpu.runWith(channel.call(REQUEST, 1, shape('now')), () => {
      // The kernel makes a deadline of a budget; time passes between both calls.
      const budget = u53In(cpu.x, T6);
      if (budget > 0) setNumber(cpu.x, A6, now + budget);
      setNumber(cpu.x, T6, 0);
      now += 1;
      ends.push(u53In(cpu.x, A6));
      return EPIPE;
    });
    expect([result, ends]).toEqual([{ ok: false, error: 'PeerGone' }, [deadline, deadline]]);
  },
);
