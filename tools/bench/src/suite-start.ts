/**
 * The start suite: what `abicus` takes beside `node -e 0`, from the bundle and from the sources. With
 * `ABICUS_BENCH_BASE`, the root of another checkout with its modules, the selftest of that is measured in turn with
 * them; with `ABICUS_BENCH_NODE`, also a start by that Node.
 */
import { join } from 'node:path';
import { processTimes, type TimeSamples } from './process-time.ts';
import { ABICUS, REPOSITORY, type Command } from './processes.ts';
import { digits, ratio, table } from './table.ts';
import { spawnSync } from 'node:child_process';

const ROUNDS = 15;
const NODE = 'node -e 0';
const BASE = 'selftest of the base';
const SOURCES = 'selftest, from the sources';
const OTHER_NODE = 'the other Node -e 0';

const abicus = (name: string, how: string, ...args: readonly string[]): Command => ({
  name,
  run: [ABICUS, ...args],
  env: { ABICUS_START: how },
});

function commandsOf(base: string | undefined, node: string | undefined): Command[] {
  const commands: Command[] = [
    { name: NODE, run: [process.execPath, '-e', '0'] },
    abicus('selftest, from the bundle', 'bundle', 'selftest'),
    abicus(SOURCES, 'sources', 'selftest'),
    abicus('generate, from the bundle', 'bundle', 'generate'),
    abicus('generate, from the sources', 'sources', 'generate'),
  ];
  if (base !== undefined) {
    commands.push({
      name: BASE,
      run: [join(base, 'node_modules/.bin/abicus'), 'selftest'],
      cwd: base,
    });
  }
  if (node !== undefined) {
    commands.push({ name: OTHER_NODE, run: [node, '-e', '0'] });
    const started = abicus('selftest, started by the other Node', 'bundle', 'selftest');
    commands.push({
      ...started,
      run: [node, join(REPOSITORY, 'apps/abicus/bin/abicus.cjs'), 'selftest'],
    });
  }
  return commands;
}

/** Measures processor and wall times of whole processes in milliseconds. */
export function startSuite(): string {
  const { ABICUS_BENCH_BASE: base, ABICUS_BENCH_NODE: node } = process.env;
  const built = spawnSync('npm', ['run', '-s', 'bundle'], { cwd: REPOSITORY, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`npm run bundle: ${built.stderr}`);
  const times = processTimes(commandsOf(base, node), ROUNDS);
  const over = (one: TimeSamples | undefined): number =>
    (one?.processor.median ?? Number.NaN) - (times.get(NODE)?.processor.median ?? Number.NaN);
  const today = over(times.get(base === undefined ? SOURCES : BASE));
  const rows = [...times].map(([name, one]) => [
    name,
    digits(one.processor.median),
    digits(one.processor.min),
    digits(over(one)),
    ratio(over(one), today),
    digits(one.wall.median),
  ]);
  const to = base === undefined ? 'the sources' : 'the base';
  const head = ['ms', 'processor, median', 'min', `less \`${NODE}\``, `to ${to}`, 'wall, median'];
  return table(head, rows);
}
