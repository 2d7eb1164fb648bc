/** What a campaign of drawn contracts is asked for. */
import { parseArgs } from 'node:util';
import { givenTwice } from '../src/options.ts';

/** What a campaign is asked for. */
export type FuzzOptions = {
  readonly runs: number;
  readonly seed: number;
  /** Stops at so many failures. */
  readonly failures: number;
  /** Tries of making each failure smaller. */
  readonly tries: number;
};

const HELP = `Usage: npm run fuzz:contracts -- [options]

Draws contracts over the whole language, hostile names and values among them, generates from each, compiles
all of it with tsc, cc and rustc, and holds every codec and record against the reference encoder. A draw works,
or it is a finding with a place; everything else is a failure, which is made smaller and printed with its seed.

  --runs N       draws (default 150)
  --seed S       the seed of the first one; the others follow it (default 1)
  --failures N   stop at so many failures (default 5)
  --tries N      tries of making a failure smaller (default 400)
  --help         this text

150 draws are part of \`npm run test:deep\`, 5,000 of \`npm run soak\`. At least 60 % must work; from 1,000 draws on
each form of the language must be among those.

Exit codes: 0 no failure, and enough draws work; 1 otherwise; 2 wrong usage, such as an option given twice.
`;

const DEFAULTS = { runs: '150', seed: '1', failures: '5', tries: '400' } as const;

const FLAGS = {
  runs: { type: 'string', default: DEFAULTS.runs },
  seed: { type: 'string', default: DEFAULTS.seed },
  failures: { type: 'string', default: DEFAULTS.failures },
  tries: { type: 'string', default: DEFAULTS.tries },
  help: { type: 'boolean', default: false },
} as const;

/** Reads options: them, the help, or what is wrong with them. */
export function readFuzzOptions(
  args: readonly string[],
): { readonly options: FuzzOptions } | { readonly help: string } | { readonly usage: string } {
  try {
    const twice = givenTwice(args, FLAGS);
    if (twice !== undefined) return { usage: `--${twice} is given twice` };
    const { values } = parseArgs({ args: [...args], options: FLAGS });
    if (values.help) return { help: HELP };
    const numbers = Object.entries(DEFAULTS).map(([name]): [string, number] => {
      return [name, Number(values[name as keyof typeof DEFAULTS])];
    });
    const wrong = numbers.find(([name, value]) => {
      return (
        !Number.isSafeInteger(value) || value < (name === 'runs' || name === 'failures' ? 1 : 0)
      );
    });
    if (wrong !== undefined) return { usage: `--${wrong[0]} takes a whole number` };
    const { runs = 0, seed = 0, failures = 0, tries = 0 } = Object.fromEntries(numbers);
    return { options: { runs, seed, failures, tries } };
  } catch (cause) {
    return { usage: cause instanceof Error ? cause.message : String(cause) };
  }
}
