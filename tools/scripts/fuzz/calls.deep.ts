/** The short form of the campaign of random calls; the long one is part of `npm run soak`. */
import process from 'node:process';
import { expect, test } from 'vitest';
import { campaign } from '../../../libs/kernel/test/campaign/campaign.ts';
import { UNDRAWN } from '../../../libs/kernel/test/campaign/values.ts';

const CALLS = 100_000;

test('each argument type of a syscall has a draw', () => {
  expect(UNDRAWN).toEqual([]);
});

test(`${CALLS} random calls end as declared, and leave nothing behind`, () => {
  const lines: string[] = [];
  const listener = { say: (line: string): void => void lines.push(line), reached: () => undefined };
  const ok = campaign({ seed: 1, calls: CALLS }, listener);
  expect({ ok, said: lines.join('\n') }).toEqual({
    ok: true,
    said: expect.stringMatching(/^\d+ calls of \d+ seeds, \d+ different outcomes$/m),
  });
  process.stdout.write(`${lines.join('\n')}\n`);
});
