/** The options of a campaign. */
import { parseArgs } from 'node:util';
import { givenTwice } from '../../codegen/src/options.ts';

/** The options of a campaign. */
export interface Options {
  /** Real time, after which nothing new is begun. */
  readonly minutes: number;
  /** The first seed; the others follow it. */
  readonly seed: number;
  readonly harts: readonly number[];
  /** The factor for the runs of each property. */
  readonly runs: number;
  /** The number of generated requests to each service, after the campaign. */
  readonly requests: number;
  /** The number of random calls to the kernel, after that. */
  readonly calls: number;
  /** The number of drawn contracts, after that. */
  readonly contracts: number;
  /** The part of all mutants that is tried last, such as 2/8; 0: none. */
  readonly mutants: string;
}

/** The help text of `npm run soak -- --help`. */
export const HELP = `Usage: npm run soak -- [options]

Selftests of one seed after the other, each twice with each number of harts, which must be accepted and
give the same digest; and property tests, over and over with other seeds; then generated requests to each service, random calls to the kernel,
drawn contracts, and mutants: each must be noticed, or be listed. Stops at the first failure and says how to replay it.

  --minutes M    real time, after which nothing new is begun (default 10)
  --seed N       the first seed (default 1)
  --smp LIST     numbers of harts (default 1,2,4,64)
  --runs K       each property is tried K times as often as in \`npm test\` (default 10)
  --requests N   generated requests to each service after that (default 100000)
  --calls N      random calls after that, see \`npm run fuzz:calls -- --help\` (default 3000000)
  --contracts N  contracts that are drawn after that, see \`npm run fuzz:contracts -- --help\` (default 5000)
  --mutants I/N  the I-th of N parts of all mutants after that, see \`npm run mutants -- --help\` (default 1/1, 0 for none);
                 what came of them is kept, so that a soak that was ended continues where it stood
  --help         this text

Exit codes: 0 nothing failed, 1 something did, 2 wrong usage, such as an option given twice.
`;

const DEFAULTS = {
  minutes: '10',
  seed: '1',
  smp: '1,2,4,64',
  runs: '10',
  requests: '100000',
  calls: '3000000',
  contracts: '5000',
  mutants: '1/1',
} as const;

const isWhole = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

function isPart(text: string): boolean {
  const [, part = 0, parts = 0] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).map(Number);
  return part >= 1 && part <= parts;
}

const FLAGS = {
  minutes: { type: 'string', default: DEFAULTS.minutes },
  seed: { type: 'string', default: DEFAULTS.seed },
  smp: { type: 'string', default: DEFAULTS.smp },
  runs: { type: 'string', default: DEFAULTS.runs },
  requests: { type: 'string', default: DEFAULTS.requests },
  calls: { type: 'string', default: DEFAULTS.calls },
  contracts: { type: 'string', default: DEFAULTS.contracts },
  mutants: { type: 'string', default: DEFAULTS.mutants },
  help: { type: 'boolean', default: false },
} as const;

/** Reads options: gives them, the help, or what is wrong with them. */
export function readOptions(
  args: readonly string[],
): { readonly options: Options } | { readonly help: string } | { readonly usage: string } {
  const names = [
    'minutes',
    'seed',
    'smp',
    'runs',
    'requests',
    'calls',
    'contracts',
    'mutants',
  ] as const;
  try {
    const twice = givenTwice(args, FLAGS);
    if (twice !== undefined) return { usage: `--${twice} is given twice` };
    const { values } = parseArgs({ args: [...args], options: FLAGS });
    if (values.help) return { help: HELP };
    const harts = values.smp.split(',').map(Number);
    const given = [values.minutes, values.seed, values.runs, values.requests];
    const [minutes, seed, runs, requests] = given.map(Number);
    const [calls, contracts] = [values.calls, values.contracts].map(Number);
    const isGood = {
      minutes: minutes !== undefined && minutes > 0 && Number.isFinite(minutes),
      seed: seed !== undefined && isWhole(seed),
      smp: harts.every((count) => [1, 2, 4, 64].includes(count)),
      runs: runs !== undefined && runs > 0 && Number.isFinite(runs),
      requests: requests !== undefined && isWhole(requests),
      calls: calls !== undefined && isWhole(calls),
      contracts: contracts !== undefined && isWhole(contracts),
      mutants: values.mutants === '0' || isPart(values.mutants),
    };
    const wrong = names.find((name) => !isGood[name]);
    if (wrong !== undefined) return { usage: `--${wrong} cannot be '${values[wrong]}'` };
    const read = { minutes: minutes ?? 0, seed: seed ?? 0, harts, runs: runs ?? 0 };
    const drawn = { requests: requests ?? 0, calls: calls ?? 0, contracts: contracts ?? 0 };
    return { options: { ...read, ...drawn, mutants: values.mutants } };
  } catch (error) {
    return { usage: error instanceof Error ? error.message : String(error) };
  }
}
