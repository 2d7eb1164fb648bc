/**
 * Runs the steps of an npm script: one line each for success, and for a failure its name, its fix and
 * its output. Shows progress, see progress/.
 */
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { asShown, coloursFor, isColoured, paint } from './colours.ts';
import { inOrder, type Ordering, type Place } from './order.ts';
import { keepDurations, lastDurations } from './progress/durations.ts';
import { Progress, type Screen } from './progress/progress.ts';
import { ASKED, type Report } from './progress/report.ts';

/** One program to run. */
export interface Step extends Place {
  readonly name: string;
  /** The program and its arguments; programs of node_modules/.bin are found by name. */
  readonly command: readonly [string, ...string[]];
  /** What to do when it fails, as an imperative phrase. */
  readonly fix: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Shows the step's output as it comes, even if it succeeds. */
  readonly loud?: boolean;
  /** The program reports its progress (progress/report.ts). */
  readonly reports?: boolean;
}

/** How the steps of a command run. */
export interface StepOptions extends Ordering {
  /** The command as it is typed: durations are stored under this name. */
  readonly of: string;
}

interface Outcome {
  readonly code: number;
  readonly output: string;
  /** The summary that the program reported. */
  readonly summary: string;
}

/** The root of the workspace. */
export const workspaceRoot: string = join(import.meta.dirname, '..', '..');

/** The screen of progress: standard output. */
export function screen(): Screen {
  const { stdout } = process;
  return {
    write: (text) => void stdout.write(text),
    isTerminal: stdout.isTTY && process.env['TERM'] !== 'dumb',
    // A terminal of unknown width reports 0 columns.
    columns: stdout.columns || 80,
    now: () => performance.now(),
  };
}

/** Updates the status line while `work` runs. */
export async function shown<T>(progress: Progress, work: () => Promise<T>): Promise<T> {
  const clock = setInterval(() => progress.show(), 1000);
  try {
    return await work();
  } finally {
    clearInterval(clock);
    progress.clear();
  }
}

/** Runs `steps` in order, `atOnce` of them at a time. Returns the names of those that failed. */
export async function runSteps(steps: readonly Step[], options: StepOptions): Promise<string[]> {
  const failed: string[] = [];
  const last = lastDurations(workspaceRoot, options.of);
  // A step whose output is shown as it comes leaves no place for a status line.
  const isLoud = steps.some(({ loud }) => loud === true);
  const on = { ...screen(), ...(isLoud && { isTerminal: false }) };
  const progress = new Progress(steps, last, on, options.atOnce);
  const runOne = async (step: Step, stop: AbortSignal): Promise<boolean> => {
    progress.begin(step.name);
    const outcome = await run(step, progress, stop);
    const isOk = outcome.code === 0;
    const seconds = (progress.end(step.name, isOk) / 1000).toFixed(1);
    const isStopped = !isOk && stop.aborted;
    if (!isOk && !isStopped) failed.push(step.name);
    progress.print(
      isStopped ? `..    ${step.name}: stopped (${seconds} s)\n` : reportOf(step, outcome, seconds),
    );
    return isOk;
  };
  await shown(progress, () => inOrder(steps, options, runOne));
  keepDurations(workspaceRoot, options.of, progress.taken);
  return failed;
}

function reportOf(step: Step, { code, output, summary }: Outcome, seconds: string): string {
  if (code === 0) {
    const came = summary === '' ? '' : `: ${summary}`;
    return `${paint('green', 'ok')}    ${step.name} (${seconds} s)${came}\n`;
  }
  const heading = `${paint('red', `FAIL  ${step.name}`)} (${seconds} s, exit ${code})\n`;
  const said = output === '' ? '' : `${asShown(output).trimEnd()}\n`;
  return `${heading}${said}${paint('red', 'fix')}   ${step.fix}\n`;
}

/** Runs a step; the signal ends its program. */
function run(step: Step, progress: Progress, stop: AbortSignal): Promise<Outcome> {
  const [program, ...args] = step.command;
  const bin = join(workspaceRoot, 'node_modules', '.bin');
  const isLoud = step.loud === true;
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...coloursFor(process.env, isColoured()),
    ...(step.reports === true ? { [ASKED]: 'ipc' } : {}),
    ...step.env,
    PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`,
  };
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: workspaceRoot,
      env,
      shell: process.platform === 'win32',
      stdio: isLoud
        ? 'inherit'
        : ['ignore', 'pipe', 'pipe', ...(step.reports ? ['ipc' as const] : [])],
    });
    stop.addEventListener('abort', () => child.kill(), { once: true });
    let [output, summary] = ['', ''];
    const collect = (chunk: Buffer): void => void (output += chunk.toString());
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.on('message', (said: Report) => {
      if ('summary' in said) summary = said.summary;
      else progress.reach(step.name, said);
    });
    child.on('error', (error) => resolve({ code: 127, output: error.message, summary }));
    child.on('close', (code) => resolve({ code: code ?? 1, output, summary }));
  });
}
