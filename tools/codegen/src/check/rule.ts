/** Rules of `check`: their input and result. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Model } from '../model/types.ts';
import type { Workspace } from '../workspace/config.ts';
import type { Source } from './sources.ts';

/** The checked workspace: model, files and sources. */
export type CheckInput = {
  readonly workspace: Workspace;
  readonly model: Model;
  /** All files of the workspace, tracked by git or not. */
  readonly files: ReadonlySet<string>;
  /** Those that git tracks; undefined where it tracks none. */
  readonly tracked?: ReadonlySet<string>;
  readonly sources: readonly Source[];
};

/** A rule: returns the findings in a workspace. */
export type Rule = (input: CheckInput) => readonly Diagnostic[];
