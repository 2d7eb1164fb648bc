/** Requests that are never answered, word by word: a scripted kernel gives the results of their sends. */
import { asCapSlot, SYSCALL } from '@abicus/abi-kernel';
import type { Program, Result } from '@abicus/wire';
import type { CallShape } from '@abicus/wire/service';
import { expect, test } from 'vitest';
import { FakeCpu } from './testing/fake-cpu.ts';
import { CallChannel, type CallOptions } from './index.ts';

const SERVICE = asCapSlot(5);
const EVENTS = asCapSlot(6);
const COPY = 9;
const FRAME = Uint8Array.of(1, 2, 3);
const TELL: CallShape = { moves: undefined, answers: 'never', idempotent: true };
const [EPERM, ESRCH, EAGAIN, ENOSPC] = [-1, -3, -11, -28];

/** Sends a request, with the results of its sends in order; gives its outcome and the traps. */
function told(options: Partial<CallOptions<number>>, shape: CallShape, ...results: number[]) {
  const cpu = new FakeCpu();
  const channel = new CallChannel(cpu, SERVICE, { room: 24, ...options });
  const run = (program: Program<Result<Uint8Array, string>>) =>
    cpu.runWith(program, ({ number }) => {
      if (number === SYSCALL.capClone) return COPY;
      return number === SYSCALL.ipcSend ? (results.shift() ?? FRAME.length) : 0;
    });
  const result = run(channel.call(FRAME, 1, shape));
  const traps = cpu.traps.map(({ number, args: [slot] }) => [number, Number(slot)]);
  return { result, traps, channel };
}

const DONE = { ok: true, value: new Uint8Array() };

test.each([
  ['without budgets', {}],
  ['with budgets, whose time it does not read', { budgetNs: 5n, laterBudgetNs: 7n }],
])('a request is sent in one trap, and no reply capability is made, %s', (_, options) => {
  const { result, traps } = told(options, TELL);
  expect(result).toEqual(DONE);
  expect(traps).toEqual([[SYSCALL.ipcSend, SERVICE]]);
});

test.each([
  [EAGAIN, 'Overload'],
  [ENOSPC, 'Overload'],
  [EPERM, 'Denied'],
  [ESRCH, 'PeerGone'],
])('a send that fails with %d is %s', (errno, error) => {
  expect(told({}, TELL, errno).result).toEqual({ ok: false, error });
});

test('a copy of the capability for events is moved, and closed if the send fails', () => {
  const shape: CallShape = { ...TELL, moves: 'events' };
  const sent = told({ events: EVENTS }, shape);
  expect([sent.result, sent.traps.map(([number]) => number)]).toEqual([
    DONE,
    [SYSCALL.capClone, SYSCALL.ipcSend],
  ]);
  const failed = told({ events: EVENTS }, shape, EAGAIN);
  expect(failed.result).toEqual({ ok: false, error: 'Overload' });
  expect(failed.traps.at(-1)).toEqual([SYSCALL.capClose, COPY]);
  expect(told({}, shape).result).toEqual({ ok: false, error: 'Denied' });
});

test('a service that is gone is resolved once, and an idempotent request is sent to its next instance', () => {
  const resolve = function* (): Program<typeof EVENTS> {
    yield* [];
    return EVENTS;
  };
  const again = told({ resolve }, TELL, ESRCH);
  expect(again.result).toEqual(DONE);
  expect(again.traps).toEqual([
    [SYSCALL.ipcSend, SERVICE],
    [SYSCALL.ipcSend, EVENTS],
  ]);
  const once = told({ resolve }, { ...TELL, idempotent: false }, ESRCH);
  expect([once.result, once.channel.isStale]).toEqual([{ ok: false, error: 'PeerGone' }, true]);
});
