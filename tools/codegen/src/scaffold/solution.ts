/** The workspace's own tsconfig.json, where it only refers to packages: it refers to new ones too. */
import type { Facts } from './facts.ts';

const NAME = 'tsconfig.json';

/** A tsconfig.json without files of its own. */
type Solution = { readonly files: readonly []; readonly references: readonly object[] };

/** The parsed text, if it is a solution without comments. */
function solutionIn(text: string): Solution | undefined {
  try {
    const parsed: Partial<Solution> | null = JSON.parse(text);
    const { files, references } = parsed ?? {};
    if (!Array.isArray(files) || files.length > 0 || !Array.isArray(references)) return undefined;
    return parsed as Solution;
  } catch {
    return undefined;
  }
}

/** The text of tsconfig.json that refers to new packages; nothing if it lists files of its own, or is not there. */
export function withReferences(
  { solution = '' }: Pick<Facts, 'solution'>,
  created: Iterable<string>,
): ReadonlyMap<string, string> {
  const parsed = solutionIn(solution);
  const added = [...created]
    .filter((path) => path.endsWith(`/${NAME}`))
    .map((path) => ({ path: path.slice(0, -`/${NAME}`.length) }));
  if (parsed === undefined || added.length === 0) return new Map();
  const whole = { ...parsed, references: [...parsed.references, ...added] };
  return new Map([[NAME, `${JSON.stringify(whole, undefined, 2)}\n`]]);
}
