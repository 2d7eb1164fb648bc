/** Tasks that a program has started end with it, however it ends, and all that they held is given back. */
import { asExitStatus, exit } from '@abicus/abi-kernel';
import { INVARIANTS } from '@abicus/abi-init/testing';
import { drew } from '@abicus/wire/testing';
import type { Cpu, Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import { inconsistencies } from '../../../kernel/test/support/consistent.ts';
import type { TestMachine } from '../../../kernel/test/support/test-machine.ts';
import { FAMILY, familyOf, familyServices, START_FAMILY, type FamilyLog } from './families.ts';
import { countsOf, rightsOf } from './kernel-tables.ts';
import {
  ASK,
  question,
  receiveUntil,
  request,
  resolve,
  sayReady,
  started,
  timeOf,
} from './programs.ts';
import { SUPERVISION } from './small-boot.ts';
import { runMain, SLOT } from './with-main.ts';

const MS = 1_000_000n;
/** Restarts without a limit: no failure is ever in the window of another one. */
const ENDLESS = { ...SUPERVISION, backoffNs: [1n, 1n], maxInWindow: 1, windowNs: 1n } as const;
const ROUNDS = 52;
const NEVER = { ...SUPERVISION, maxInWindow: 0 };
const newLog = (): FamilyLog => ({ holds: 0, failed: [] });

const tasksOf = (machine: TestMachine): number => countsOf(machine.kernel)['tasks.live'] ?? -1;

test.each([
  ['a fault', ASK.fault, 1],
  ['a clean exit', ASK.exitWell, 1],
  ['a failed exit', ASK.exitBadly, 2],
])(
  'supervision.invariant.endsTogether: after %s no task that the program has started is left, and the kernel and init hold what they held before these were started (%#)',
  (_, end, harts) => {
    const log = newLog();
    const { collected } = runMain<unknown>(
      familyServices(log, { supervision: ENDLESS }),
      function* act(cpu, found, machine) {
        yield* request(cpu, SLOT.first, ASK.starts);
        const before = countsOf(machine.kernel);
        const rights = ['a', 'callee'].map((name) => rightsOf(machine.kernel, name));
        for (let round = 1; round <= ROUNDS; round++) {
          yield* request(cpu, SLOT.second, START_FAMILY);
          while (log.holds < FAMILY * round && log.failed.length === 0) {
            yield* receiveUntil(cpu, (yield* timeOf(cpu)) + MS);
          }
          const more = tasksOf(machine) - (before['tasks.live'] ?? 0);
          if (more !== FAMILY) found.push(['started', round, more]);
          yield* request(cpu, SLOT.second, end);
          yield* resolve(cpu, SLOT.second, 'a');
          yield* request(cpu, SLOT.second, ASK.starts);
          yield* receiveUntil(cpu, (yield* timeOf(cpu)) + 5n * MS);
          drew(INVARIANTS['supervision.invariant.endsTogether'], round, { started: more });
          expect(countsOf(machine.kernel)).toEqual(before);
          expect(inconsistencies(machine.kernel.core)).toEqual([]);
          expect(['a', 'callee'].map((name) => rightsOf(machine.kernel, name))).toEqual(rights);
        }
        found.push((yield* request(cpu, SLOT.second, ASK.starts)) === ROUNDS + 1);
      },
      { harts, children: familyOf(log) },
    );
    expect([collected, log.failed]).toEqual([[true], []]);
  },
);

test('supervision.invariant.endsTogether: a program that init kills, and one that ends for good, leave no task that they have started', () => {
  for (const [isEager, reason] of [
    [true, 'killed'],
    [false, 'fault'],
  ] as const) {
    const log = newLog();
    const { collected, init } = runMain<unknown>(
      familyServices(log, { supervision: NEVER }, isEager),
      function* act(cpu, found, { kernel }) {
        if (!isEager) {
          yield* request(cpu, SLOT.second, START_FAMILY);
          yield* request(cpu, SLOT.second, ASK.fault);
        }
        yield* receiveUntil(cpu, (yield* timeOf(cpu)) + 5n * MS);
        found.push(yield* question(cpu, 'a'), countsOf(kernel)['tasks.live']);
      },
      { children: familyOf(log) },
    );
    // Init, the callee and the main program.
    expect([collected, log]).toEqual([['STALE', 3], { holds: FAMILY, failed: [] }]);
    expect(init).toContain('init: crash-loop blocked svc=a');
    expect(init.filter((line) => line.startsWith('init: end a')).join()).toContain(reason);
  }
});

/** A service that serves and ends at once. */
function* brief(cpu: Cpu): Program {
  yield* started(cpu);
  yield* sayReady(cpu);
  yield* exit(cpu, asExitStatus(0));
}

test('supervision.invariant.pacedRestarts: a service that says that it serves and ends well each time is told each time, and restarted as often as its backoffs allow', () => {
  const { init } = runMain<unknown>([{ name: 'a', main: brief }], function* act(cpu) {
    yield* receiveUntil(cpu, 2_000n * MS);
  });
  const told = init.filter((line) => line.endsWith('a reason=clean status=0'));
  const restarts = init.filter((line) => line.startsWith('init: restart'));
  // Backoffs of 10, 20 and 40 ms, then of 80 ms: 3 + 24 restarts in two seconds.
  expect([told.length, restarts.length]).toEqual([28, 27]);
  expect(restarts).toEqual(restarts.map((_, i) => `init: restart svc=a attempt=${i + 1}`));
});
