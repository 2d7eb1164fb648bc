/** Requests to init on a machine: the policy, questions that wait, and senders that send what they should not. */
import { encodeRoutes, type AllowedRoute } from '@abicus/abi-init';
import {
  asCapSlot,
  asInstant,
  asMsgFlags,
  asMsgType,
  capClone,
  encodePeerGone,
  GoneSide,
  ipcCallV2,
  ipcSend,
  MsgType,
  type SendFlags,
} from '@abicus/abi-kernel';
import { awaitStart, sendCapMove, trySend } from '@abicus/ipc';
import { fnv1a64, type Cpu, type Program } from '@abicus/wire';
import { INVARIANTS } from '@abicus/abi-init/testing';
import { drew } from '@abicus/wire/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { INIT_SLOT } from '@abicus/ipc';
import { countsOf } from './kernel-tables.ts';
import {
  ASK,
  obedient,
  question,
  request,
  resolve,
  sayReady,
  started,
  timeOf,
  receiveUntil,
} from './programs.ts';
import { calls } from './small-boot.ts';
import type { TestProgram } from './supervised.ts';
import { runMain, SLOT } from './with-main.ts';

const MS = 1_000_000n;
const NOTHING = new Uint8Array();
const A: TestProgram = { name: 'a', main: obedient };

/** Asks init with these bytes; gives the status of the reply, or the error. */
function* bytes(cpu: Cpu, frame: Uint8Array): Program<unknown> {
  const [ty, flags, none] = [asMsgType(0), asMsgFlags(0), asCapSlot(0)];
  const until = asInstant(Number((yield* timeOf(cpu)) + 100n * MS));
  const got = yield* ipcCallV2(cpu, INIT_SLOT, ty, flags, none, 64, until, frame, 0);
  return got.ok ? got.value.reply[4] : got.error;
}

/** Sends init the table of allowed routes. */
function* sendTable(cpu: Cpu, allowed: readonly AllowedRoute[]): Program {
  const frame = encodeRoutes({ allowed: [...allowed] }, { version: 'v2', nonce: 1 });
  const sent = yield* trySend(cpu, INIT_SLOT, frame ?? NOTHING);
  if (!sent.ok) throw new Error(sent.error);
}

test('where policyd is booted, a route is denied until its table allows it', () => {
  const allowed = [{ requester: fnv1a64('main'), target: fnv1a64('a') }];
  const policyd: TestProgram = {
    name: 'policyd',
    *main(cpu) {
      yield* started(cpu);
      yield* sayReady(cpu);
      yield* receiveUntil(cpu, 100n * MS);
      yield* sendTable(cpu, allowed);
      yield* awaitStart(cpu);
    },
  };
  const { collected } = runMain<unknown>([A, policyd], function* ask(cpu, found) {
    yield* request(cpu, SLOT.first, ASK.fault);
    found.push(yield* resolve(cpu, SLOT.first, 'a'));
    // A table of another program counts for nothing.
    yield* sendTable(cpu, allowed);
    found.push(yield* question(cpu, 'a'));
    yield* receiveUntil(cpu, 200n * MS);
    found.push(yield* question(cpu, 'a'), yield* request(cpu, SLOT.first, ASK.starts));
  });
  expect(collected).toEqual(['DENIED', 'DENIED', SLOT.first, 2]);
});

/** Four clients ask for a service that fails at a time; gives what each of them got. */
function askedWhileRestarted(failsAt: bigint): unknown[] {
  const answers: unknown[] = [];
  const names = ['c0', 'c1', 'c2', 'c3'];
  const clients = names.map((name): TestProgram => ({
    name,
    boot: { requests: undefined, calls: [calls('a', 5)] },
    *main(cpu) {
      yield* started(cpu);
      yield* request(cpu, 5, ASK.never);
      answers.push([yield* resolve(cpu, 5, 'a'), yield* request(cpu, 5, ASK.starts)]);
      yield* awaitStart(cpu);
    },
  }));
  runMain<unknown>([A, ...clients], function* fail(cpu) {
    yield* receiveUntil(cpu, (yield* timeOf(cpu)) + failsAt);
    yield* request(cpu, SLOT.first, ASK.fault);
    yield* receiveUntil(cpu, (yield* timeOf(cpu)) + 100n * MS);
  });
  return answers;
}

test('routing.invariant.answeredOnce: programs that ask for a service while it is restarted all get it, each one answer', () => {
  for (let round = 0; round < 14; round++) {
    const answers = askedWhileRestarted(10n * MS + BigInt(round) * 100_000n);
    for (const [client, answer] of answers.entries()) {
      drew(INVARIANTS['routing.invariant.answeredOnce'], { round, client }, { answers: 1 });
      expect(answer).toEqual([5, 2]);
    }
    expect(answers).toHaveLength(4);
  }
});

const heads = [
  [0x52, 0x54, 1, 0x40],
  [0x52, 0x54, 1, 0x41],
  [0x52, 0x54, 1, 0x42],
  [0x52, 0x54, 9],
  [],
];
const frames = fc.tuple(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 80 }));

test('init answers any bytes, as a request or as a message, and holds nothing of them', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(frames, fc.boolean()), { minLength: 20 }), (all) => {
      const { collected } = runMain<unknown>([A], function* send(cpu, found, { kernel }) {
        const before = countsOf(kernel);
        for (const [[head, tail], asks] of all) {
          const frame = Uint8Array.from([...head, ...tail]);
          if (asks) found.push(yield* bytes(cpu, frame));
          else yield* trySend(cpu, INIT_SLOT, frame);
        }
        yield* receiveUntil(cpu, (yield* timeOf(cpu)) + 20n * MS);
        found.push(before, countsOf(kernel));
        found.push(yield* request(cpu, SLOT.first, ASK.starts));
      });
      const [before, after, starts] = collected.slice(-3);
      expect([after, starts]).toEqual([before, 1]);
      // Each request got a reply that is no success: the slots of this program are taken.
      const statuses = collected.slice(0, -3);
      expect(statuses.filter((status) => status !== 2 && status !== 3 && status !== 1)).toEqual([]);
    }),
    { seed: 0x6279, numRuns: 8 },
  );
});

test('a capability that comes with a message to init is closed, more often than init has slots', () => {
  const { collected } = runMain<unknown>([A], function* flood(cpu, found, { kernel }) {
    const before = countsOf(kernel);
    for (let i = 0; i < 200; i++) {
      const copy = yield* capClone(cpu, asCapSlot(SLOT.first));
      if (!copy.ok) found.push(copy.error);
      else yield* sendCapMove(cpu, INIT_SLOT, copy.value, Uint8Array.of(1, 2, 3), 0n);
    }
    yield* receiveUntil(cpu, (yield* timeOf(cpu)) + 20n * MS);
    found.push(before, countsOf(kernel));
    yield* request(cpu, SLOT.first, ASK.fault);
    found.push(yield* resolve(cpu, SLOT.first, 'a'));
  });
  const [before, after, slot] = collected;
  expect([after, slot]).toEqual([before, SLOT.first]);
});

test('a message of a program in the form of a notice of the kernel ends no program', () => {
  const { collected, init } = runMain<unknown>([A], function* forge(cpu, found) {
    for (let serial = 0n; serial < 40n; serial++) {
      const gone = { side: GoneSide.Task, slot: asCapSlot(0), cookie: serial, serial };
      const frame = encodePeerGone(gone);
      const header = {
        src: 0,
        dst: 0,
        ty: MsgType.PeerGone,
        flags: asMsgFlags(0),
        len: frame.length,
      };
      const sent = yield* ipcSend(cpu, INIT_SLOT, header, frame, 0 as SendFlags, 0n);
      if (!sent.ok) found.push(sent.error);
    }
    found.push(yield* request(cpu, SLOT.first, ASK.starts));
  });
  expect(collected).toEqual([1]);
  expect(init.filter((line) => line.startsWith('init: end'))).toEqual([]);
});
