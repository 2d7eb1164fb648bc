/**
 * When nested calls end: after the budget of their contract, or that of the connection, from the time
 * of the last message.
 */
import { asCapSlot, CLOCK_WINDOW, MessageKind, QosClass, SYSCALL } from '@abicus/abi-kernel';
import { A0, A6, A7 } from '@abicus/wire';
import type { CallShape } from '@abicus/wire/service';
import { expect, test } from 'vitest';
import { FakeCpu } from '@abicus/ipc/testing';
import type { Connection } from './definition.ts';
import { StartedCalls } from './started-calls.ts';

const NOW = 1000;
const SLACK = Number(CLOCK_WINDOW[QosClass.Idle]);
const SHAPE: CallShape = { moves: undefined, answers: 'now', idempotent: true };

/** The deadline that a started call has, and the traps until it waits. */
function started(
  connection: Partial<Connection<number>>,
  shape: CallShape,
  until?: number,
): { readonly deadline: number; readonly traps: readonly number[] } {
  const cpu = new FakeCpu();
  const calls = new StartedCalls<string>(cpu, asCapSlot(1), { callsInFlight: 4 }, () => NOW);
  calls.until = until;
  const { other } = calls.channels<{ other: number }>({
    other: { slot: 8, room: 8, budgetNs: 50n, ...connection },
  });
  const call = other.call(Uint8Array.of(1), 1, shape);
  call.next();
  const { x } = cpu;
  const [low = 0, high = 0, number = 0] = [x[A6], x[A6 + 1], x[A7]];
  x.fill(0, A0, A0 + 2);
  call.next();
  expect(calls.park('handler')).toBe(true);
  const end = { kind: MessageKind.TimedOut, received: new Uint8Array() };
  expect(calls.ended(1, end)).toBe('handler');
  expect(call.next().value).toEqual({ ok: false, error: 'TimedOut' });
  return { deadline: high * 2 ** 32 + (low >>> 0), traps: [number] };
}

test.each<[string, Partial<Connection<number>>, CallShape, number]>([
  ['the budget of the contract', { budgetNs: 50n }, { ...SHAPE, budgetNs: 7n }, NOW + SLACK + 7],
  [
    'the budget of the connection, if the contract states none',
    { budgetNs: 50n },
    SHAPE,
    NOW + SLACK + 50,
  ],
  [
    'the budget for late replies, if the contract states none',
    { budgetNs: 50n, laterBudgetNs: 90n },
    { ...SHAPE, answers: 'later' },
    NOW + SLACK + 90,
  ],
])('a nested call ends at %s, and reads no time', (_, connection, shape, deadline) => {
  const made = started(connection, shape);
  expect(made).toEqual({ deadline, traps: [SYSCALL.ipcCallStart] });
});

test.each([
  ['before its own budget: it ends with the request', NOW + SLACK + 3, NOW + SLACK + 3],
  ['after its own budget: it ends with that', NOW + SLACK + 60, NOW + SLACK + 50],
])('a nested call whose request ends %s', (_, until, deadline) => {
  expect(started({}, SHAPE, until).deadline).toBe(deadline);
});

test('a call for a request whose caller no longer waits is not started', () => {
  const cpu = new FakeCpu();
  const calls = new StartedCalls<string>(cpu, asCapSlot(1), { callsInFlight: 4 }, () => NOW);
  const { other } = calls.channels<{ other: number }>({
    other: { slot: 8, room: 8, budgetNs: 50n },
  });
  calls.until = NOW;
  const call = other.call(Uint8Array.of(1), 1, SHAPE);
  expect(call.next()).toEqual({ done: true, value: { ok: false, error: 'TimedOut' } });
  expect(calls.park('handler')).toBe(false);
});
