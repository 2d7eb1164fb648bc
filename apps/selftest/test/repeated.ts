/** What runs with seeds show. */
import { SYSTEM } from '@abicus/system';
import { run } from '../src/run.ts';
import { RUN_OPTIONS } from './options.ts';

/** What two runs of a seed have in common. */
export type RunText = {
  readonly digest: string;
  readonly lines: readonly string[];
  readonly trace: string;
};

function shown(harts: number, seed: number): RunText {
  const { digest, lines, trace } = run(SYSTEM, { ...RUN_OPTIONS, harts, seed }, () => {});
  return { digest, lines, trace: trace.json() };
}

/** Two runs of a seed. */
export function twice(harts: number): readonly [RunText, RunText] {
  return [shown(harts, 1), shown(harts, 1)];
}

/** Whether another of the first five seeds gives another log than the first. */
export function isVaried(harts: number): boolean {
  const logOf = (seed: number): string => shown(harts, seed).lines.join('\n');
  const first = logOf(1);
  return [2, 3, 4, 5].some((seed) => logOf(seed) !== first);
}
