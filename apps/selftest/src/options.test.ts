import { expect, test } from 'vitest';
import { readOptions, type OptionValues } from './options.ts';

const PHASES = ['kernel', 'timed', 'end'];
const read = (given: OptionValues, env: Record<string, string> = {}): unknown =>
  readOptions(given, env, PHASES);

test('the defaults are two harts, seed 1 and the whole ladder', () => {
  expect(read({})).toEqual({
    harts: 2,
    seed: 1,
    until: { kind: 'end' },
    timeoutMs: 90_000,
    phase: undefined,
    json: false,
    evidence: undefined,
  });
});

test.each([
  // option, variable, value of both
  [{ smp: '4' }, { SMP: '4' }, { harts: 4 }],
  [{ until: '0' }, { RUN_UNTIL_MARKER: '0' }, { until: { kind: 'never' } }],
  [
    { until: 'timed: ready' },
    { RUN_UNTIL_MARKER: 'timed: ready' },
    { until: { kind: 'marker', text: 'timed: ready' } },
  ],
  [{ timeout: '70000' }, { RUN_TIMEOUT: '70000' }, { timeoutMs: 70_000 }],
  [{ timeout: '90s' }, { RUN_TIMEOUT: '90s' }, { timeoutMs: 90_000 }],
  [{ phase: 'timed' }, { RUN_PHASE: 'timed' }, { phase: 'timed' }],
  [{ 'require-smp': true }, { REQUIRE_SMP: '1' }, { harts: 2 }],
])('%j and %j have the same meaning, also together', (given, env, expected) => {
  expect(read(given)).toMatchObject(expected);
  expect(read({}, env)).toMatchObject(expected);
  expect(read(given, env)).toMatchObject(expected);
});

test.each([
  [{ smp: '2' }, { SMP: '4' }, '--smp 2 contradicts SMP=4'],
  [{ until: '1' }, { RUN_UNTIL_MARKER: '0' }, '--until 1 contradicts RUN_UNTIL_MARKER=0'],
  [{ timeout: '5' }, { RUN_TIMEOUT: '6' }, '--timeout 5 contradicts RUN_TIMEOUT=6'],
  [{ phase: 'end' }, { RUN_PHASE: 'timed' }, '--phase end contradicts RUN_PHASE=timed'],
  [{ 'require-smp': true }, { REQUIRE_SMP: '0' }, '--require-smp contradicts REQUIRE_SMP=0'],
  [{ 'require-smp': true, smp: '1' }, {}, '--require-smp (REQUIRE_SMP) with 1 hart'],
  [{}, { REQUIRE_SMP: '1', SMP: '1' }, '--require-smp (REQUIRE_SMP) with 1 hart'],
  [{ smp: '3' }, {}, '--smp 3'],
  [{ seed: '-1' }, {}, '--seed -1'],
  [{ seed: '1e3' }, {}, '--seed 1e3'],
  [{ timeout: '0' }, {}, '--timeout 0'],
  [{ timeout: '86400001' }, {}, '1 to 86400000'],
  [{ smp: '0x2' }, {}, '--smp 0x2'],
  [{ evidence: '' }, {}, 'no folder is named'],
  [{ phase: 'nowhere' }, {}, 'there are kernel, timed, end'],
  [{ phase: 'kernel', until: 'timed: ready' }, {}, '--until timed: ready and --phase kernel both'],
  [{ phase: 'kernel' }, { RUN_UNTIL_MARKER: 'timed: ready' }, 'both say where the run ends'],
  [{}, { REQUIRE_SMP: 'yes' }, 'REQUIRE_SMP=yes'],
] as const)('%j with %j is a usage error', (given, env, message) => {
  expect(read(given, env)).toEqual({ usage: expect.stringContaining(message) });
});

test.each([
  ['1', 1],
  ['1ms', 1],
  ['70000ms', 70_000],
  ['86400000', 86_400_000],
  ['86400s', 86_400_000],
])('--timeout %s is %d ms', (timeout, timeoutMs) => {
  expect(read({ timeout })).toMatchObject({ timeoutMs });
});

test('REQUIRE_SMP=0 asks for nothing', () => {
  expect(read({ smp: '1' }, { REQUIRE_SMP: '0' })).toMatchObject({ harts: 1 });
});

test.each(['0', '1'])('--until %s, which names no rung, goes with a phase', (until) => {
  expect(read({ until, phase: 'timed' })).toMatchObject({ phase: 'timed' });
});

test('an empty variable counts as unset', () => {
  expect(read({ smp: '4' }, { SMP: '', RUN_PHASE: '', REQUIRE_SMP: '' })).toMatchObject({
    harts: 4,
    phase: undefined,
  });
});

test.each(['1m', '5mss', 's', 'ms', '0', '0s', '86400001', '86401s'])(
  '--timeout %s is no time',
  (timeout) => {
    const wanted = `--timeout ${timeout}: not a time in ms, 1 to 86400000`;
    expect(read({ timeout })).toEqual({ usage: wanted });
  },
);
