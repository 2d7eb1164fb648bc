/** The stages after the tests: `abicus` from its sources, each time in a process of its own with the mutant in it. */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { ACTIVE, type Active } from '../switch/active.ts';

/** Whether a stage noticed, and by what. */
export interface StageResult {
  /** What it said of the mutant; absent: it noticed nothing. */
  readonly noticed?: string;
}

/** A stage that runs `abicus`. */
export type Stage = (root: string, active: Active) => Promise<StageResult>;

/** How long a process may take before it counts as hanging: the selftest ends itself sooner. */
const HANG_MS = 180_000;

interface ProcessResult {
  readonly code: number | 'hangs';
  readonly stdout: string;
  readonly output: string;
}

function abicus(root: string, active: Active, args: readonly string[]): Promise<ProcessResult> {
  const hook = pathToFileURL(join(import.meta.dirname, '..', 'switch', 'hook.ts')).href;
  return new Promise((resolve) => {
    const command = ['--import', hook, join(root, 'apps/abicus/bin/abicus.cjs'), ...args];
    const child = spawn(process.execPath, command, {
      cwd: root,
      env: { ...process.env, ABICUS_START: 'sources', [ACTIVE]: JSON.stringify(active) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, output, isHanging] = ['', '', false];
    const timer = setTimeout(() => {
      isHanging = true;
      child.kill('SIGKILL');
    }, HANG_MS);
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      output += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => void (output += chunk.toString()));
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code: isHanging ? 'hangs' : (code ?? 1), stdout, output });
    });
  });
}

/** The last line of an output, for a report. */
function lastLine(output: string): string {
  return output.trimEnd().split('\n').at(-1) ?? '';
}

function noticedBy({ code, output }: ProcessResult): StageResult {
  if (code === 0) return {};
  return { noticed: code === 'hangs' ? 'hangs' : `exit ${code}: ${lastLine(output)}` };
}

/** A finding of the bundle says that it is not made of the sources, which is so of every mutant. */
const OF_THE_BUNDLE = 'ABI7003';

interface Report {
  readonly findings: readonly { readonly code: string; readonly message: string }[];
}

/** `abicus check`, which reads sources as texts. */
const check: Stage = async (root, active) => {
  const ran = await abicus(root, { ...active, reads: true }, ['check', '--format', 'json']);
  if (ran.code !== 1) return noticedBy(ran);
  const { findings } = JSON.parse(ran.stdout) as Report;
  const [first] = findings.filter(({ code }) => code !== OF_THE_BUNDLE);
  return first === undefined ? {} : { noticed: `${first.code}: ${first.message}` };
};

/** How long a selftest may take by itself: two hundred times what it takes on an idle machine. */
const SELFTEST_MS = '30000';

/** The ladder with one hart, then with two. */
const selftest: Stage = async (root, active) => {
  const folder = join(root, `.abicus/mutants/evidence-${process.pid}`);
  for (const harts of ['1', '2']) {
    const limits = ['--smp', harts, '--timeout', SELFTEST_MS];
    const args = ['selftest', ...limits, '--evidence', join(folder, harts)];
    const ran = await abicus(root, active, args);
    // A run that was ended leaves evidence over which no other run writes.
    rmSync(folder, { recursive: true, force: true });
    const { noticed } = noticedBy(ran);
    if (noticed !== undefined) return { noticed: `--smp ${harts}: ${noticed}` };
  }
  return {};
};

/** `abicus prove` of the reports of the last `npm test`, as they are: they are not made anew for each mutant. */
const prove: Stage = async (root, active) => noticedBy(await abicus(root, active, ['prove']));

/** The stages after the tests, in their order. */
export const PROCESS_STAGES: Readonly<Record<'check' | 'selftest' | 'prove', Stage>> = {
  check,
  selftest,
  prove,
};
