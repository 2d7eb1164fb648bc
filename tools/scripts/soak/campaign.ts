/** A campaign: rounds of selftests and properties until the time is up or something fails. */
import type { Options } from './options.ts';
import { plural } from '../../codegen/src/diagnostics/plural.ts';

/** The result of a selftest. */
export interface SelftestResult {
  readonly ok: boolean;
  readonly digest: string;
  /** Its output, if it was not accepted. */
  readonly output: string;
}

/** The dependencies of a campaign. */
export interface World {
  /** Boots a machine; two of one seed at the same time use different files by `twin`. */
  readonly selftest: (harts: number, seed: number, twin: number) => Promise<SelftestResult>;
  /** Runs the properties; the output if one fails, else nothing. */
  readonly properties: (seed: number, runs: number) => Promise<string | undefined>;
  /** Real time in ms, from any origin. */
  readonly now: () => number;
  readonly say: (line: string) => void;
}

/** A failure, and the command that replays it. */
export interface Failure {
  readonly what: string;
  readonly replay: string;
  readonly output: string;
}

/** The counts of a campaign. */
export interface Summary {
  readonly selftests: number;
  readonly seeds: number;
  readonly propertyRounds: number;
  readonly seconds: number;
  readonly failure?: Failure;
}

/** Seeds between two rounds of properties. */
const SEEDS_PER_ROUND = 5;

/** Runs one seed with one number of harts, twice at once. */
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

/** The command that runs the properties of a seed again. */
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
