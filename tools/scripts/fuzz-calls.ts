/** `npm run fuzz:calls`: random calls to the kernel, see `--help`. */
import { parseArgs } from 'node:util';
import process from 'node:process';
import { campaign, COMPLETE_FROM } from '../../libs/kernel/test/campaign/campaign.ts';
import { givenTwice } from '../codegen/src/options.ts';

const HELP = `Usage: npm run fuzz:calls -- [options]

Random calls to the kernel, with any registers and any memory, from many tasks on 1, 2, 4 and 64 harts: each ends with an
outcome that the contract declares, a reject changes nothing, the state stays consistent, everything is given back when
its owner has ended, and a second run of a seed gives the same digest. Prints the calls made by outcome.

  --calls N  calls, after which nothing new is begun (default 100000)
  --seed S   the first seed; the others follow it (default 1)
  --help     this text

100,000 calls are part of \`npm run test:deep\`, 3,000,000 of \`npm run soak\`; from ${COMPLETE_FROM} calls on each outcome
must have been seen.

Exit codes: 0 nothing was wrong; 1 something was; 2 wrong usage, such as an option given twice.
`;

const FLAGS = {
  calls: { type: 'string', default: '100000' },
  seed: { type: 'string', default: '1' },
  help: { type: 'boolean', default: false },
} as const;

const usage = (what: string): void => {
  process.stderr.write(`${what}; \`npm run fuzz:calls -- --help\` says more\n`);
  process.exitCode = 2;
};

function run(args: readonly string[]): void {
  const twice = givenTwice(args, FLAGS);
  if (twice !== undefined) return usage(`--${twice} is given twice`);
  const { values } = parseArgs({ args: [...args], options: FLAGS });
  if (values.help) {
    process.stdout.write(HELP);
    return undefined;
  }
  const [calls, seed] = [Number(values.calls), Number(values.seed)];
  const isWhole = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;
  if (!isWhole(calls) || calls === 0) return usage(`--calls cannot be '${values.calls}'`);
  if (!isWhole(seed)) return usage(`--seed cannot be '${values.seed}'`);
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const reached = (made: number): void => say(`${made}/${calls} made`);
  process.exitCode = campaign({ calls, seed }, { say, reached }) ? 0 : 1;
  return undefined;
}

try {
  run(process.argv.slice(2));
} catch (error) {
  usage(error instanceof Error ? error.message : String(error));
}
