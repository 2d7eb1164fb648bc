/** When a program counts as up and as ended, and what init says of capabilities that it could not hand out. */
import { expect, test } from 'vitest';
import { ASK, obedient, question, receiveUntil, request, sayReady, started } from './programs.ts';
import { calls } from './small-boot.ts';
import type { TestProgram } from './supervised.ts';
import { runMain, SLOT } from './with-main.ts';

const MS = 1_000_000n;
const B: TestProgram = { name: 'b', main: obedient };

test('a program that asks init before it says that it serves is not up: the next one is started after it says so', () => {
  const order: string[] = [];
  const a: TestProgram = {
    name: 'a',
    *main(cpu) {
      yield* started(cpu);
      order.push(`a asked: ${yield* question(cpu, 'nothing')}`);
      yield* receiveUntil(cpu, 40n * MS);
      order.push('a serves');
      yield* sayReady(cpu);
      yield* started(cpu);
    },
  };
  const b: TestProgram = {
    name: 'b',
    *main(cpu) {
      yield* started(cpu);
      order.push('b started');
      yield* sayReady(cpu);
      yield* started(cpu);
    },
  };
  runMain([a, b], function* nothing() {});
  expect(order).toEqual(['a asked: NOT_FOUND', 'a serves', 'b started']);
});

test('a program whose contract states no restarts ends for good: init tells its end, and of no crash loop', () => {
  const a: TestProgram = { name: 'a', main: obedient, boot: { supervision: undefined } };
  const { init, collected } = runMain<unknown>([a, B], function* fail(cpu, found) {
    yield* request(cpu, SLOT.first, ASK.fault);
    found.push(yield* question(cpu, 'a'), yield* request(cpu, SLOT.second, ASK.starts));
  });
  expect(collected).toEqual(['STALE', 1]);
  expect(init.filter((line) => /^init: (end|restart|crash)/.test(line))).toEqual([
    'init: end a reason=fault status=-22',
  ]);
});

test('init is not ready if a capability could not be handed out, though each program is up', () => {
  const c: TestProgram = {
    name: 'c',
    main: obedient,
    boot: { calls: [calls('a', 3), calls('b', 3)] },
  };
  const { init } = runMain([{ name: 'a', main: obedient }, B, c], function* nothing() {});
  expect(init).toContain('init: up c');
  expect(init.at(-1)).toMatch(/^init: ready FAIL .*capabilities handed out/);
});

test('a program that ends before its first start message has no instance to start: its rung fails', () => {
  const a: TestProgram = {
    name: 'a',
    *main(cpu) {
      cpu.load32(0x10);
      yield;
    },
    boot: { supervision: undefined },
  };
  const slow: TestProgram = {
    name: 'b',
    *main(cpu) {
      yield* started(cpu);
      yield* receiveUntil(cpu, 40n * MS);
      yield* sayReady(cpu);
      yield* started(cpu);
    },
  };
  const { init } = runMain([slow, a], function* nothing() {});
  const lines = init.filter((line) => / a\b|svc=a\b/.test(line));
  expect(lines.map((line) => line.replace(/ FAIL .*/, ' FAIL'))).toEqual([
    'init: end a reason=fault status=-22',
    'init: start a FAIL',
    'init: up a FAIL',
  ]);
});
