import type { Cpu, Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import { bench, BOUND } from '../test/bench-board.ts';
import type { Machine } from './machine.ts';
import { replayTo } from './rewind.ts';

function* counter(cpu: Cpu): Program {
  for (let i = 0; i < 100; i++) {
    cpu.x[20] = i;
    yield undefined;
  }
}

const factory = (): Machine => bench([counter], undefined, { harts: 3, seed: 5 }).machine;

test('the machine at any step of a run is the one that the run had there', () => {
  const run = factory();
  const digests = [run.digest()];
  for (let step = 0; step < 120; step++) {
    run.run({ ...BOUND, maxSteps: 1 });
    digests.push(run.digest());
  }
  expect(new Set(digests).size).toBe(digests.length);
  for (const step of [120, 119, 64, 63, 1, 0]) {
    expect(replayTo(factory, step, BOUND.maxRounds).digest()).toBe(digests[step]);
  }
});

test('from a step that was gone back to, the run goes on as before', () => {
  const run = factory();
  run.run(BOUND);
  const again = replayTo(factory, 50, BOUND.maxRounds);
  again.run(BOUND);
  expect(again.digest()).toBe(run.digest());
});

test('a step that the run does not reach is refused', () => {
  expect(() => replayTo(factory, 1000, BOUND.maxRounds)).toThrow(
    'step 1000: the run ends after 303',
  );
});
