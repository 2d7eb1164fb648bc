/** What contracts are compared with: the last release, or before the first one the base branch. */
import { sourceFromValue, type ContractSource } from '../read/source.ts';
import type { Workspace } from '../workspace/config.ts';
import { git, gitTexts } from '../git/git.ts';

/** A commit and the contracts that its lock holds. */
export type Base = {
  /** As it was named: a tag, a branch, a commit. */
  readonly ref: string;
  readonly why: string;
  readonly sources: readonly ContractSource[];
};

/** A base, or why there is none, in words. */
export type BaseResult =
  | { readonly ok: true; readonly base: Base }
  | { readonly ok: false; readonly why: string };

function refOf(
  root: string,
  since: string | undefined,
): readonly [ref: string, why: string] | undefined {
  if (since !== undefined) return [since, 'as asked for'];
  const tag = git(root, 'describe', '--tags', '--abbrev=0', '--match', '*@[0-9]*')?.trim();
  if (tag !== undefined && tag !== '') return [tag, 'the last release'];
  for (const branch of ['origin/main', 'main']) {
    const commit = git(root, 'merge-base', 'HEAD', branch)?.trim();
    if (commit !== undefined && commit !== '')
      return [commit.slice(0, 12), `the base in ${branch}`];
  }
  return undefined;
}

/** Reads the base of a workspace from git. `since` names a commit; without it one is looked for. */
export function findBase(workspace: Workspace, since?: string): BaseResult {
  const { root, lock } = workspace;
  const found = refOf(root, since);
  if (found === undefined) return { ok: false, why: 'no release and no base branch in git' };
  const [ref, why] = found;
  const listed = git(root, 'ls-tree', '-r', '--name-only', ref, '--', `${lock}/ir`);
  if (listed === undefined) return { ok: false, why: `git knows no commit '${ref}'` };
  const paths = listed.split('\n').filter((path) => path.endsWith('.json'));
  if (paths.length === 0) return { ok: false, why: `${ref} (${why}) has no ${lock}/ir` };
  const sources = [...gitTexts(root, ref, paths)].map(([path, text]) => {
    const slug = path.slice(path.lastIndexOf('/') + 1, -'.json'.length);
    const value: Record<string, unknown> = JSON.parse(text);
    return sourceFromValue(`${slug}.contract.ts`, value);
  });
  return { ok: true, base: { ref, why, sources } };
}
