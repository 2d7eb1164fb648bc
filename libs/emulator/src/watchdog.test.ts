import { expect, test } from 'vitest';
import { bench } from '../test/bench-board.ts';
import { runGuarded } from './watchdog.ts';

const BRIEFLY = { timeoutMs: 50 };
const LONG = { timeoutMs: 60_000 };

test('an endless loop in a program is ended, and the program is named', () => {
  const { machine } = bench(
    [
      function* () {
        for (;;) yield undefined;
      },
      function* () {
        yield undefined;
        for (;;);
      },
    ],
    undefined,
    { harts: 2 },
  );
  const result = runGuarded(machine, {}, BRIEFLY);
  expect(result).toEqual({ reason: 'hung', program: 'program-1', step: machine.steps });
  expect(machine.steps).toBeGreaterThan(0);
});

test('a program can neither catch its end nor delay it', () => {
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
  expect(runGuarded(machine, {}, BRIEFLY)).toMatchObject({ reason: 'hung', program: 'program-0' });
  expect(log).toEqual([]);
});

test('an endless loop in the supervisor is told from one in a program', () => {
  const { machine } = bench(
    [
      function* () {
        yield undefined;
      },
    ],
    () => {
      for (;;);
    },
  );
  expect(runGuarded(machine, {}, BRIEFLY)).toEqual({ reason: 'hung', program: undefined, step: 1 });
});

test('a machine that was cut off can be looked at but not run on', () => {
  const { machine } = bench([
    function* () {
      yield undefined;
      for (;;);
    },
  ]);
  runGuarded(machine, {}, BRIEFLY);
  expect(machine.digest()).toMatch(/^[0-9a-f]{16}$/);
  expect(() => machine.run()).toThrow('cannot run on');
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
  expect(runGuarded(guarded, {}, LONG)).toEqual(plain.run());
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
  expect(() => runGuarded(machine, {}, LONG)).toThrow(bug);
});

test('an interrupt from outside ends a run that would not end', () => {
  const { machine } = bench([
    function* () {
      yield undefined;
      process.kill(process.pid, 'SIGINT');
      for (;;);
    },
  ]);
  expect(runGuarded(machine, {}, LONG)).toMatchObject({
    reason: 'interrupted',
    program: 'program-0',
  });
});
