/**
 * Questions about a service that is being restarted, as init counts them: answered, rejected, and
 * of askers that have gone.
 */
import { encodeGet, OPCODE } from '@abicus/abi-init';
import { asExitStatus, exit } from '@abicus/abi-kernel';
import { Outcome, type ClientCount, type OwnCount } from '@abicus/abi-service';
import type { Cpu, Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import {
  ASK,
  obedient,
  receiveUntil,
  request,
  resolve,
  serveAfter,
  started,
  timeOf,
} from './programs.ts';
import { call, pidsOf, reader, row } from './readers.ts';
import { calls } from './small-boot.ts';
import type { TestProgram } from './supervised.ts';
import { runMain, SLOT } from './with-main.ts';

const MS = 1_000_000n;
const A: TestProgram = { name: 'a', main: obedient };
const FRAME = encodeGet({ name: 'a' }, { version: 'v2', nonce: 1 }) ?? new Uint8Array();

/** A client of `a` that acts when `a` has failed. */
function client(name: string, act: (cpu: Cpu) => Program): TestProgram {
  return {
    name,
    boot: { requests: undefined, supervision: undefined, calls: [calls('a', 5)] },
    *main(cpu) {
      yield* started(cpu);
      yield* request(cpu, 5, ASK.never);
      yield* act(cpu);
      yield* receiveUntil(cpu, (yield* timeOf(cpu)) + 1000n * MS);
    },
  };
}

/** What init has counted of each client when `a` was restarted after a failure. */
function counted(clients: readonly TestProgram[], a = A): readonly (readonly OwnCount[])[] {
  const found: unknown[] = [];
  const metricsd = reader(found, function* wait(cpu) {
    yield* receiveUntil(cpu, (yield* timeOf(cpu)) + 400n * MS);
  });
  let pids: ReadonlyMap<string, number> = new Map();
  runMain<unknown>([a, ...clients, metricsd], function* fail(cpu, _, { kernel }) {
    pids = pidsOf(kernel);
    yield* receiveUntil(cpu, (yield* timeOf(cpu)) + 10n * MS);
    yield* request(cpu, SLOT.first, ASK.fault);
    yield* receiveUntil(cpu, (yield* timeOf(cpu)) + 600n * MS);
  });
  const [read] = found as [{ value: { counts: readonly ClientCount[] } }];
  return clients.map(({ name }) => {
    const own = read.value.counts.filter((one) => one.client === pids.get(name));
    return own.map(({ opcode, outcome, count }) => ({ opcode, outcome, count }));
  });
}

const get = (outcome: Outcome, count = 1n) => row(OPCODE.get, outcome, count);

test('a caller that waits no longer when init answers is counted as gone', () => {
  const ends: string[] = [];
  const one = client('one', function* ask(cpu) {
    ends.push(yield* call(cpu, FRAME, 5n * MS));
  });
  expect(counted([one])).toEqual([[get(Outcome.Answered), get(Outcome.Later), get(Outcome.Gone)]]);
  expect(ends).toEqual(['ETIMEDOUT']);
});

test('a question that a later one of its program replaces is rejected, and the later one answered', () => {
  const ends: unknown[] = [];
  const one = client('one', function* ask(cpu) {
    ends.push(yield* call(cpu, FRAME, 5n * MS), yield* resolve(cpu, 5, 'a'));
  });
  expect(counted([one])).toEqual([
    [get(Outcome.Answered), get(Outcome.Rejected), get(Outcome.Later, 2n), get(Outcome.Gone)],
  ]);
  expect(ends).toEqual(['ETIMEDOUT', 5]);
});

test('the question of a program that ends before its answer is counted as gone, and not as answered', () => {
  const one = client('one', function* ask(cpu) {
    yield* call(cpu, FRAME, 5n * MS);
    yield* exit(cpu, asExitStatus(0));
  });
  expect(counted([one])).toEqual([[get(Outcome.Later), get(Outcome.Gone)]]);
});

test('programs that ask for a service are answered together when it has an instance, before it serves, and none is counted as gone', () => {
  const late: TestProgram = {
    name: 'a',
    *main(cpu) {
      const starts = yield* started(cpu);
      if (starts > 1) yield* receiveUntil(cpu, (yield* timeOf(cpu)) + 50n * MS);
      yield* serveAfter(cpu, starts);
    },
  };
  const times: bigint[] = [];
  const clients = ['one', 'two', 'three'].map((name) =>
    client(name, function* ask(cpu) {
      yield* resolve(cpu, 5, 'a');
      times.push(yield* timeOf(cpu));
    }),
  );
  const answered = [get(Outcome.Answered), get(Outcome.Later)];
  expect(counted(clients, late)).toEqual([answered, answered, answered]);
  const [first = 0n, , last = 0n] = times;
  expect([times.length, last - first < MS]).toEqual([3, true]);
});
