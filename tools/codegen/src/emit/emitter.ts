/** Emitters: pure functions from the model to files. */
import type { Model } from '../model/types.ts';
import type { CodeFile } from '../output/code-file.ts';
import type { Workspace } from '../workspace/config.ts';

/**
 * Files by path in the workspace. A `CodeFile` gets header, imports and formatting; a string is
 * written as it is, except that JSON and Markdown are formatted.
 */
export type Outputs = ReadonlyMap<string, CodeFile | string>;

/** One kind of output. It reads nothing but its arguments. */
export type Emitter = {
  readonly name: string;
  /** `before` is the output of the earlier emitters; the index is made from it. */
  readonly emit: (model: Model, workspace: Workspace, before?: Outputs) => Outputs;
};

/** Outputs from files, keyed by their own paths. */
export function outputs(...files: readonly CodeFile[]): Outputs {
  return new Map(files.map((file) => [file.path, file]));
}
