/**
 * Runs the steps of an npm script: quiet when green (one line each), and for a failure its name, its mend
 * and its output.
 */
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { styleText } from 'node:util';

/** One program to run. */
export interface Step {
  readonly name: string;
  /** The program and its arguments; programs of node_modules/.bin are found by name. */
  readonly command: readonly [string, ...string[]];
  /** What to do when it fails, as an imperative phrase. */
  readonly mend: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The step's own output is the point of it: it is shown as it comes, whatever the outcome. */
  readonly loud?: boolean;
}

/** How steps are run. */
export interface StepOptions {
  /** How many steps run at once; loud steps want 1. */
  readonly atOnce: number;
  /** Stops before the next step once one has failed. */
  readonly failFast: boolean;
}

interface Outcome {
  readonly code: number;
  readonly output: string;
}

/** The root of the workspace. */
export const workspaceRoot: string = join(import.meta.dirname, '..', '..');

/** Runs `steps` in order, `atOnce` of them at a time. Returns the names of those that failed. */
export async function runSteps(steps: readonly Step[], options: StepOptions): Promise<string[]> {
  const failed: string[] = [];
  const waiting = [...steps];
  const worker = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const started = performance.now();
      const outcome = await run(step);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      if (outcome.code !== 0) failed.push(step.name);
      report(step, outcome, seconds);
      if (outcome.code !== 0 && options.failFast) waiting.length = 0;
    }
  };
  await Promise.all(Array.from({ length: options.atOnce }, worker));
  return failed;
}

function report(step: Step, outcome: Outcome, seconds: string): void {
  if (outcome.code === 0) {
    process.stdout.write(`${styleText('green', 'ok')}    ${step.name} (${seconds} s)\n`);
    return;
  }
  const heading = styleText('red', `FAIL  ${step.name}`);
  process.stdout.write(`${heading} (${seconds} s, exit ${outcome.code})\n`);
  if (outcome.output !== '') process.stdout.write(`${outcome.output.trimEnd()}\n`);
  process.stdout.write(`${styleText('red', 'mend')}  ${step.mend}\n`);
}

function run(step: Step): Promise<Outcome> {
  const [program, ...args] = step.command;
  const bin = join(workspaceRoot, 'node_modules', '.bin');
  const colours = styleText('red', 'x') === 'x' ? {} : { FORCE_COLOR: '1' };
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...(step.loud === true ? {} : colours),
    ...step.env,
    PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`,
  };
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: workspaceRoot,
      env,
      shell: process.platform === 'win32',
      stdio: step.loud === true ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (chunk: Buffer): void => void (output += chunk.toString());
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
