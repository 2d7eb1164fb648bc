/** `npm run soak`: long campaigns, see `npm run soak -- --help`. */
import { spawn } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { campaign, type SelftestResult, type World } from './soak/campaign.ts';
import { hostileEnv, hostileArguments, hostileTests } from './soak/hostile.ts';
import { readOptions, type Options } from './soak/options.ts';
import { Progress } from './progress/progress.ts';
import { screen, shown, workspaceRoot } from './steps.ts';
import { plural } from '../codegen/src/diagnostics/plural.ts';

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly output: string;
}

function run(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  hear: (said: string) => void = () => undefined,
): Promise<Ran> {
  return new Promise((resolve) => {
    const path = join(workspaceRoot, 'node_modules/.bin', program);
    const child = spawn(path, args, {
      cwd: workspaceRoot,
      env: { ...process.env, ...env },
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, output] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      output += chunk.toString();
      hear(chunk.toString());
    });
    child.stderr.on('data', (chunk: Buffer) => void (output += chunk.toString()));
    child.on('error', ({ message }) => resolve({ code: 127, stdout: '', output: message }));
    child.on('close', (code) => resolve({ code: code ?? 1, stdout, output }));
  });
}

async function selftest(harts: number, seed: number, twin: number): Promise<SelftestResult> {
  // Next to the evidence that `abicus prove` reads.
  const evidence = `.abicus/soak/smp${harts}-${twin}`;
  const options = ['--smp', String(harts), '--seed', String(seed), '--evidence', evidence];
  const { code, stdout, output } = await run('abicus', ['selftest', '--json', ...options]);
  if (code !== 0) return { ok: false, digest: '', output };
  const { digest = '' }: { readonly digest?: string } = JSON.parse(stdout);
  return { ok: digest !== '', digest, output };
}

/** The test files with properties. */
function propertyTests(): string[] {
  return globSync('{libs,libs/services,apps,tools}/*/{src,test}/**/*.test.ts', {
    cwd: workspaceRoot,
  })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => readFileSync(join(workspaceRoot, file), 'utf8').includes("'fast-check'"))
    .sort();
}

/** The draws after the campaign, each in a process of its own. */
interface Draw {
  /** The name of the part. */
  readonly name: 'requests' | 'contracts' | 'calls' | 'mutants';
  /** How many are drawn; without it the program says so itself. */
  readonly of: (options: Options) => number | undefined;
  /** Its program, arguments and variables. */
  readonly command: (options: Options) => readonly [string, string[], NodeJS.ProcessEnv?];
  /** Matches a line of progress: how many are done, and of how many. */
  readonly line: RegExp;
  readonly unit: string;
}

/** The command of a script in TypeScript. */
function script(file: string, ...args: readonly string[]): readonly [string, string[]] {
  return ['node', ['--import', './tools/preflight.mjs', '-C', '@abicus/source', file, ...args]];
}

const DRAWS: readonly Draw[] = [
  {
    name: 'requests',
    of: ({ requests }) => requests,
    command: ({ requests, seed }) => [
      'vitest',
      hostileArguments(hostileTests(workspaceRoot)),
      hostileEnv(requests, seed),
    ],
    line: /^(\d+)\/(\d+) sent$/m,
    unit: 'requests to each service',
  },
  {
    name: 'calls',
    of: ({ calls }) => calls,
    command: ({ calls, seed }) =>
      script('tools/scripts/fuzz-calls.ts', '--calls', String(calls), '--seed', String(seed)),
    line: /^(\d+)\/(\d+) made$/m,
    unit: 'calls',
  },
  {
    name: 'contracts',
    of: ({ contracts }) => contracts,
    command: ({ contracts, seed }) =>
      script(
        'tools/scripts/fuzz-contracts.ts',
        '--runs',
        String(contracts),
        '--seed',
        String(seed),
      ),
    line: /^(\d+)\/(\d+) drawn/m,
    unit: 'draws',
  },
  {
    name: 'mutants',
    of: ({ mutants }) => (mutants === '0' ? 0 : undefined),
    command: ({ mutants }) => script('tools/mutants/src/main.ts', '--part', mutants, '--quiet'),
    line: /^(\d+)\/(\d+) tried$/m,
    unit: 'mutants',
  },
];

/** Draws from this seed on; returns a summary. */
async function draw(
  { name, of: count, command, line, unit }: Draw,
  options: Options,
  progress: Progress,
): Promise<{ readonly ok: boolean; readonly said: string }> {
  progress.begin(name);
  const [program, args, env = {}] = command(options);
  const { code, output } = await run(program, args, env, (said) => {
    const [, done, all] = line.exec(said) ?? [];
    const of = count(options) ?? Number(all);
    if (done !== undefined) progress.reach(name, { done: Math.min(of, Number(done)), of, unit });
  });
  progress.end(name, code === 0);
  // The lines of its batches were progress.
  const lines = output.split('\n').filter((one) => !line.test(one));
  return { ok: code === 0, said: lines.join('\n').trimEnd() };
}

async function soak(options: Options): Promise<number> {
  const tests = propertyTests();
  const on = screen();
  const drawn = DRAWS.filter(({ of: count }) => count(options) !== 0);
  const progress = new Progress(['campaign', ...drawn.map(({ name }) => name)], {}, on);
  const [start, of] = [on.now(), options.minutes * 60];
  const say = (line: string): void => progress.print(`${line}\n`);
  /** Shows after each part of the campaign the elapsed time of the total. */
  const reached = <T>(result: T): T => {
    const done = Math.min(of, Math.round((on.now() - start) / 1000));
    progress.reach('campaign', { done, of, unit: 's' });
    return result;
  };
  const properties = async (seed: number, runs: number): Promise<string | undefined> => {
    const env = { ABICUS_FUZZ_SEED: String(seed), ABICUS_FUZZ_RUNS: String(runs) };
    const args = ['run', '--reporter=default', '--testTimeout=0', ...tests];
    const { code, output } = await run('vitest', args, env);
    return code === 0 ? undefined : output;
  };
  const world: World = {
    selftest: async (...one) => reached(await selftest(...one)),
    properties: async (...one) => reached(await properties(...one)),
    now: on.now,
    say,
  };
  progress.begin('campaign');
  const made = await shown(progress, () => campaign(options, world, tests));
  progress.end('campaign', true);
  const { selftests, seeds, propertyRounds, seconds, failure } = made;
  if (failure !== undefined) {
    say(`${failure.output.trimEnd()}\nFAIL  ${failure.what}\nreplay  ${failure.replay}`);
  }
  say(
    `${plural(selftests, 'selftest')} of ${plural(seeds, 'seed')}, ${plural(propertyRounds, 'round')} of ${plural(tests.length, 'property test')}, ${seconds} s`,
  );
  if (failure !== undefined) return 1;
  for (const one of drawn) {
    const { ok, said } = await shown(progress, () => draw(one, options, progress));
    say(said);
    if (!ok) return 1;
  }
  return 0;
}

const read = readOptions(process.argv.slice(2));
if ('help' in read) process.stdout.write(read.help);
else if ('usage' in read) {
  process.stderr.write(`${read.usage}; \`npm run soak -- --help\` says more\n`);
  process.exitCode = 2;
} else process.exitCode = await soak(read.options);
