/** Selects the mutants that a run is asked for. */
import { drawn, partOf } from './draw.ts';
import { mutantsIn } from './find.ts';
import type { Mutant } from './mutant.ts';
import type { Options } from './options.ts';
import { mutatedFiles, packageOf } from './packages.ts';
import { git, type Workspace } from './workspace.ts';

/** The files whose content differs from a commit, or that it does not have. */
export function changedSince(root: string, base: string): Set<string> {
  const commit = git(root, 'rev-parse', '--verify', '--end-of-options', `${base}^{commit}`).trim();
  const differ = git(root, 'diff', '--name-only', '-z', '--merge-base', commit).split('\0');
  const added = git(root, 'ls-files', '-z', '-o', '--exclude-standard').split('\0');
  return new Set([...differ, ...added].filter((path) => path !== ''));
}

/** The files of a package, or the one that is asked for, or all. */
export function filesFor(
  { sources }: Pick<Workspace, 'sources'>,
  options: Pick<Options, 'package' | 'file'>,
): string[] {
  return mutatedFiles(sources)
    .filter((path) => options.package === undefined || packageOf(path) === options.package)
    .filter((path) => options.file === undefined || path === options.file);
}

/** That nothing is selected, and by which options. */
export function nothingFor(
  options: Pick<Options, 'package' | 'file' | 'operator' | 'base'>,
): string {
  const names = ['package', 'file', 'operator', 'base'] as const;
  const given = names.flatMap((name) =>
    options[name] === undefined ? [] : [`--${name} ${options[name]}`],
  );
  return `there is no mutant for ${given.join(' ')}`;
}

/** What a selection takes into account. */
export interface Known {
  /** Files whose mutants come first in a draw. */
  readonly changed: ReadonlySet<string>;
  /** The mutants in the lists: a draw by changes leaves them out, as they take the longest and say the least. */
  readonly listed: ReadonlySet<string>;
}

/** The mutants of these files, drawn and parted as asked. */
export function select(
  workspace: Workspace,
  options: Options,
  { changed, listed }: Known,
): { readonly all: readonly Mutant[]; readonly chosen: readonly Mutant[] } {
  const files = filesFor(workspace, options);
  const all = files
    .flatMap((file) => mutantsIn(file, workspace.sources.get(file) ?? ''))
    .filter(({ operator }) => operator === (options.operator ?? operator))
    .filter(({ id }) => options.base === undefined || !listed.has(id));
  const isDrawn = options.draw !== undefined || options.base !== undefined;
  const { seed, draw: count = all.length } = options;
  const some = isDrawn ? drawn(all, { seed, count, changed }) : all;
  return { all, chosen: partOf(some, options.part, options.parts) };
}
