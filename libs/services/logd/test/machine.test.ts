/** logd on the kernel and the machine: what a request costs, and what clients cannot do. */
import {
  FRAME_MAX,
  LIMITS,
  type LogRecord,
  append,
  encodeAppend,
  query,
  stats,
} from '@abicus/abi-logd';
import {
  asCapSlot,
  asInstant,
  asMsgFlags,
  asMsgType,
  ipcCallStart,
  nsec,
} from '@abicus/abi-kernel';
import { type Cpu, type Program, fnv1a64 } from '@abicus/wire';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CALLS, SLOT, runSystem } from '../../../service/test/system.ts';
import { frames } from './frames.ts';
import { channelTo, client, rig } from './rig.ts';
import { RECORD } from './slots.ts';

const MS = 1_000_000n;

/** Longer than any request. */
const LONG = fc.integer({ min: 1, max: 64 }).map((more) => new Uint8Array(FRAME_MAX + more));

/** Waits some time: receives at an endpoint that no message arrives at. */
function* pause(cpu: Cpu, forNs: bigint): Program {
  const now = yield* nsec(cpu);
  const until = (now.ok ? now.value : 0n) + forNs;
  for (let n = 0; n < 1_000_000; n++) {
    const then = yield* nsec(cpu);
    if (!then.ok || then.value >= until) return;
  }
}

/** Starts requests without waiting for their answers. Returns how many the kernel took. */
function* flood(cpu: Cpu, count: number): Program<number> {
  const frame = encodeAppend(RECORD, { version: 'v1' }) ?? new Uint8Array();
  for (let n = 0; n < count; n++) {
    const started = yield* ipcCallStart(
      cpu,
      asCapSlot(CALLS),
      asMsgType(0),
      asMsgFlags(0),
      asCapSlot(0),
      asCapSlot(SLOT.events),
      64,
      asInstant(0),
      frame,
      n + 1,
    );
    if (!started.ok) return n;
  }
  return count;
}

test('a record in an open window takes two traps, and one that begins a window those of a call of timed more', () => {
  const counted: Record<string, readonly number[]> = {};
  const { machine, traps, state } = rig({
    writer: client(function* (cpu) {
      const channel = channelTo(cpu);
      const of = (): number[] => ['writer', 'logd', 'timed'].map((name) => traps.get(name) ?? 0);
      const measure = function* (name: string, steps: () => Program<unknown>): Program {
        const before = of();
        yield* steps();
        counted[name] = of().map((now, i) => now - (before[i] ?? 0));
      };
      yield* stats(channel);
      yield* measure('first', () => append(channel, RECORD));
      yield* measure('second', () => append(channel, RECORD));
    }),
  });
  runSystem(machine);
  expect(state.journal.total).toBe(2n);
  expect(counted).toEqual({ first: [1, 4, 1], second: [1, 1, 0] });
});

test('a timer of timed ends the window of a sender and frees its place', () => {
  const { machine, state, timers } = rig({
    writer: client(function* (cpu) {
      const channel = channelTo(cpu);
      for (let n = 0; n < 25; n++) yield* append(channel, RECORD);
      expect([state.windows.size, state.windows.timers, timers.armed.size]).toEqual([1, 1, 1]);
      yield* pause(cpu, LIMITS.window + 20n * MS);
      yield* stats(channel);
    }),
  });
  runSystem(machine, 2_000_000);
  expect(state.journal.total).toBe(24n);
  expect([state.windows.size, state.windows.timers, timers.armed.size]).toEqual([0, 0, 0]);
});

test('without timed records are stored all the same', () => {
  const results: unknown[] = [];
  const { machine, state } = rig(
    {
      writer: client(function* (cpu) {
        const channel = channelTo(cpu);
        yield* pause(cpu, 10n * MS);
        for (let n = 0; n < 25; n++) results.push(yield* append(channel, RECORD));
      }),
    },
    false,
  );
  runSystem(machine);
  expect(results.slice(0, 24).every((one) => (one as { ok: boolean }).ok)).toBe(true);
  expect(results[24]).toEqual({ ok: false, error: 'RATE_LIMITED' });
  expect([state.windows.size, state.windows.timers]).toEqual([1, 0]);
});

test('a record has the identity of its sender, which has ended before logd sees it', () => {
  let records: readonly LogRecord[] = [];
  const { machine } = rig({
    ghost: client(function* (cpu) {
      yield* flood(cpu, 1);
    }),
    reader: client(function* (cpu) {
      yield* pause(cpu, 10n * MS);
      const page = yield* query(channelTo(cpu), { since: 0n, max: 9 });
      if (page.ok) records = page.value.records;
    }),
  });
  runSystem(machine);
  expect(records.map(({ service }) => service)).toEqual([fnv1a64('ghost')]);
});

test('a client that starts as many requests as it can and ends takes its 24 records, and another is served', () => {
  const results: unknown[] = [];
  let started = 0;
  const { machine, state } = rig({
    flooder: client(function* (cpu) {
      started = yield* flood(cpu, 10_000);
      yield* pause(cpu, MS);
    }),
    writer: client(function* (cpu) {
      const channel = channelTo(cpu);
      for (let n = 0; n < 10; n++) results.push(yield* append(channel, RECORD));
      yield* pause(cpu, 20n * MS);
      results.push(yield* stats(channel));
    }),
  });
  runSystem(machine);
  expect(started).toBeGreaterThan(24);
  expect(results.slice(0, 10).every((one) => (one as { ok: boolean }).ok)).toBe(true);
  expect(results[10]).toMatchObject({ ok: true, value: { total: 34n } });
  expect(state.windows.size).toBe(2);
});

/** How a call of any frame can end. */
const ENDS = new Set(['LO', 'TooLong']);

test('2,000 frames, with and without a capability, are each answered on the machine, and the service serves on', () => {
  const sent = fc.record({ frame: fc.oneof(frames, LONG), moves: fc.boolean() });
  fc.assert(
    fc.property(fc.array(sent, { minLength: 100, maxLength: 100 }), (all) => {
      const ends: string[] = [];
      let after: unknown;
      const { machine, state } = rig({
        writer: client(function* (cpu) {
          const channel = channelTo(cpu);
          for (const { frame, moves } of all) {
            const shape = {
              moves: moves ? 'events' : undefined,
              answers: 'now',
              idempotent: false,
            } as const;
            const reply = yield* channel.call(frame, channel.nonce(), shape);
            ends.push(reply.ok ? String.fromCharCode(...reply.value.subarray(0, 2)) : reply.error);
          }
          after = yield* stats(channel);
        }),
      });
      runSystem(machine);
      expect(ends.filter((end) => !ENDS.has(end))).toEqual([]);
      expect(ends).toHaveLength(100);
      expect(after).toMatchObject({ ok: true, value: { total: state.journal.total } });
      expect(state.windows.size).toBeLessThanOrEqual(1);
    }),
    { seed: 0x6672, numRuns: 20 },
  );
});
