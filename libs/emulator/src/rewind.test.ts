import type { Cpu, Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import { bootTestMachine, RUN_LIMIT } from '../test/test-machine.ts';
import type { Machine } from './machine.ts';
import { replayTo } from './rewind.ts';

function* counter(cpu: Cpu): Program {
  for (let i = 0; i < 100; i++) {
    cpu.x[20] = i;
    yield undefined;
  }
}

const factory = (): Machine => bootTestMachine([counter], undefined, { harts: 3, seed: 5 }).machine;

test('a replay up to any step has the digest that the run had there', () => {
  const run = factory();
  const digests = [run.digest()];
  for (let step = 0; step < 120; step++) {
    run.run({ ...RUN_LIMIT, maxSteps: 1 });
    digests.push(run.digest());
  }
  expect(new Set(digests).size).toBe(digests.length);
  for (const step of [120, 119, 64, 63, 1, 0]) {
    expect(replayTo(factory, step, RUN_LIMIT.maxRounds).digest()).toBe(digests[step]);
  }
});

test('a replayed machine continues with the digests of the run', () => {
  const run = factory();
  run.run(RUN_LIMIT);
  const again = replayTo(factory, 50, RUN_LIMIT.maxRounds);
  again.run(RUN_LIMIT);
  expect(again.digest()).toBe(run.digest());
});

test('a step that the run does not reach is rejected', () => {
  expect(() => replayTo(factory, 1000, RUN_LIMIT.maxRounds)).toThrow(
    'step 1000: the run ends after 303',
  );
});
