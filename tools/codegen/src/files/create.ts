/** Creates new files in a workspace, all or none; existing files are overwritten only by stated edits. */
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { outputFaults } from '../output/write.ts';
import { insideOf } from './inside.ts';
import { withClaim } from './claim.ts';
import { operations, type FileOperations } from './operations.ts';
import { recover, replaceAll, STAGING } from './replace.ts';

/** The result of creating files. */
export type CreateResult =
  | { readonly status: 'written' }
  /** This path exists already, perhaps as a dangling link. Nothing was written. */
  | { readonly status: 'taken'; readonly path: string }
  /** A path leads outside the workspace, or is invalid. Nothing was written. */
  | { readonly status: 'rejected'; readonly diagnostics: readonly Diagnostic[] };

/**
 * Creates files by path in the workspace, and replaces those of `edits`. Throws file system errors,
 * after which nothing was created. A killed process leaves a journal, from which the next writing run
 * creates all or none of them.
 */
export async function createFiles(
  root: string,
  texts: ReadonlyMap<string, string>,
  files: FileOperations = operations,
  edits: ReadonlyMap<string, string> = new Map(),
): Promise<CreateResult> {
  insideOf(root, STAGING);
  return withClaim(files, root, (): Promise<CreateResult> => {
    recover(files, root);
    const path = [...texts.keys()].find(
      (one) => lstatSync(join(root, one), { throwIfNoEntry: false }) !== undefined,
    );
    if (path !== undefined) return Promise.resolve({ status: 'taken', path });
    const diagnostics = outputFaults(root, [...texts.keys(), ...edits.keys()]);
    if (diagnostics.length > 0) return Promise.resolve({ status: 'rejected', diagnostics });
    replaceAll(
      files,
      root,
      [...texts, ...edits].map(([one, text]) => ({ path: one, text })),
    );
    return Promise.resolve({ status: 'written' });
  });
}
