/**
 * Each syscall that init makes until it has booted two programs fails, one after the other. What then happens is recorded
 * (ADR 0029): how the machine ends, and the lines of init that a good boot does not have. Without a console init ends
 * with a status of its own.
 */
import type { Boot } from '@abicus/wire';
import { expect, test } from 'vitest';
import { booted } from './booted.ts';

const good = booted();
const written = good.steps.taken.flatMap((name, at) => (name === 'debugWrite' ? [at] : []));

test('without a failure both programs are up, and the run ends well', () => {
  expect(good.end).toEqual({ reason: 'finished', exitCode: 0 });
  expect(good.lines).toContain('init: ready');
});

test('each line that init prints is one whose failure ends it with status 2', () => {
  expect(written).toHaveLength(good.lines.length);
  expect(written.length).toBeGreaterThan(4);
  const ends = written.map((at) => booted({ failing: { at, error: 'EFAULT' } }).end);
  expect(ends).toEqual(written.map(() => ({ reason: 'finished', exitCode: 2 })));
});

test('what comes of a syscall that fails', () => {
  const outcomes = good.steps.taken.flatMap((name, at) => {
    // What is closed is held, and an exit does not return.
    if (/^(?:debugWrite|capClose|exit)$/.test(name)) return [];
    const { end, lines } = booted({ failing: { at, error: 'EPERM' } });
    const other = lines.filter((line) => !good.lines.includes(line));
    return [[`${at} ${name}: ${JSON.stringify(end)}`, ...other].join('\n')];
  });
  expect(outcomes).toMatchSnapshot();
  // Whatever fails, the machine does not wait for ever.
  expect(outcomes.filter((text) => !text.includes('"reason":"finished"'))).toEqual([]);
});

test.each(['endpointFactory', 'clock'])(
  'a boot that states no slot of %s ends with status 1, and init says so',
  (name) => {
    const change = (boot: Boot): Boot => {
      const slots = Object.entries(boot.slots).filter(([slot]) => slot !== name);
      return { ...boot, slots: Object.fromEntries(slots) };
    };
    const { end, lines } = booted({ change });
    expect(end).toEqual({ reason: 'finished', exitCode: 1 });
    expect(lines.at(-1)).toBe(`init: ready FAIL boot: no slot of ${name}`);
  },
);
