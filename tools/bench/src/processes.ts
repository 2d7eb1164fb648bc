/** Times whole processes, as typed by a user: wall time from start to exit. */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { summary, type Sample } from './measure.ts';

/** The root of this repository. */
export const REPOSITORY: string = join(dirname(fileURLToPath(import.meta.url)), '../../..');

/** The command line tool as npm installs it. */
export const ABICUS: string = join(REPOSITORY, 'node_modules/.bin/abicus');

/** A command to time. */
export type Command = {
  readonly name: string;
  readonly run: readonly [file: string, ...args: readonly string[]];
  readonly cwd?: string;
  /** Variables beside those of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Called before each run, not timed. */
  readonly before?: () => void;
  /** The expected exit code. */
  readonly code?: number;
};

/** Runs a command once and gives its wall time in milliseconds; throws if its exit code is not the expected one. */
function runOnce({
  name,
  run: [file, ...args],
  cwd = REPOSITORY,
  before,
  code = 0,
}: Command): number {
  before?.();
  const from = process.hrtime.bigint();
  const { status, stderr, stdout } = spawnSync(file, args, { cwd, encoding: 'utf8' });
  const ms = Number(process.hrtime.bigint() - from) / 1e6;
  if (status !== code) throw new Error(`${name}: exit ${status}\n${stdout.slice(-800)}${stderr}`);
  return ms;
}

/**
 * Times commands interleaved, in rounds of one run of each, so that a change of the machine's speed
 * affects all of them; in milliseconds. The first round warms caches and is not counted.
 */
export function timeInterleaved(commands: readonly Command[], rounds: number): Map<string, Sample> {
  const times = new Map<string, number[]>(commands.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const command of commands) {
      const ms = runOnce(command);
      if (round > 0) times.get(command.name)?.push(ms);
    }
  }
  return new Map([...times].map(([name, values]) => [name, summary(values)]));
}
