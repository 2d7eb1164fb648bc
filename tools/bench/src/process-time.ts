/**
 * The processor time of whole processes: user and system, of all their threads. On a machine that others share it says
 * what a start costs; the wall time says how long the others made it wait. Bash tells it of a process that has ended.
 */
import { spawnSync } from 'node:child_process';
import { summary, type Sample } from './measure.ts';
import { REPOSITORY, type Command } from './processes.ts';

/** Prints user, system and wall time in seconds after the output of the command, which is dropped. */
const SCRIPT = 'TIMEFORMAT="%U %S %R"; time "$@" >/dev/null 2>&1';

/** The times of one run in milliseconds. */
interface Times {
  readonly processor: number;
  readonly wall: number;
}

/** What the times of a command were over all rounds. */
export interface TimeSamples {
  readonly processor: Sample;
  readonly wall: Sample;
}

function runOnce({ name, run, cwd = REPOSITORY, env = {}, code = 0 }: Command): Times {
  const { status, stderr } = spawnSync('bash', ['-c', SCRIPT, 'bash', ...run], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  const seconds = stderr.trim().split(' ').map(Number);
  const [user = Number.NaN, system = Number.NaN, wall = Number.NaN] = seconds;
  if (status !== code || Number.isNaN(wall)) throw new Error(`${name}: exit ${status}: ${stderr}`);
  return { processor: (user + system) * 1000, wall: wall * 1000 };
}

/** Times commands in turn, `rounds` times; the first rounds warm caches and are not counted. */
export function processTimes(
  commands: readonly Command[],
  rounds: number,
): Map<string, TimeSamples> {
  const warming = 2;
  const times = new Map<string, Times[]>(commands.map(({ name }) => [name, []]));
  for (let round = -warming; round < rounds; round++) {
    for (const command of commands) {
      const one = runOnce(command);
      if (round >= 0) times.get(command.name)?.push(one);
    }
  }
  return new Map(
    [...times].map(([name, all]) => {
      const processor = summary(all.map((one) => one.processor));
      return [name, { processor, wall: summary(all.map((one) => one.wall)) }];
    }),
  );
}
