/** What a program reads of init's counters, through the kernel: nothing of the questions and the load of others. */
import { OPCODE } from '@abicus/abi-init';
import { ipcCallV2, asCapSlot, capClone } from '@abicus/abi-kernel';
import { all, encodeAll, encodeIncidents, encodeOwn, FRAME_MAX } from '@abicus/abi-service';
import {
  CallChannel,
  INIT_SLOT,
  NO_FLAGS,
  NO_SLOT,
  NO_TYPE,
  sendCapMove,
  trySend,
} from '@abicus/ipc';
import type { Cpu, Program } from '@abicus/wire';
import { encodedFrame, toHex } from '@abicus/wire/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { obedient, question, receiveUntil, sayReady, started, timeIn, timeOf } from './programs.ts';
import { calls } from './small-boot.ts';
import type { TestProgram } from './supervised.ts';
import { runMain } from './with-main.ts';

const MS = 1_000_000n;
const HEAD = [0x52, 0x54, 1] as const;
const A: TestProgram = { name: 'a', main: obedient };

type Act =
  | { readonly kind: 'question'; readonly name: string }
  | { readonly kind: 'call' | 'send' | 'cap'; readonly bytes: Uint8Array }
  | { readonly kind: 'ready' };

/** Calls init with these bytes; gives those of the reply. */
function* call(cpu: Cpu, bytes: Uint8Array): Program<string> {
  const until = yield* timeIn(cpu, 1000n * MS);
  const got = yield* ipcCallV2(
    cpu,
    INIT_SLOT,
    NO_TYPE,
    NO_FLAGS,
    NO_SLOT,
    FRAME_MAX,
    until,
    bytes,
    0,
  );
  return got.ok ? toHex(got.value.reply) : got.error;
}

function* take(cpu: Cpu, act: Act): Program {
  if (act.kind === 'question') yield* question(cpu, act.name);
  else if (act.kind === 'ready') yield* sayReady(cpu);
  else if (act.kind === 'call') yield* call(cpu, act.bytes);
  else if (act.kind === 'send') yield* trySend(cpu, INIT_SLOT, act.bytes);
  else {
    const copy = yield* capClone(cpu, asCapSlot(5));
    if (copy.ok) yield* sendCapMove(cpu, INIT_SLOT, copy.value, act.bytes, 0n);
  }
}

/** A program that does this beside the main one. */
function other(name: string, acts: readonly Act[]): TestProgram {
  return {
    name,
    boot: { requests: undefined, calls: [calls('a', 5)] },
    *main(cpu) {
      yield* started(cpu);
      for (const act of acts) yield* take(cpu, act);
      yield* receiveUntil(cpu, (yield* timeOf(cpu)) + 10_000n * MS);
    },
  };
}

/** What the main program reads after its acts, among others that do theirs; and what a reader of all counts gets. */
function readAmong(own: readonly Act[], x: readonly Act[], y: readonly Act[]) {
  const seen: unknown[] = [];
  const reader: TestProgram = {
    name: 'metricsd',
    boot: { requests: undefined },
    *main(cpu) {
      yield* started(cpu);
      yield* receiveUntil(cpu, (yield* timeOf(cpu)) + 300n * MS);
      seen.push(yield* all(new CallChannel(cpu, INIT_SLOT, { room: FRAME_MAX }), { from: 0 }));
      yield* receiveUntil(cpu, (yield* timeOf(cpu)) + 10_000n * MS);
    },
  };
  const programs = [A, other('x', x), other('y', y), reader];
  const { collected } = runMain<string>(programs, function* act(cpu, found) {
    for (const one of own) yield* take(cpu, one);
    yield* receiveUntil(cpu, (yield* timeOf(cpu)) + 400n * MS);
    for (const frame of [
      encodedFrame(encodeOwn({ from: 0 }, 5)),
      encodedFrame(encodeAll({ from: 0 }, 5)),
      encodeIncidents(5),
    ])
      found.push(yield* call(cpu, frame));
  });
  return { own: collected, all: seen };
}

const opcodes = [OPCODE.get, OPCODE.ready, OPCODE.routes, 0x50];
const bytes = fc.oneof(
  fc
    .tuple(fc.constantFrom(...opcodes), fc.uint8Array({ maxLength: 30 }))
    .map(([opcode, tail]) => Uint8Array.of(...HEAD, opcode, ...tail)),
  fc.constant(encodedFrame(encodeOwn({ from: 0 }, 1))),
  fc.uint8Array({ maxLength: 30 }),
);
const acts = fc.array(
  fc.oneof(
    fc.constantFrom('a', 'b', 'main').map((name): Act => ({ kind: 'question', name })),
    fc
      .tuple(fc.constantFrom<'call' | 'send' | 'cap'>('call', 'send', 'cap'), bytes)
      .map(([kind, drawn]): Act => ({ kind, bytes: drawn })),
    fc.constant<Act>({ kind: 'ready' }),
  ),
  { minLength: 1, maxLength: 12 },
);

test('service.invariant.ownCounts: two runs that differ only in what others ask init give a program equal bytes', () => {
  let differing = 0;
  fc.assert(
    fc.property(acts, acts, acts, (own, x, y) => {
      const [among, alone] = [readAmong(own, x, y), readAmong(own, [], [])];
      expect(among.own).toEqual(alone.own);
      expect(alone.own).toHaveLength(3);
      const text = (seen: unknown): string =>
        JSON.stringify(seen, (_, one: unknown) => (typeof one === 'bigint' ? String(one) : one));
      if (text(among.all) !== text(alone.all)) differing += 1;
    }),
    { seed: 0x696c, numRuns: 10 },
  );
  // A reader of all counts sees the load, unless it is made of messages that are no requests.
  expect(differing).toBeGreaterThan(7);
});
