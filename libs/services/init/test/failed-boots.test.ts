/**
 * Each syscall that init makes until it has booted two programs fails, one after the other. What then happens is recorded
 * (ADR 0029): how the machine ends, and the lines of init that a good boot does not have. Without a console init ends
 * with a status of its own.
 */
import { expect, test } from 'vitest';
import { FailingSteps, type FailingStep } from './failing-steps.ts';
import { mainProgram, obedient } from './programs.ts';
import { calls } from './small-boot.ts';
import { supervised, type TestProgram } from './supervised.ts';
import { SLOT } from './with-main.ts';
import type { TestMachine } from '../../../kernel/test/support/test-machine.ts';

const A: TestProgram = {
  name: 'a',
  main: obedient,
  boot: {
    requests: { slot: 2, depth: 16, send: 14 },
    endpoints: [{ name: 'loopback', depth: 4, recv: 7, send: 8 }],
    factory: { slot: 10, budget: 2 },
    clock: 9,
  },
};
const MAIN: TestProgram = {
  name: 'main',
  main: mainProgram([], function* nothing() {}),
  boot: {
    endsRun: true,
    requests: undefined,
    calls: [calls('a', SLOT.first)],
    supervision: undefined,
  },
};

interface Booted {
  readonly end: ReturnType<TestMachine['run']>;
  readonly lines: readonly string[];
  readonly steps: FailingSteps;
}

function booted(failing?: FailingStep): Booted {
  const steps = new FailingSteps(failing);
  steps.isOn = true;
  const machine = supervised([A, MAIN], { wrap: steps.wrap });
  return { end: machine.run(), lines: machine.said('init'), steps };
}

const good = booted();
const written = good.steps.taken.flatMap((name, at) => (name === 'debugWrite' ? [at] : []));

test('without a failure both programs are up, and the run ends well', () => {
  expect(good.end).toEqual({ reason: 'finished', exitCode: 0 });
  expect(good.lines).toContain('init: ready');
});

test('each line that init prints is one whose failure ends it with status 2', () => {
  expect(written).toHaveLength(good.lines.length);
  expect(written.length).toBeGreaterThan(4);
  const ends = written.map((at) => booted({ at, error: 'EFAULT' }).end);
  expect(ends).toEqual(written.map(() => ({ reason: 'finished', exitCode: 2 })));
});

test('what comes of a syscall that fails', () => {
  const outcomes = good.steps.taken.flatMap((name, at) => {
    // What is closed is held, and an exit does not return.
    if (/^(?:debugWrite|capClose|exit)$/.test(name)) return [];
    const { end, lines } = booted({ at, error: 'EPERM' });
    const other = lines.filter((line) => !good.lines.includes(line));
    return [[`${at} ${name}: ${JSON.stringify(end)}`, ...other].join('\n')];
  });
  expect(outcomes).toMatchSnapshot();
  // Whatever fails, the machine does not wait for ever.
  expect(outcomes.filter((text) => !text.includes('"reason":"finished"'))).toEqual([]);
});
