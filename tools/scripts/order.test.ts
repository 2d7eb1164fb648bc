/** The order of steps that run beside each other. */
import { expect, test } from 'vitest';
import { inOrder, type Ordering, type Place } from './order.ts';

/** What begins (`+`) and ends (`-`, or `!` where it fails or is stopped) of steps such as `a:2`, which takes two turns. */
async function seen(text: string, ordering: Ordering): Promise<string> {
  const log: string[] = [];
  const steps = text.split(' ').map((one): Place & { name: string; turns: number } => {
    const [name = '', turns] = one.split(':');
    return { name, turns: Number(turns), ...(name === 'last' && { afterOthers: true }) };
  });
  await inOrder(steps, ordering, async ({ name, turns }, stop) => {
    log.push(`+${name}`);
    for (let turn = 0; turn < Math.abs(turns) && !stop.aborted; turn++) {
      await new Promise(setImmediate);
    }
    const isOk = turns >= 0 && !stop.aborted;
    log.push(`${isOk ? '-' : '!'}${name}`);
    return isOk;
  });
  return log.join(' ');
}

const FAST = { atOnce: 2, failFast: true };
const ALL = { ...FAST, failFast: false };

test.each([
  ['one at a time', 'a:2 b:1', { ...FAST, atOnce: 1 }, '+a -a +b -b'],
  ['two at a time', 'a:1 b:9 c:1 d:1', FAST, '+a +b -a +c -c +d -d -b'],
  ['the last waits for the longest', 'a:1 b:9 last:1', FAST, '+a +b -a -b +last -last'],
  ['beside it those after it begin', 'a:1 last:1 b:1', FAST, '+a -a +last +b -last -b'],
  [
    'none begins after a failure, and those that run stop',
    'a:-1 b:9 c:1 last:1',
    FAST,
    '+a +b !a !b',
  ],
  ['nor after a failure at the end', 'a:1 b:-9 last:1', FAST, '+a +b -a !b'],
  ['all, if failures stop none', 'a:-1 b:-2 last:1', ALL, '+a +b !a !b +last -last'],
] as const)('steps begin in order: %s', async (_title, steps, ordering, expected) => {
  expect(await seen(steps, ordering)).toBe(expected);
});

test('no step is none to wait for', async () => {
  expect(await inOrder([], FAST, () => Promise.resolve(true))).toBeUndefined();
});

test('what a step throws is thrown', async () => {
  const run = (): Promise<boolean> => Promise.reject(new Error('no such program'));
  await expect(inOrder([{}, {}], FAST, run)).rejects.toThrow('no such program');
});
