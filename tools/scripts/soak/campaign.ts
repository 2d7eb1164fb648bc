/** A campaign: rounds of selftests and properties until time is up or something fails. */
import type { Options } from './options.ts';
import { plural } from '../../codegen/src/diagnostics/plural.ts';

/** How a selftest ended. */
export interface Ended {
  readonly ok: boolean;
  readonly digest: string;
  /** What it said, if it is not accepted. */
  readonly output: string;
}

/** What a campaign needs of the world. */
export interface World {
  /** Boots a machine; two of one seed at the same time keep out of each other's way by `twin`. */
  readonly selftest: (harts: number, seed: number, twin: number) => Promise<Ended>;
  /** Tries the properties; what was said if one fails, else nothing. */
  readonly properties: (seed: number, runs: number) => Promise<string | undefined>;
  /** Real time in ms, from any point. */
  readonly now: () => number;
  readonly say: (line: string) => void;
}

/** What failed, and how to see it again. */
export interface Failure {
  readonly what: string;
  readonly replay: string;
  readonly output: string;
}

/** What was done. */
export interface Summary {
  readonly selftests: number;
  readonly seeds: number;
  readonly propertyRounds: number;
  readonly seconds: number;
  readonly failure?: Failure;
}

/** Seeds between two rounds of properties. */
const SEEDS_PER_ROUND = 5;

/** One seed with one number of harts, twice at once. */
async function twins(world: World, harts: number, seed: number): Promise<Failure | undefined> {
  const [one, other] = await Promise.all([0, 1].map((twin) => world.selftest(harts, seed, twin)));
  const replay = `npx abicus selftest --smp ${harts} --seed ${seed}`;
  const at = `${plural(harts, 'hart')}, seed ${seed}`;
  for (const ended of [one, other]) {
    if (ended?.ok !== true) {
      return { what: `the selftest fails: ${at}`, replay, output: ended?.output ?? '' };
    }
  }
  if (one?.digest === other?.digest) return undefined;
  const output = `${one?.digest}\n${other?.digest}`;
  return { what: `two runs differ in their digests: ${at}`, replay, output };
}

/** The command that tries the properties of a seed again. */
export function replayOfProperties(seed: number, runs: number, tests: readonly string[]): string {
  return `ABICUS_FUZZ_SEED=${seed} ABICUS_FUZZ_RUNS=${runs} npx vitest run ${tests.join(' ')}`;
}

/** Runs a campaign. `tests` are the files of properties, for the replay. */
export async function campaign(
  options: Options,
  world: World,
  tests: readonly string[],
): Promise<Summary> {
  const { minutes, seed: first, harts, runs } = options;
  const start = world.now();
  const isOver = (): boolean => world.now() - start >= minutes * 60_000;
  const seconds = (): number => Math.round((world.now() - start) / 1000);
  let [selftests, seeds, propertyRounds] = [0, 0, 0];
  const summary = (failure?: Failure): Summary => {
    const done = { selftests, seeds, propertyRounds, seconds: seconds() };
    return failure === undefined ? done : { ...done, failure };
  };
  while (!isOver()) {
    for (let i = 0; i < SEEDS_PER_ROUND && !isOver(); i++) {
      const seed = first + seeds;
      for (const count of harts) {
        const failure = await twins(world, count, seed);
        if (failure !== undefined) return summary(failure);
        selftests += 2;
      }
      seeds++;
    }
    world.say(
      `${seconds()} s: ${plural(selftests, 'selftest')}, seeds ${first} to ${first + seeds - 1}`,
    );
    if (isOver()) break;
    const seed = first + propertyRounds;
    const output = await world.properties(seed, runs);
    if (output !== undefined) {
      const replay = replayOfProperties(seed, runs, tests);
      return summary({ what: `a property fails, seed ${seed}`, replay, output });
    }
    propertyRounds++;
    world.say(`${seconds()} s: properties, ${plural(runs, 'time')} as often, seed ${seed}`);
  }
  return summary();
}
