/** Makes a contract that fails smaller, as long as it fails in the same way. */
import type { Verdict } from './batch.ts';
import { smaller, type DrawnFile } from './tree.ts';

/** What makes two failures alike: the step, and what is said, without names and numbers. */
export function kindOf({ result, step, message }: Verdict): string {
  const codes = [...message.matchAll(/error(?:\[E\d+\]| TS\d+)|\[-W[\w=-]+\]/g)].map(
    ([code]) => code,
  );
  const said =
    codes[0] ??
    message
      .split('\n')[0]
      ?.replaceAll(/'[^']*'|\d+/g, '…')
      .slice(0, 60);
  return `${result} ${step} ${said ?? ''}`;
}

function* candidates(files: readonly DrawnFile[]): Generator<DrawnFile[]> {
  if (files.length > 1) for (const i of files.keys()) yield files.filter((_, at) => at !== i);
  for (const [i, { file, tree }] of files.entries()) {
    for (const less of smaller(tree)) yield files.toSpliced(i, 1, { file, tree: less });
  }
}

/** The smallest draw found within so many tries. */
export async function reduce(
  files: readonly DrawnFile[],
  kind: string,
  tries: number,
  judge: (candidates: readonly DrawnFile[][]) => Promise<Verdict[]>,
): Promise<readonly DrawnFile[]> {
  let best = files;
  let left = tries;
  while (left > 0) {
    let found: readonly DrawnFile[] | undefined;
    const all = [...candidates(best)];
    // A few at a time: one compiler run for all of them.
    for (let i = 0; i < all.length && left > 0 && found === undefined; i += 16) {
      const some = all.slice(i, i + 16);
      left -= some.length;
      const verdicts = await judge(some);
      const hit = verdicts.find((verdict) => kindOf(verdict) === kind);
      if (hit !== undefined) found = some[hit.id];
    }
    if (found === undefined) return best;
    best = found;
  }
  return best;
}
