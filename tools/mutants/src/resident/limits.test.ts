/** What ends a process of tests. */
import { expect, test } from 'vitest';
import { IDLE_CPU_MS, IDLE_MS, Limits, type Look } from './limits.ts';
import { HANGS, TOO_LARGE } from './messages.ts';

const SEEN: Look = { test: 1, limitMs: 1000, cpuMs: 5000, nowMs: 7000, memory: 10 };
const [LATE, IDLE] = [SEEN.nowMs + IDLE_MS + 1, { nowMs: SEEN.nowMs + IDLE_MS }];

test.each<[string, readonly Partial<Look>[], NodeJS.Signals | undefined]>([
  ['a test at its limit goes on', [{}, { cpuMs: 6000 }], undefined],
  ['a test beyond its limit ends', [{}, { cpuMs: 6001 }], HANGS],
  ['what was before the test is not its own', [{ test: 0, cpuMs: 0, limitMs: 0 }, {}], undefined],
  ['the next test has the limit anew', [{}, { test: 2, cpuMs: 6001 }], undefined],
  ['and is ended at it', [{}, { test: 2, cpuMs: 6001 }, { test: 2, cpuMs: 7002 }], HANGS],
  ['after a run nothing is limited', [{}, { limitMs: 0, cpuMs: 9e9, memory: 9e9 }], undefined],
  ['a test that does nothing for as long as it may goes on', [{}, IDLE], undefined],
  ['a test that does nothing for longer ends', [{}, { nowMs: LATE }], HANGS],
  ['the next test has that time anew', [{}, { test: 2, nowMs: LATE }], undefined],
  [
    'a test that does next to nothing ends',
    [{}, { ...IDLE, cpuMs: 5000 + IDLE_CPU_MS }, { nowMs: LATE, cpuMs: 5000 + IDLE_CPU_MS }],
    HANGS,
  ],
  [
    'a test that did something meanwhile goes on',
    [{}, { ...IDLE, cpuMs: 5001 + IDLE_CPU_MS }, { nowMs: LATE, cpuMs: 5001 + IDLE_CPU_MS }],
    undefined,
  ],
  ['memory at its limit is left alone', [{}, { memory: 20 }], undefined],
  ['memory beyond its limit ends the process in another way', [{}, { memory: 21 }], TOO_LARGE],
])('%s', (_, looks, signal) => {
  const limits = new Limits(20);
  const seen = looks.map((one) => limits.exceededBy({ ...SEEN, ...one }));
  expect(seen).toEqual([...looks.slice(1).map(() => undefined), signal]);
});
