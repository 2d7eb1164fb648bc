/**
 * What a check reads besides the files that git lists: a result of it that was kept holds only while this is the same.
 * Its caches below node_modules are left out: they are looked up by the content of what they were made from.
 */
import { formatDiagnostic } from '../diagnostics/diagnostic.ts';
import { findBase } from '../diff/base.ts';
import { interrupted } from '../files/interrupted.ts';
import { readContracts } from '../generate/inputs.ts';
import { git } from '../git/git.ts';
import { sha256 } from '../output/hash.ts';
import type { Workspace } from '../workspace/config.ts';
import { checkBundle } from './bundle.ts';
import { filesOf } from './sources.ts';

/** The commit that contracts are compared with, or why there is none. */
function baseOf(workspace: Workspace): string {
  const found = findBase(workspace);
  if (!found.ok) return `no base: ${found.why}`;
  const { ref, why } = found.base;
  const commit = git(workspace.root, 'rev-parse', `${ref}^{commit}`)?.trim() ?? '';
  return `base: ${ref} (${why}) ${commit}`;
}

/** The state of everything that a check reads outside of the files of a workspace, one line for each part. */
export function outsideOf(workspace: Workspace): readonly string[] {
  const { root } = workspace;
  const { files, tracked } = filesOf(root);
  const untracked = tracked === undefined ? [] : files.filter((path) => !tracked.has(path));
  return [
    baseOf(workspace),
    tracked === undefined ? 'git tracks nothing' : 'git tracks files',
    ...untracked.map((path) => `untracked: ${path}`),
    `generate: ${interrupted(root)?.by ?? 'not interrupted'}`,
    ...readContracts(workspace)
      .filter(({ linked }) => linked !== undefined)
      .map(({ file, text }) => `linked: ${file} ${sha256(text)}`),
    ...checkBundle(root).map(formatDiagnostic),
  ];
}
