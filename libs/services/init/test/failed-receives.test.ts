/** Receives of init that fail, with an answer and without: which of them init survives. */
import type { Errno } from '@abicus/abi-kernel';
import type { Cpu } from '@abicus/wire';
import { expect, test } from 'vitest';
import { booted } from './booted.ts';
import { question } from './programs.ts';

/** The program asks once. */
const asks = { act: (cpu: Cpu) => question(cpu, 'a') };
const receives = booted(asks).steps.asked.flatMap((text, at) =>
  text.startsWith('ipcReplyRecvV2 ') ? [{ at, answers: !text.endsWith(' token=0') }] : [],
);
const EMPTY = receives.findIndex(({ answers }) => !answers);
const FULL = receives.findIndex(({ answers }) => answers);

test.each<readonly [error: Errno, what: string, exitCode: number, receive: number]>([
  ['ETIMEDOUT', 'without an answer', 0, EMPTY],
  ['ETIMEDOUT', 'with an answer', 0, FULL],
  ['ESRCH', 'with an answer, whose asker has gone', 0, FULL],
  ['ESRCH', 'without an answer', 1, EMPTY],
  ['EPIPE', 'without an answer', 1, EMPTY],
  ['EPIPE', 'with an answer', 1, FULL],
])(
  'after a receive that fails with %s %s the run ends with status %i',
  (error, _, exitCode, at) => {
    const failing = { at: receives[at]?.at ?? -1, error };
    const { end, lines } = booted({ ...asks, failing });
    expect(end).toEqual({ reason: 'finished', exitCode });
    expect(lines.includes(`init: ready FAIL receive: ${error}`)).toBe(exitCode === 1);
  },
);
