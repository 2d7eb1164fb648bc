/** Services on the kernel and the machine: what a request costs, and which reply each client gets. */
import { asCapSlot, asExitStatus, exit, nsec, QosClass } from '@abicus/abi-kernel';
import {
  ALL_CALL,
  decodeAllReply,
  decodeOwnReply,
  encodeAll,
  encodeOwn,
  FRAME_MAX as STATS_FRAME_MAX,
  Outcome,
  OWN_CALL,
} from '@abicus/abi-service';
import {
  asTimerId,
  cancel,
  FRAME_MAX,
  register,
  room,
  ROOM_CALL,
  sleepUntil,
} from '@abicus/abi-timed';
import { awaitStart, CallChannel } from '@abicus/ipc';
import type { ProgramMain } from '@abicus/program';
import type { Cpu, Program } from '@abicus/wire';
import { callOperation } from '@abicus/wire/service';
import { describe, expect, test } from 'vitest';
import { CALLS, runSystem, SLOT, system, type TaskUnderTest } from '../test/system.ts';
import { toy, toyHandlers } from '../test/toy.ts';
import { encodedFrame } from '@abicus/wire/testing';

const channel = (cpu: Cpu, at = 0, budgets: { readonly budgetNs?: bigint } = {}): CallChannel =>
  new CallChannel(cpu, asCapSlot(CALLS + at), {
    room: FRAME_MAX,
    events: asCapSlot(SLOT.eventsSend),
    ...budgets,
  });

/** A program that tells of each of its traps. */
function countingTraps(main: ProgramMain, trapped: () => void): ProgramMain {
  return function* counted(cpu) {
    const steps = main(cpu);
    while (steps.next().done !== true) {
      trapped();
      yield;
    }
  };
}

/** A client whose end ends the run. */
function client(calls: readonly string[], steps: (cpu: Cpu) => Program<unknown>): TaskUnderTest {
  return {
    calls,
    events: 8,
    isAwaited: true,
    *main(cpu) {
      yield* awaitStart(cpu);
      yield* steps(cpu);
      yield* exit(cpu, asExitStatus(0));
    },
  };
}

/** The traps of each task for some steps of a client. */
function trapsOf(
  of: (cpu: Cpu, to: CallChannel) => Program<unknown>,
  times: number,
  budgets: { readonly budgetNs?: bigint },
): { readonly traps: Readonly<Record<string, number>>; readonly results: readonly unknown[] } {
  const traps: Record<string, number> = {};
  let before: Record<string, number> = {};
  let after: Record<string, number> = {};
  const results: unknown[] = [];
  const tasks: Readonly<Record<string, TaskUnderTest>> = {
    other: { ...toy('other'), requests: 8 },
    toy: { ...toy('toy', CALLS), requests: 8, calls: ['other'] },
    client: client(['toy'], function* (cpu) {
      const to = channel(cpu, 0, budgets);
      results.push(yield* room(to));
      before = { ...traps };
      for (let i = 0; i < times; i++) results.push(yield* of(cpu, to));
      after = { ...traps };
    }),
  };
  const counted = Object.entries(tasks).map(([name, task]) => {
    const trapped = (): number => (traps[name] = (traps[name] ?? 0) + 1);
    return [name, { ...task, main: countingTraps(task.main, trapped) }] as const;
  });
  runSystem(system(Object.fromEntries(counted)));
  const each = Object.keys(tasks).map((name) => {
    return [name, ((after[name] ?? 0) - (before[name] ?? 0)) / times] as const;
  });
  return { traps: Object.fromEntries(each), results };
}

/** A client that waits for a budget enters the kernel no more often than one that waits for ever. */
describe.each([
  ['without a budget', {}],
  ['with a budget', { budgetNs: 1_000_000_000n }],
])('by a client %s', (_client, budgets) => {
  test('a request that is answered at once takes two traps, from the generated client to the handler and back', () => {
    const { traps, results } = trapsOf((_, to) => room(to), 50, budgets);
    expect(results).toHaveLength(51);
    expect(results.at(-1)).toEqual({ ok: true, value: { free: 51 } });
    expect(traps).toEqual({ client: 1, toy: 1, other: 0 });
  });

  test('a nested call takes two more traps of its service, and one of the called service', () => {
    const { traps, results } = trapsOf((_, to) => cancel(to, { timer: asTimerId(1) }), 20, budgets);
    expect(results.at(-1)).toEqual({ ok: true, value: {} });
    expect(traps).toEqual({ client: 1, toy: 3, other: 1 });
  });

  test('a request that is answered later takes four traps: one of its client, and three of its service', () => {
    const DELAY = 50_000n;
    let deadline = 0n;
    const { traps, results } = trapsOf(
      function* (cpu, to) {
        const now = yield* nsec(cpu);
        deadline = (now.ok ? now.value : 0n) + DELAY;
        return yield* sleepUntil(to, { qos: QosClass.Normal, deadline });
      },
      20,
      budgets,
    );
    expect(results.at(-1)).toEqual({ ok: true, value: { wake: deadline } });
    // The client also reads the time before it calls.
    expect(traps).toEqual({ client: 1 + 1, toy: 3, other: 0 });
  });
});

test('a request that moves a capability takes three traps of its client, and the capability is kept', () => {
  const results: unknown[] = [];
  const machine = system({
    toy: { ...toy('toy'), requests: 8 },
    client: client(['toy'], function* (cpu) {
      const to = channel(cpu);
      for (let i = 0; i < 3; i++) {
        results.push(yield* register(to, { qos: QosClass.Normal, deadline: 7n }));
      }
    }),
  });
  runSystem(machine);
  expect(results).toEqual(
    Array.from({ length: 3 }, () => ({ ok: true, value: { timer: 1, coalesced: 7n } })),
  );
  expect(machine.said('toy')).toContain('timed: ready');
});

test('a client reads its counts from the service that it calls, and not those of all', () => {
  const results: unknown[] = [];
  const machine = system({
    toy: { ...toy('toy'), requests: 8 },
    client: client(['toy'], function* (cpu) {
      const stats = new CallChannel(cpu, asCapSlot(CALLS), { room: STATS_FRAME_MAX });
      yield* room(channel(cpu));
      const ask = (nonce: number): Uint8Array => encodedFrame(encodeOwn({ from: 0 }, nonce));
      results.push(yield* callOperation(stats, OWN_CALL, ask, decodeOwnReply));
      const all = (nonce: number): Uint8Array => encodedFrame(encodeAll({ from: 0 }, nonce));
      results.push(yield* callOperation(stats, ALL_CALL, all, decodeAllReply));
    }),
  });
  runSystem(machine);
  const counts = [{ opcode: ROOM_CALL.opcode, outcome: Outcome.Answered, count: 1n }];
  expect(results).toEqual([
    { ok: true, value: { left: 0, counts } },
    { ok: false, error: 'DENIED' },
  ]);
});

test('a handler that throws ends its service: its callers are told at once, and other tasks continue', () => {
  const results: unknown[] = [];
  const defect = (): never => {
    throw new RangeError('a defect');
  };
  const machine = system({
    other: { ...toy('other'), requests: 8 },
    toy: {
      ...toy('toy', SLOT.requestsSend, { handlers: { ...toyHandlers, room: defect } }),
      requests: 8,
    },
    client: client(['toy', 'other'], function* (cpu) {
      const [to, other] = [channel(cpu), channel(cpu, 1)];
      results.push(yield* sleepUntil(to, { qos: QosClass.Normal, deadline: 1n }));
      results.push(yield* room(to), yield* room(to), yield* room(other));
    }),
  });
  runSystem(machine);
  expect(results).toEqual([
    { ok: true, value: { wake: 1n } },
    { ok: false, error: 'PeerGone' },
    { ok: false, error: 'PeerGone' },
    { ok: true, value: { free: 1 } },
  ]);
});
