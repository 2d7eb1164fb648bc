/**
 * The watchdog. Nothing here depends on how fast the host is: where it matters what ran when the run was cut off, the
 * program itself interrupts the process; and a time that must be up is 1 ms, which an endless loop always uses up.
 */
import process from 'node:process';
import { expect, test } from 'vitest';
import { bench, BOUND } from '../test/bench-board.ts';
import { runGuarded } from './watchdog.ts';

const LONG = { timeoutMs: 60_000 };
const AT_ONCE = { timeoutMs: 1 };

/** Interrupts the process, and hangs. */
function hang(): never {
  process.kill(process.pid, 'SIGINT');
  for (;;);
}

test('an endless loop in a program is ended, and the program is named', () => {
  const { machine } = bench(
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
  const result = runGuarded(machine, BOUND, LONG);
  expect(result).toEqual({ reason: 'interrupted', program: 'program-1', step: machine.steps });
  expect(machine.steps).toBeGreaterThan(0);
});

test('a program that is out of time can neither catch its end nor delay it', () => {
  const log: string[] = [];
  const { machine } = bench([
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
  expect(runGuarded(machine, BOUND, AT_ONCE).reason).toBe('hung');
  expect(log).toEqual([]);
});

test('an endless loop in the supervisor is told from one in a program', () => {
  const { machine } = bench(
    [
      function* () {
        yield undefined;
      },
    ],
    hang,
  );
  expect(runGuarded(machine, BOUND, LONG)).toEqual({
    reason: 'interrupted',
    program: undefined,
    step: 1,
  });
});

test('a machine whose time was up before it began can be looked at but not run on', () => {
  // It hung for ever when the time had passed before the machine was busy: then it was run on.
  for (let i = 0; i < 20; i++) {
    const { machine } = bench([
      function* () {
        yield undefined;
        for (;;);
      },
    ]);
    expect(runGuarded(machine, BOUND, AT_ONCE).reason).toBe('hung');
    expect(machine.digest()).toMatch(/^[0-9a-f]{16}$/);
    expect(() => machine.run(BOUND)).toThrow('cannot run on');
  }
  const { machine } = bench([]);
  machine.cutOff();
  expect(() => machine.run(BOUND)).toThrow('cannot run on');
});

test('a run that comes back is the same as without a watchdog', () => {
  const make = () =>
    bench([
      function* (cpu) {
        for (let i = 0; i < 50; i++) {
          cpu.x[20] = i;
          yield undefined;
        }
      },
    ]).machine;
  const [guarded, plain] = [make(), make()];
  expect(runGuarded(guarded, BOUND, LONG)).toEqual(plain.run(BOUND));
  expect(guarded.digest()).toBe(plain.digest());
});

test('an error of the supervisor is thrown on as it is', () => {
  const bug = new Error('kernel bug');
  const { machine } = bench(
    [
      function* () {
        yield undefined;
      },
    ],
    () => {
      throw bug;
    },
  );
  expect(() => runGuarded(machine, BOUND, LONG)).toThrow(bug);
});
