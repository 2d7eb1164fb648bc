/** The boot on a machine: what init prints, in which order, and what programs hold. */
import { asExitStatus, exit } from '@abicus/abi-kernel';
import { expect, test } from 'vitest';
import { rightsOf } from './kernel-tables.ts';
import { ASK, obedient, question, receiveUntil, request, sayReady, started } from './programs.ts';
import { calls } from './small-boot.ts';
import type { TestProgram } from './supervised.ts';
import { runMain, SLOT } from './with-main.ts';

const A: TestProgram = { name: 'a', main: obedient };
const B: TestProgram = { name: 'b', main: obedient, boot: { calls: [calls('a', 3)] } };

test.each([1, 2, 4])(
  'programs are started one after the other, each when the one before it serves, with %d harts',
  (harts) => {
    const run = runMain<unknown>(
      [A, B],
      function* ask(cpu, found) {
        found.push(yield* request(cpu, SLOT.first, ASK.starts));
        found.push(yield* request(cpu, SLOT.second, ASK.starts));
      },
      { harts },
    );
    expect(run.collected).toEqual([1, 1]);
    expect(run.machine.said('init')).toEqual([
      'init: start',
      'init: start a',
      'init: up a',
      'init: start b',
      'init: up b',
      'init: ready',
      'init: start main',
      'init: up main',
      'init: end main reason=clean status=0',
    ]);
  },
);

test('boot.invariant.declaredOnly: a program holds what the boot says, in its slots, and nothing else', () => {
  const endpoints = [{ name: 'loopback', depth: 4, recv: 7, send: 8 }];
  const factory = { slot: 10, budget: 2 };
  const notifies = [calls('b', 4), { service: 'init', slot: 1, ops: ['ready'] }];
  const a = { ...A, boot: { endpoints, factory, clock: 9, notifies } };
  const found: (readonly string[])[] = [];
  runMain([a, B], function* look(cpu, _, { kernel }) {
    yield* request(cpu, SLOT.first, ASK.starts);
    found.push(rightsOf(kernel, 'a'), rightsOf(kernel, 'b'));
  });
  const common = ['0 endpoint RECV', '1 endpoint SEND', '2 endpoint RECV'];
  expect(found).toEqual([
    [
      ...common,
      '4 endpoint SEND',
      '7 endpoint RECV',
      '8 endpoint SEND',
      '9 clock TIME',
      '10 endpointFactory MANAGE',
    ],
    [...common, '3 endpoint SEND'],
  ]);
});

test('a program that is not ready in time is killed and restarted, and the boot waits for it', () => {
  const late: TestProgram = {
    name: 'a',
    *main(cpu) {
      const starts = yield* started(cpu);
      if (starts > 2) yield* sayReady(cpu);
      yield* started(cpu);
    },
  };
  const { init } = runMain([late, B], function* nothing() {});
  expect(init).toEqual([
    'init: start',
    'init: start a',
    'init: end a reason=killed status=-9',
    'init: restart svc=a attempt=1',
    'init: end a reason=killed status=-9',
    'init: restart svc=a attempt=2',
    'init: up a',
    'init: start b',
    'init: up b',
    'init: ready',
  ]);
});

test('a program that says ready and ends in the same tick was up: it has ended well', () => {
  const brief: TestProgram = {
    name: 'a',
    *main(cpu) {
      const starts = yield* started(cpu);
      yield* sayReady(cpu);
      if (starts === 1) yield* exit(cpu, asExitStatus(0));
      yield* started(cpu);
    },
  };
  const { init } = runMain([brief, B], function* wait(cpu) {
    yield* receiveUntil(cpu, 100_000_000n);
  });
  const steps = init.filter((line) => line.includes(' a') || line.includes('=a'));
  expect(steps).toEqual([
    'init: start a',
    'init: up a',
    'init: end a reason=clean status=0',
    'init: restart svc=a attempt=1',
  ]);
});

test('a program that cannot be created at the boot is tried again and blocked; the boot passes it over, and says so', () => {
  const gone = { ...A, boot: { image: 999 } };
  const { machine, collected } = runMain<unknown>([gone, B], function* ask(cpu, found) {
    found.push(yield* request(cpu, SLOT.second, ASK.starts), yield* question(cpu, 'a'));
  });
  expect(collected).toEqual([1, 'STALE']);
  const failed = 'init: start failed svc=a image: EPERM';
  const said = machine.said('init').filter((line) => !line.includes(' main'));
  const lines = said.map((line) => line.replace(/ FAIL .*/, ' FAIL'));
  expect(lines.filter((line) => line === failed)).toHaveLength(4);
  expect(lines.filter((line) => !line.includes('svc=a') || line.includes('blocked'))).toEqual([
    'init: start',
    'init: start a FAIL',
    'init: crash-loop blocked svc=a',
    'init: up a FAIL',
    'init: start b',
    'init: up b',
    'init: ready FAIL',
  ]);
});

test('a program that ends with status 0 and was not ready has failed', () => {
  const silent: TestProgram = {
    name: 'a',
    *main(cpu) {
      if ((yield* started(cpu)) === 1) yield* exit(cpu, asExitStatus(0));
      yield* sayReady(cpu);
      yield* started(cpu);
    },
  };
  const { init } = runMain([silent, B], function* nothing() {});
  expect(init.slice(1, 5)).toEqual([
    'init: start a',
    'init: end a reason=clean status=0',
    'init: restart svc=a attempt=1',
    'init: up a',
  ]);
});

test('no other task can say that a program is ready', () => {
  const silent: TestProgram = {
    name: 'b',
    *main(cpu) {
      yield* started(cpu);
      yield* started(cpu);
    },
  };
  // It serves, and says ready again for as long as the other one is being started.
  const liar: TestProgram = {
    name: 'a',
    *main(cpu) {
      yield* started(cpu);
      while (yield* sayReady(cpu));
    },
  };
  const { init } = runMain([liar, silent], function* nothing() {});
  expect(init).not.toContain('init: up b');
  expect(init.filter((line) => line.startsWith('init: end b'))).toHaveLength(4);
  expect(init.at(-1)).toMatch(/^init: ready FAIL .*programs that ended/);
});

test('init ends with the status of the program that ends the run', () => {
  const run = (status: number) => runMain<unknown>([A], (cpu) => exit(cpu, asExitStatus(status)));
  expect(() => run(3)).toThrow('"exitCode":3');
  expect(run(0).machine.said('init').at(-1)).toBe('init: end main reason=clean status=0');
});
