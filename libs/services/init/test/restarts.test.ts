/** Restarts on a machine: the same rights, nothing left, and clients that live with them. */
import { INVARIANTS } from '@abicus/abi-init/testing';
import { drew } from '@abicus/wire/testing';
import { expect, test } from 'vitest';
import { countsOf, rightsOf } from './kernel-tables.ts';
import {
  ASK,
  obedient,
  question,
  request,
  resolve,
  started,
  timeOf,
  receiveUntil,
} from './programs.ts';
import { calls, SUPERVISION } from './small-boot.ts';
import type { TestProgram } from './supervised.ts';
import { runMain, SLOT } from './with-main.ts';

/** Restarts without a limit: no failure is ever in the window of another one. */
const ENDLESS = { ...SUPERVISION, backoffNs: [1n, 1n], maxInWindow: 1, windowNs: 1n } as const;
/** More than a byte counts. */
const RESTARTS = 300;
const ENDPOINTS = [{ name: 'loopback', depth: 4, recv: 7, send: 8 }];
const FULL = { endpoints: ENDPOINTS, factory: { slot: 10, budget: 2 }, clock: 9 };
const A: TestProgram = { name: 'a', main: obedient, boot: { ...FULL, supervision: ENDLESS } };
const B: TestProgram = { name: 'b', main: obedient, boot: { ...FULL, calls: [calls('a', 3)] } };

test('a client reaches the next instance of a service that failed, in the same slot', () => {
  const { collected, init } = runMain<unknown>([A, B], function* ask(cpu, found) {
    found.push(yield* request(cpu, SLOT.first, ASK.fault));
    found.push(yield* resolve(cpu, SLOT.first, 'a'), yield* request(cpu, SLOT.first, ASK.starts));
    found.push(yield* request(cpu, SLOT.second, ASK.starts));
  });
  expect(collected).toEqual(['EPIPE', SLOT.first, 2, 1]);
  expect(init.slice(-2)).toEqual([
    'init: end a reason=fault status=-22',
    'init: restart svc=a attempt=1',
  ]);
});

test.each([ASK.fault, ASK.exitWell, ASK.exitBadly])(
  'a restarted program holds the same rights in the same slots (end %d)',
  (end) => {
    const { collected } = runMain<unknown>([A, B], function* ask(cpu, found, { kernel }) {
      const before = ['a', 'b', 'main'].map((name) => rightsOf(kernel, name));
      yield* request(cpu, SLOT.second, end);
      yield* resolve(cpu, SLOT.second, 'b');
      found.push(yield* request(cpu, SLOT.second, ASK.starts));
      found.push(
        before,
        ['a', 'b', 'main'].map((name) => rightsOf(kernel, name)),
      );
    });
    const [starts, before, after] = collected;
    expect([starts, after]).toEqual([2, before]);
  },
);

test.each([1, 2])(
  'supervision.invariant.sameRights supervision.invariant.nothingLeft: after 300 restarts the kernel and init hold what they held after the first start, with %d harts',
  (harts) => {
    const { collected, init } = runMain<unknown>(
      [A, B],
      function* ask(cpu, found, { kernel }) {
        const ends = [ASK.fault, ASK.exitWell, ASK.exitBadly];
        let before: unknown;
        const rights = rightsOf(kernel, 'a');
        for (let i = 0; i <= RESTARTS; i++) {
          const ended = yield* request(cpu, SLOT.first, ends[i % 3] ?? 0);
          const slot = yield* resolve(cpu, SLOT.first, 'a');
          const answers = [ended, slot, yield* request(cpu, SLOT.first, ASK.starts)];
          const wanted = ['EPIPE', SLOT.first, (i + 2) % 256];
          if (String(answers) !== String(wanted)) found.push([i, answers]);
          drew(INVARIANTS['supervision.invariant.sameRights'], i, { restarts: i + 1 });
          expect(rightsOf(kernel, 'a')).toEqual(rights);
          if (i % 5 !== 0) continue;
          // What the service sends at its start has arrived.
          yield* receiveUntil(cpu, (yield* timeOf(cpu)) + 20_000_000n);
          if (i === 0) before = countsOf(kernel);
          drew(INVARIANTS['supervision.invariant.nothingLeft'], i, { restarts: i + 1 });
          expect(countsOf(kernel)).toEqual(before);
        }
        found.push(before, countsOf(kernel));
      },
      { harts },
    );
    const [before, after, ...others] = collected;
    expect([others, after]).toEqual([[], before]);
    expect(init.filter((line) => line.startsWith('init: restart svc=a'))).toHaveLength(
      RESTARTS + 1,
    );
  },
);

test('a request that is in flight when its service fails ends at once, and its client reaches the next instance', () => {
  const ends: unknown[] = [];
  const waiter: TestProgram = {
    name: 'waiter',
    boot: { requests: undefined, calls: [calls('a', 5)] },
    *main(cpu) {
      yield* started(cpu);
      ends.push(yield* request(cpu, 5, ASK.never), yield* timeOf(cpu));
      ends.push(yield* resolve(cpu, 5, 'a'), yield* request(cpu, 5, ASK.starts));
      yield* started(cpu);
    },
  };
  const { collected } = runMain<bigint>([A, waiter], function* fail(cpu, times) {
    times.push(yield* timeOf(cpu));
    yield* request(cpu, SLOT.first, ASK.fault);
    yield* resolve(cpu, SLOT.first, 'a');
    while (ends.length < 4) yield* request(cpu, SLOT.first, ASK.starts);
  });
  const [failed = 0n] = collected;
  const [how, when, ...next] = ends as [string, bigint, number, number];
  expect([how, ...next]).toEqual(['EPIPE', 5, 2]);
  expect(when - failed).toBeLessThan(8_000_000n + 1_000_000n);
});

test('a service that is held, one that no contract declares, and an unknown name are told apart', () => {
  const { collected } = runMain<unknown>([A, B], function* ask(cpu, found) {
    for (const name of ['a', 'main', 'nothing']) found.push(yield* question(cpu, name));
    yield* request(cpu, SLOT.first, ASK.starts);
  });
  expect(collected).toEqual([SLOT.first, 'NOT_FOUND', 'NOT_FOUND']);
});
