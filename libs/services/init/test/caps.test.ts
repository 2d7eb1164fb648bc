/** Programs that fail again and again, together, or whose restart fails: the others continue, and so does init. */
import { type Limits } from '@abicus/abi-kernel';
import { expect, test } from 'vitest';
import { take } from '../../../kernel/src/cap/table.ts';
import { each } from '../../../kernel/src/state/slots.ts';
import { IMAGES } from '../../../kernel/test/support/test-machine.ts';
import { countsOf } from './kernel-tables.ts';
import {
  ASK,
  dying,
  obedient,
  question,
  request,
  resolve,
  timeOf,
  receiveUntil,
} from './programs.ts';
import { SUPERVISION } from './small-boot.ts';
import type { TestProgram } from './supervised.ts';
import { runMain, SLOT } from './with-main.ts';

const MS = 1_000_000n;
const A: TestProgram = { name: 'a', main: obedient };
const B: TestProgram = { name: 'b', main: obedient };

/** The lines of init about a program, without those of its first start. */
const about = (init: readonly string[], name: string): string[] =>
  init.filter((line) => line.includes(`svc=${name}`) || line.startsWith(`init: end ${name} `));

test('a service that fails at once at each start is restarted three times, after 10, 20 and 40 ms, then blocked; the others continue', () => {
  const times: bigint[] = [];
  const { init, collected } = runMain<unknown>(
    [B, { name: 'a', main: dying(times), boot: { clock: 9 } }],
    function* ask(cpu, found) {
      found.push(yield* request(cpu, SLOT.first, ASK.starts));
      found.push(yield* resolve(cpu, SLOT.second, 'a'), yield* request(cpu, SLOT.second, 1));
    },
  );
  const waits = times.slice(1).map((at, i) => at - (times[i] ?? 0n));
  expect(waits.map((wait) => wait / (10n * MS))).toEqual([1n, 2n, 4n]);
  const end = 'init: end a reason=fault status=-22';
  expect(about(init, 'a')).toEqual([
    end,
    'init: restart svc=a attempt=1',
    end,
    'init: restart svc=a attempt=2',
    end,
    'init: restart svc=a attempt=3',
    end,
    'init: crash-loop blocked svc=a',
  ]);
  expect(init.at(-1)).toMatch(/^init: ready FAIL .*programs that ended: "a"/);
  expect(collected).toEqual([1, 'STALE', 'EPERM']);
});

test('one program that is blocked takes no restart of the others', () => {
  const { init, collected } = runMain<unknown>([A, B], function* ask(cpu, found) {
    for (let i = 0; i < 4; i++) {
      yield* request(cpu, SLOT.first, ASK.fault);
      found.push(yield* resolve(cpu, SLOT.first, 'a'));
    }
    found.push(yield* request(cpu, SLOT.second, ASK.starts));
    for (let i = 0; i < 3; i++) {
      yield* request(cpu, SLOT.second, ASK.fault);
      yield* resolve(cpu, SLOT.second, 'b');
      found.push(yield* request(cpu, SLOT.second, ASK.starts));
    }
  });
  const { first } = SLOT;
  expect(collected).toEqual([first, first, first, 'STALE', 1, 2, 3, 4]);
  expect(about(init, 'a').at(-1)).toBe('init: crash-loop blocked svc=a');
  expect(about(init, 'b').at(-1)).toBe('init: restart svc=b attempt=3');
});

test.each([1, 8])(
  'eight programs that die in one tick are told eight times and restarted eight times, with %d harts',
  (harts) => {
    const at = 50n * MS;
    const names = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7'];
    const programs = names.map((name): TestProgram => ({ name, main: dying([], at) }));
    const { init, collected } = runMain<unknown>(
      programs,
      function* ask(cpu, found, { kernel }) {
        const before = countsOf(kernel);
        yield* receiveUntil(cpu, at + 100n * MS);
        for (const [i, name] of names.entries()) {
          yield* resolve(cpu, SLOT.first + i, name);
          found.push(yield* request(cpu, SLOT.first + i, ASK.starts));
        }
        yield* receiveUntil(cpu, (yield* timeOf(cpu)) + 20n * MS);
        found.push(before, countsOf(kernel));
      },
      { harts },
    );
    const [before, after] = collected.slice(-2);
    expect([collected.slice(0, -2), after]).toEqual([names.map(() => 2), before]);
    for (const name of names) {
      expect(about(init, name)).toEqual([
        `init: end ${name} reason=error status=3`,
        `init: restart svc=${name} attempt=1`,
      ]);
    }
  },
);

test('a restart whose image is gone fails, is tried again and blocked; init and the others continue', () => {
  const { init, collected } = runMain<unknown>([A, B], function* ask(cpu, found, { kernel }) {
    const { core } = kernel;
    const own = [...each(core.state.tasks)].find(({ name }) => name === 'init');
    if (own !== undefined) take(core, own, IMAGES);
    yield* request(cpu, SLOT.first, ASK.fault);
    found.push(yield* resolve(cpu, SLOT.first, 'a'));
    found.push(yield* request(cpu, SLOT.second, ASK.starts), yield* question(cpu, 'nothing'));
  });
  expect(collected).toEqual(['STALE', 1, 'NOT_FOUND']);
  const failed = 'init: start failed svc=a image: EPERM';
  expect(about(init, 'a').slice(2)).toEqual([
    failed,
    'init: restart svc=a attempt=2',
    failed,
    'init: restart svc=a attempt=3',
    failed,
    'init: crash-loop blocked svc=a',
  ]);
});

/** Limits of the kernel that a restart meets, set to what is used already. */
const EXHAUSTED = {
  tasks: 'exec: ENOMEM',
  spaces: 'exec: ENOSPC',
  endpoints: 'control endpoint: ENOSPC',
  endpointsPerOwner: 'control endpoint: ENOSPC',
  watchesPerTask: 'watch: ENOSPC',
  queuedBytes: 'start message: ENOSPC',
} as const satisfies Partial<Record<keyof Limits, string>>;

test.each(Object.entries(EXHAUSTED))(
  'a restart that meets the limit %s fails and leaves nothing; the next one succeeds when there is room again',
  (limit, why) => {
    const slow = { ...SUPERVISION, backoffNs: [100n * MS, 100n * MS] as const };
    const a: TestProgram = { ...A, boot: { supervision: slow } };
    const { init, collected } = runMain<unknown>([a, B], function* ask(cpu, found, { kernel }) {
      const before = countsOf(kernel);
      const limits = kernel.core.limits as Record<string, number>;
      const [old, start] = [limits[limit] ?? 0, yield* timeOf(cpu)];
      yield* request(cpu, SLOT.first, ASK.fault);
      limits[limit] = 0;
      yield* receiveUntil(cpu, start + 150n * MS);
      limits[limit] = old;
      found.push(yield* resolve(cpu, SLOT.first, 'a'));
      found.push(yield* request(cpu, SLOT.first, ASK.starts));
      yield* receiveUntil(cpu, (yield* timeOf(cpu)) + 20n * MS);
      found.push(before, countsOf(kernel));
    });
    const [slot, starts, before, after] = collected;
    expect([slot, starts, after]).toEqual([SLOT.first, 2, before]);
    expect(about(init, 'a').slice(1)).toEqual([
      'init: restart svc=a attempt=1',
      `init: start failed svc=a ${why}`,
      // There is an instance by then.
      ...(limit === 'queuedBytes' ? ['init: end a reason=killed status=-9'] : []),
      'init: restart svc=a attempt=2',
    ]);
  },
);

test.each(Object.entries(EXHAUSTED))(
  'while the limit %s is used up, a program is tried again at each backoff and is never blocked: that is no failure of it',
  (limit, why) => {
    const { init, collected } = runMain<unknown>([A, B], function* ask(cpu, found, { kernel }) {
      const limits = kernel.core.limits as Record<string, number>;
      const [old, start] = [limits[limit] ?? 0, yield* timeOf(cpu)];
      yield* request(cpu, SLOT.first, ASK.fault);
      limits[limit] = 0;
      // Many more backoffs than failures are allowed.
      yield* receiveUntil(cpu, start + 2000n * MS);
      limits[limit] = old;
      found.push(yield* resolve(cpu, SLOT.first, 'a'), yield* request(cpu, SLOT.first, ASK.starts));
    });
    expect(collected).toEqual([SLOT.first, 2]);
    const failed = init.filter((line) => line === `init: start failed svc=a ${why}`);
    expect(failed.length).toBeGreaterThan(2 * SUPERVISION.maxInWindow);
    expect(init.filter((line) => line.includes('blocked'))).toEqual([]);
  },
);
