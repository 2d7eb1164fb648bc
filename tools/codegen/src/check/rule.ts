/** What a rule of `check` is given, and what it gives. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Model } from '../model/types.ts';
import type { Workspace } from '../workspace/config.ts';
import type { Source } from './sources.ts';

/** Everything that was read of a workspace. */
export type Looked = {
  readonly workspace: Workspace;
  readonly model: Model;
  /** All files of the workspace, tracked by git or not yet. */
  readonly files: ReadonlySet<string>;
  /** Those that git tracks; undefined where it tracks none. */
  readonly tracked?: ReadonlySet<string>;
  readonly sources: readonly Source[];
};

/** A rule: findings in what was read. */
export type Rule = (looked: Looked) => readonly Diagnostic[];
