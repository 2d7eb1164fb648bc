/**
 * The watchdog. No test depends on the speed of the host: where it matters what ran when the run was aborted, the
 * program itself interrupts the process; and a timeout that must expire is 1 ms, which an endless loop always exceeds.
 */
import process from 'node:process';
import { expect, test } from 'vitest';
import { bootTestMachine, RUN_LIMIT } from '../test/test-machine.ts';
import { guardedWork, runGuarded } from './watchdog.ts';

const LONG = { timeoutMs: 60_000 };
const AT_ONCE = { timeoutMs: 1 };

/** A program that interrupts the process and hangs. */
function hang(): never {
  process.kill(process.pid, 'SIGINT');
  for (;;);
}

test('an endless loop in a program is aborted, and the program is named', () => {
  const { machine } = bootTestMachine(
    [
      function* () {
        for (;;) yield undefined;
      },
      function* () {
        yield undefined;
        hang();
      },
    ],
    undefined,
    { harts: 2 },
  );
  const result = runGuarded(machine, RUN_LIMIT, LONG);
  expect(result).toEqual({ reason: 'interrupted', program: 'program-1', step: machine.steps });
  expect(machine.steps).toBeGreaterThan(0);
});

test('a program can neither catch nor delay its timeout', () => {
  const log: string[] = [];
  const { machine } = bootTestMachine([
    function* () {
      for (;;) {
        try {
          for (;;);
        } catch {
          log.push('caught');
        } finally {
          log.push('finally');
        }
        yield undefined;
      }
    },
  ]);
  expect(runGuarded(machine, RUN_LIMIT, AT_ONCE).reason).toBe('hung');
  expect(log).toEqual([]);
});

test('an endless loop in the supervisor is distinguished from one in a program', () => {
  const { machine } = bootTestMachine(
    [
      function* () {
        yield undefined;
      },
    ],
    hang,
  );
  expect(runGuarded(machine, RUN_LIMIT, LONG)).toEqual({
    reason: 'interrupted',
    program: undefined,
    step: 1,
  });
});

test('a machine whose timeout expired before it began can be inspected but not run', () => {
  // Once, a timeout that expired before the machine was busy did not mark it: it hung when it was run again.
  for (let i = 0; i < 20; i++) {
    const { machine } = bootTestMachine([
      function* () {
        yield undefined;
        for (;;);
      },
    ]);
    expect(runGuarded(machine, RUN_LIMIT, AT_ONCE).reason).toBe('hung');
    expect(machine.digest()).toMatch(/^[0-9a-f]{16}$/);
    expect(() => machine.run(RUN_LIMIT)).toThrow('cannot run on');
  }
  const { machine } = bootTestMachine([]);
  machine.markAborted();
  expect(() => machine.run(RUN_LIMIT)).toThrow('cannot run on');
});

test('a run that is not aborted is the same as without a watchdog', () => {
  const make = () =>
    bootTestMachine([
      function* (cpu) {
        for (let i = 0; i < 50; i++) {
          cpu.x[20] = i;
          yield undefined;
        }
      },
    ]).machine;
  const [guarded, plain] = [make(), make()];
  expect(runGuarded(guarded, RUN_LIMIT, LONG)).toEqual(plain.run(RUN_LIMIT));
  expect(guarded.digest()).toBe(plain.digest());
});

test('an exception of the supervisor is rethrown unchanged', () => {
  const bug = new Error('kernel bug');
  const { machine } = bootTestMachine(
    [
      function* () {
        yield undefined;
      },
    ],
    () => {
      throw bug;
    },
  );
  expect(() => runGuarded(machine, RUN_LIMIT, LONG)).toThrow(bug);
});

test('other work than a run is aborted too, and gives its result or its exception', () => {
  expect(guardedWork(() => hang(), LONG)).toEqual({ aborted: 'interrupted' });
  const endless = (): never => {
    for (;;);
  };
  expect(guardedWork(endless, AT_ONCE)).toEqual({ aborted: 'hung' });
  expect(guardedWork(() => ({ n: 1 }), LONG)).toEqual({ n: 1 });
  const failing = (): never => {
    throw new RangeError('bug');
  };
  expect(() => guardedWork(failing, LONG)).toThrow(RangeError);
});
