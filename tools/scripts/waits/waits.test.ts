/** What is found of tests that fail on a busy machine, or do not end. That no test is one: `tree.deep.ts`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workspaceRoot } from '../steps.ts';
import { concerns, ENDLESS, waitsIn } from './waits.ts';

/** The findings in a text, as the path of a test. */
const found = (text: string, path = 'a.test.ts'): string[] =>
  waitsIn(path, text).map(({ line, message }) => `${line}: ${message}`);

// In pieces, so that this file does not match itself.
const TIMER = `set${'Timeout'}`;
const CLOCK = `performance.${'now'}`;
const BOUND = `time${'out'}`;
const ROUNDS = `max${'Rounds'}`;

test.each([
  [`test('x', { ${BOUND}: 5_000 }, f);`, '1: a bound of 5000 ms fails on a busy machine'],
  [`spawnSync('a', [], { ${BOUND}: 59_999 });`, '1: a bound of 59999 ms fails'],
  [`runGuarded(machine, {}, { ${BOUND}Ms: 50 });`, '1: a bound of 50 ms fails'],
  [`beforeAll(f, 10_000);`, '1: a bound of 10000 ms fails'],
  [`afterAll(\n  () => remove(),\n  30_000,\n);`, '1: a bound of 30000 ms fails'],
  [`test.each([1])('%i', f, 5_000);`, '1: a bound of 5000 ms fails'],
  [`const SOON = 500;\ntest('x', { ${BOUND}: SOON }, f);`, '2: a bound of 500 ms fails'],
  [`test('x', { ${BOUND}: 2 * 1000 }, f);`, '1: a bound by wall time is said as one number'],
  [`fc.assert(p, { interruptAfter${'TimeLimit'}: 900 });`, '1: a bound of 900 ms fails'],
  [`await new Promise((f) => ${TIMER}(f, 10));`, `1: '${TIMER}': a test waits for an event`],
  [`const script = \`${TIMER}(f, 10)\`;`, `1: '${TIMER}': a test waits for an event`],
  [`expect(${CLOCK}() - start).toBeLessThan(9);`, `1: '${CLOCK}': a test waits for an event`],
  [`while (queue.size > 0) take(queue);`, '1: a loop of a test counts its rounds'],
  [`do step(); while (!isOver());`, '1: a loop of a test counts its rounds'],
  [`for (;;) if (step().done) break;`, '1: a loop of a test counts its rounds'],
  [`for (let i = 0; ; i++) if (send() < 0) break;`, '1: a loop of a test counts its rounds'],
  [`while (go) run(function* () { yield; });`, '1: a loop of a test counts its rounds'],
  [`machine.run({ ${ROUNDS}: Infinity });`, '1: a machine under test has a bound of rounds'],
])('%s is found', (text, finding) => {
  const [first = '', ...more] = found(text);
  expect(more).toEqual([]);
  expect(first.startsWith(finding)).toBe(true);
});

test('limits of a minute, none, and one that must expire pass', () => {
  const minute = `const LONG = 60_000;\ntest('x', { ${BOUND}: LONG }, f);\nbeforeAll(f, 120_000);`;
  expect(found(`${minute}\nrunGuarded(machine, { ${ROUNDS}: 9 }, { ${BOUND}Ms: 1 });`)).toEqual([]);
  expect(found(`vitest({ test${'Timeout'}: 0 });\nexpect(add(1, 5_000));`)).toEqual([]);
});

test('loops that count their rounds, and those of programs that yield in each, pass', () => {
  expect(found('for (let i = 0; i < 9; i++) step();\nfor (const _ of rounds(9)) step();')).toEqual(
    [],
  );
  expect(found('function* f() { for (;;) { yield; } }')).toEqual([]);
});

test('each test that may have a loop without end has one', () => {
  for (const path of Object.keys(ENDLESS)) {
    const text = readFileSync(join(workspaceRoot, path), 'utf8');
    expect(waitsIn('a.test.ts', text)).not.toEqual([]);
  }
});

test('a configuration of vitest sets the limits of tests, hooks and teardown itself', () => {
  const config = (names: readonly string[]): string =>
    `export default { ${names.map((name) => `${name}${'Timeout'}: 600_000`).join(', ')} };`;
  expect(found(config(['test', 'hook', 'teardown']), 'vitest.config.ts')).toEqual([]);
  expect(found(config(['test', 'teardown']), 'vitest.deep.config.ts')).toEqual([
    `1: hook${'Timeout'} is not set: at least a minute`,
  ]);
});

test('tests, modules that only tests use, and their configuration are read', () => {
  const looked = [
    'libs/kernel/src/trap.test.ts',
    'tools/scripts/nx/plugin.deep.ts',
    'libs/kernel/test/support/world.ts',
    'libs/kernel/test/support/test-machine.ts',
    'vitest.config.ts',
    'vitest.deep.config.ts',
  ];
  expect(looked.filter((path) => !concerns(path))).toEqual([]);
  const others = ['libs/emulator/src/watchdog.ts', 'libs/abi/kernel/src/testing/slots.ts'];
  expect(others.filter(concerns)).toEqual([]);
});
