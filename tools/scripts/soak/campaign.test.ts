import { expect, test } from 'vitest';
import { campaign, type World } from './campaign.ts';
import { readOptions, type Options } from './options.ts';

const OPTIONS: Options = {
  minutes: 1,
  seed: 7,
  harts: [1, 2],
  runs: 5,
  requests: 0,
  calls: 0,
  contracts: 0,
  mutants: '0',
};
const TESTS = ['libs/a/src/a.test.ts'];

/** A world in which a selftest takes a second; it records its calls. */
function world(changes: Partial<World> = {}): World & { readonly done: string[] } {
  const done: string[] = [];
  let ms = 0;
  return {
    done,
    selftest: (harts, seed, twin) => {
      ms += 500;
      done.push(`${harts}/${seed}/${twin}`);
      return Promise.resolve({ ok: true, digest: `${harts} ${seed}`, output: '' });
    },
    properties: (seed, runs) => {
      ms += 5000;
      done.push(`properties ${seed} x${runs}`);
      return Promise.resolve(undefined);
    },
    now: () => ms,
    say: (line) => void done.push(line),
    ...changes,
  };
}

test('seeds and properties alternate until the time is up', async () => {
  const all = world();
  expect(await campaign(OPTIONS, all, TESTS)).toEqual({
    selftests: 80,
    seeds: 20,
    propertyRounds: 4,
    seconds: 60,
  });
  expect(all.done.slice(0, 4)).toEqual(['1/7/0', '1/7/1', '2/7/0', '2/7/1']);
  expect(all.done.filter((line) => !line.includes('/'))).toEqual([
    '10 s: 20 selftests, seeds 7 to 11',
    'properties 7 x5',
    '15 s: properties, 5 times as often, seed 7',
    '25 s: 40 selftests, seeds 7 to 16',
    'properties 8 x5',
    '30 s: properties, 5 times as often, seed 8',
    '40 s: 60 selftests, seeds 7 to 21',
    'properties 9 x5',
    '45 s: properties, 5 times as often, seed 9',
    '55 s: 80 selftests, seeds 7 to 26',
    'properties 10 x5',
    '60 s: properties, 5 times as often, seed 10',
  ]);
});

test('a failed selftest is replayed by its harts and seed', async () => {
  const { failure, selftests } = await campaign(
    OPTIONS,
    world({
      selftest: (harts, seed) =>
        Promise.resolve({ ok: seed < 9 || harts < 2, digest: 'x', output: 'the log' }),
    }),
    TESTS,
  );
  expect({ failure, selftests }).toEqual({
    failure: {
      what: 'the selftest fails: 2 harts, seed 9',
      replay: 'npx abicus selftest --smp 2 --seed 9',
      output: 'the log',
    },
    selftests: 10,
  });
});

test('two runs of one seed give one digest', async () => {
  const { failure } = await campaign(
    OPTIONS,
    world({
      selftest: (_, seed, twin) =>
        Promise.resolve({ ok: true, digest: seed === 8 ? `d${twin}` : 'd', output: '' }),
    }),
    TESTS,
  );
  expect(failure).toEqual({
    what: 'two runs differ in their digests: 1 hart, seed 8',
    replay: 'npx abicus selftest --smp 1 --seed 8',
    output: 'd0\nd1',
  });
});

test('a failed property is replayed by its seed', async () => {
  const { failure, propertyRounds } = await campaign(
    OPTIONS,
    world({ properties: () => Promise.resolve('counterexample') }),
    TESTS,
  );
  expect(failure?.replay).toBe(
    'ABICUS_FUZZ_SEED=7 ABICUS_FUZZ_RUNS=5 npx vitest run libs/a/src/a.test.ts',
  );
  expect({ output: failure?.output, propertyRounds }).toEqual({
    output: 'counterexample',
    propertyRounds: 0,
  });
});

test('options', () => {
  expect(readOptions([])).toEqual({
    options: {
      minutes: 10,
      seed: 1,
      harts: [1, 2, 4, 64],
      runs: 10,
      requests: 100_000,
      calls: 3_000_000,
      contracts: 5000,
      mutants: '1/1',
    },
  });
  const args = ['--minutes', '0.5', '--smp', '64', '--seed', '9', '--runs', '2'];
  expect(readOptions([...args, '--mutants', '2/8'])).toEqual({
    options: {
      minutes: 0.5,
      seed: 9,
      harts: [64],
      runs: 2,
      requests: 100_000,
      calls: 3_000_000,
      contracts: 5000,
      mutants: '2/8',
    },
  });
  expect(readOptions(['--help'])).toHaveProperty('help');
});

test.each([
  [['--minutes', '0'], "--minutes cannot be '0'"],
  [['--minutes', 'x'], "--minutes cannot be 'x'"],
  [['--smp', '1,3'], "--smp cannot be '1,3'"],
  [['--seed', '-1'], '--seed'],
  [['--runs', '0'], "--runs cannot be '0'"],
  [['--contracts', '-1'], '--contracts'],
  [['--mutants', '3/2'], "--mutants cannot be '3/2'"],
  [['--mutants', 'all'], '--mutants'],
  [['--calls', 'x'], "--calls cannot be 'x'"],
  [['--requests', '1.5'], "--requests cannot be '1.5'"],
  [['--fast'], "Unknown option '--fast'"],
])('%j is a usage error', (args, message) => {
  const read = readOptions(args);
  expect('usage' in read && read.usage).toContain(message);
});
