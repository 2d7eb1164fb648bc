/** Outputs are written all or none, wherever a process is killed, and beside several others. */
import { beforeAll, expect, test } from 'vitest';
import {
  allWell,
  killedAfter,
  recovered,
  together,
  undisturbed,
  type Undisturbed,
} from '../testing/changed.ts';

let calm: Undisturbed;
beforeAll(async () => {
  calm = await undisturbed();
});

test.each([0.1, 0.4, 0.7, 0.95])(
  'kill -9 after %d of the steps of a process leaves nothing for ever',
  async (part) => {
    expect(await killedAfter(part, calm.steps)).toEqual(recovered(calm));
  },
);

test('runs in several processes at the same time end well, and the result is whole', async () => {
  expect(await together(3)).toEqual(allWell(3, calm));
});
