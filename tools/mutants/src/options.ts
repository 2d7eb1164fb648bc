/** The options of `npm run mutants`. */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { OPERATORS } from './operators/index.ts';
import { PACKAGES } from './packages.ts';
import { STAGES, type StageName } from './run/stages.ts';

/** What is asked for. */
export interface Options {
  readonly package?: string;
  readonly file?: string;
  readonly operator?: string;
  readonly draw?: number;
  readonly seed: string;
  readonly base?: string;
  readonly minutes?: number;
  readonly patience?: number;
  readonly part: number;
  readonly parts: number;
  /** How many mutants are tried at once. */
  readonly workers: number;
  readonly stages: readonly StageName[];
  readonly json: boolean;
  readonly list: boolean;
  readonly quiet: boolean;
  readonly report: boolean;
}

/** The text of `--help`. */
export const HELP = `npm run mutants -- [options]

Changes one place of the sources at a time, without writing to any of them, and shows what notices.

  --package NAME   ${Object.keys(PACKAGES).join(', ')}
  --file PATH      mutants of one file
  --operator NAME  mutants of one operator: ${Object.keys(OPERATORS).join(', ')}
  --draw N         N of them; --seed TEXT decides which, for example the hash of a commit
  --base REF       those of files that differ from this commit first, and only survivors of these fail; not those that are
                   listed as equivalent or as survivors
  --minutes M      ends after this time, for example 2.5; a mutant that has no verdict then counts as not tried
  --part I/N       the I-th of N parts
  --patience S     a stage ends without a verdict on a mutant after so many seconds of the processor, and the next one tries:
                   finds what is likely to survive soon, since a survivor has passed all tests
  --workers N      tries N mutants at once; as many as there are processors, if not given
  --stages A,B     only these of ${STAGES.join(', ')}
  --list           prints the mutants, and tries none
  --quiet          of each mutant only that it was tried
  --json           one JSON document instead of lines, also of --list
  --report         tries none: writes docs/mutants.md of the results that are kept and hold, and what follows from them, in
                   tools/mutants/reports.json, tools/mutants/survivors.json and README.md. A package of which nine of ten
                   mutants have no such result keeps what was written of it, unless --package names it

Results are kept in .abicus/mutants: each for as long as the tests that gave it, and all that they import, are what they
were. A run that was ended continues where it stood, and several may run at once, with different parts. It is also recorded
which tests reach what, so that only these run; with --draw or --minutes only of test files that run often. The stage prove reads the reports of the last
whole run of tests.
Exit 0: none survived; 1: some did, or a list of mutants is wrong; 2: could not be tried, or a list cannot be read.
`;

const SHAPES = {
  package: { type: 'string' },
  file: { type: 'string' },
  operator: { type: 'string' },
  draw: { type: 'string' },
  seed: { type: 'string' },
  base: { type: 'string' },
  minutes: { type: 'string' },
  patience: { type: 'string' },
  part: { type: 'string' },
  workers: { type: 'string' },
  stages: { type: 'string' },
  list: { type: 'boolean' },
  json: { type: 'boolean' },
  quiet: { type: 'boolean' },
  report: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** A sentence about wrong usage. */
class Usage extends Error {}

function whole(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new Usage(`--${name} ${text} is no whole number from 1 on`);
  return Number(text);
}

function minutesFrom(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,6}(?:\.\d{1,3})?$/.test(text) || Number(text) === 0)
    throw new Usage(`--minutes ${text} is no time`);
  return Number(text);
}

function partFrom(text: string): { readonly part: number; readonly parts: number } {
  const [, part = 0, parts = 0] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (part < 1 || part > parts) throw new Usage(`--part ${text} is no part: 1/4 to 4/4 are`);
  return { part, parts };
}

function stagesFrom(text: string): StageName[] {
  const asked = text.split(',');
  const unknown = asked.find((one) => !STAGES.some((stage) => stage === one));
  if (unknown !== undefined)
    throw new Usage(`no stage '${unknown}'; there are ${STAGES.join(', ')}`);
  return STAGES.filter((stage) => asked.includes(stage));
}

/** Reads arguments. */
export function readOptions(
  args: readonly string[],
): { readonly options: Options } | { readonly help: string } | { readonly usage: string } {
  try {
    const { values } = parseArgs({ args: [...args], options: SHAPES, strict: true });
    if (values.help === true) return { help: HELP };
    const { package: name, file, operator, base, seed = '' } = values;
    if (name !== undefined && !Object.hasOwn(PACKAGES, name)) {
      throw new Usage(`no package '${name}'; there are ${Object.keys(PACKAGES).join(', ')}`);
    }
    if (operator !== undefined && !Object.hasOwn(OPERATORS, operator)) {
      throw new Usage(`no operator '${operator}'; there are ${Object.keys(OPERATORS).join(', ')}`);
    }
    const [draw, minutes] = [whole('draw', values.draw), minutesFrom(values.minutes)];
    const patience = whole('patience', values.patience);
    const isRest = Object.keys(values).some((one) => one !== 'report' && one !== 'package');
    if (values.report === true && isRest)
      throw new Usage('--report is of all mutants, or of those of a --package');
    const options: Options = {
      ...(name !== undefined && { package: name }),
      ...(file !== undefined && { file }),
      ...(operator !== undefined && { operator }),
      ...(base !== undefined && { base }),
      ...(draw !== undefined && { draw }),
      ...(minutes !== undefined && { minutes }),
      ...(patience !== undefined && { patience }),
      seed,
      ...partFrom(values.part ?? '1/1'),
      workers: whole('workers', values.workers) ?? availableParallelism(),
      stages: stagesFrom(values.stages ?? STAGES.join(',')),
      json: values.json === true,
      list: values.list === true,
      quiet: values.quiet === true,
      report: values.report === true,
    };
    return { options };
  } catch (error) {
    if (error instanceof Error) return { usage: error.message };
    throw error;
  }
}
