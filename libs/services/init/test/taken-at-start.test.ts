/** Programs that find at their first start what they need taken: they are not up, and their rungs say so. */
import { expect, test } from 'vitest';
import { ASK, obedient, request } from './programs.ts';
import type { TestProgram } from './supervised.ts';
import { runMain, SLOT } from './with-main.ts';

const B: TestProgram = { name: 'b', main: obedient };
const OWN = { name: 'own', depth: 1 };

test.each([
  ['slot of its requests', { endpoints: [{ ...OWN, recv: 2, send: 8 }] }, /own: \w+/],
  ['slot of its clock', { endpoints: [{ ...OWN, recv: 7, send: 9 }], clock: 9 }, /clock: \w+/],
  ['slot of init', { requests: { slot: 1, depth: 4 } }, /init: \w+/],
] as const)(
  'a program with a %s that is taken is not started: its rungs fail, init is not ready, the others serve',
  (_, boot, why) => {
    const a: TestProgram = { name: 'a', main: obedient, boot: { ...boot, supervision: undefined } };
    const { init, collected } = runMain<unknown>([a, B], function* ask(cpu, found) {
      found.push(yield* request(cpu, SLOT.first, ASK.starts));
      found.push(yield* request(cpu, SLOT.second, ASK.starts));
    });
    expect(collected).toEqual(['EPERM', 1]);
    const of = (start: string) => init.filter((line) => line.startsWith(start));
    expect(of('init: start failed svc=a ').join('\n')).toMatch(why);
    expect(of('init: start a')).toEqual([expect.stringMatching(/^init: start a FAIL/)]);
    expect(of('init: up a')).toEqual([expect.stringMatching(/^init: up a FAIL/)]);
    expect(of('init: ready')).toEqual([expect.stringMatching(/^init: ready FAIL/)]);
  },
);
