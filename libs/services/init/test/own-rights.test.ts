/** What init keeps of the programs that it starts, and what their factories allow. */
import { expect, test } from 'vitest';
import { countsOf, rightsOf } from './kernel-tables.ts';
import { ASK, obedient, request } from './programs.ts';
import { runMain, SLOT } from './with-main.ts';

const BUDGET = 3;
const boot = {
  factory: { slot: 10, budget: BUDGET },
  clock: 9,
  endpoints: [{ name: 'loopback', depth: 2, recv: 7, send: 8 }],
  notifies: [{ service: 'init', slot: 1, ops: ['ready'] }],
};

test('init keeps SEND of the requests of each service and cannot receive them; it is ready, and a factory allows its budget', () => {
  const { collected, init } = runMain<unknown>(
    [
      { name: 'a', main: obedient, boot },
      { name: 'b', main: obedient },
    ],
    function* look(cpu, found, { kernel }) {
      yield* request(cpu, SLOT.first, ASK.starts);
      const kept = rightsOf(kernel, 'init').map((line) => line.replace(/^\d+ /, ''));
      found.push(kept.filter((line) => line === 'endpoint SEND').length);
      found.push(kept.filter((line) => line === 'endpoint SEND+RECV+MANAGE').length);
      found.push(kept.filter((line) => line.startsWith('endpoint ')).length);
      found.push(countsOf(kernel)['reservedEndpoints']);
    },
  );
  // Its own requests, and the control endpoints of the two services and of the main program.
  expect(collected).toEqual([2, 4, 6, BUDGET]);
  expect(init.at(-1)).toBe('init: ready');
});
