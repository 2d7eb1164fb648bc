/** The selftest suite: `abicus selftest` as a whole process, by number of harts, and `npm start`. */
import { ABICUS, timeInterleaved, type Command } from './processes.ts';
import { digits, ratio, table } from './table.ts';

/** Measures the wall time of whole processes in milliseconds. */
export function selftestSuite(): string {
  const harts = (count: number): Command => ({
    name: `abicus selftest, ${count} hart${count === 1 ? '' : 's'}`,
    run: [ABICUS, 'selftest', '--smp', String(count)],
  });
  const commands: Command[] = [
    { name: 'node -e 0', run: [process.execPath, '-e', '0'] },
    harts(1),
    harts(2),
    harts(4),
    harts(64),
    { name: 'npm start (two harts)', run: ['npm', 'start'] },
  ];
  const times = timeInterleaved(commands, 7);
  const base = times.get('abicus selftest, 1 hart')?.median ?? Number.NaN;
  const rows = [...times].map(([name, { median, min, max }]) => [
    name,
    digits(median),
    digits(min),
    digits(max),
    ratio(median, base),
  ]);
  return table(['ms, whole process', 'median', 'min', 'max', 'to one hart'], rows);
}
