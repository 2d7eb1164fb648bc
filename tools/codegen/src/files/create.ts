/** Making new files of a workspace, all or none; what is there already is never written over. */
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { outputFaults } from '../output/write.ts';
import { insideOf } from './inside.ts';
import { withClaim } from './claim.ts';
import { operations, type FileOperations } from './operations.ts';
import { recover, replaceAll, STAGING } from './replace.ts';

/** What became of new files. */
export type CreateResult =
  | { readonly status: 'written' }
  /** There is something at this path already, if only a link to nothing. Nothing was written. */
  | { readonly status: 'taken'; readonly path: string }
  /** A path leads outside the workspace, or is none. Nothing was written. */
  | { readonly status: 'rejected'; readonly diagnostics: readonly Diagnostic[] };

/**
 * Makes files by path in the workspace. Throws what the file system rejects, and then nothing was made; a process that is
 * killed leaves a journal, from which the next run that writes makes them all or none.
 */
export async function createFiles(
  root: string,
  texts: ReadonlyMap<string, string>,
  files: FileOperations = operations,
): Promise<CreateResult> {
  insideOf(root, STAGING);
  return withClaim(files, root, (): Promise<CreateResult> => {
    recover(files, root);
    const path = [...texts.keys()].find(
      (one) => lstatSync(join(root, one), { throwIfNoEntry: false }) !== undefined,
    );
    if (path !== undefined) return Promise.resolve({ status: 'taken', path });
    const diagnostics = outputFaults(root, texts.keys());
    if (diagnostics.length > 0) return Promise.resolve({ status: 'rejected', diagnostics });
    replaceAll(
      files,
      root,
      [...texts].map(([one, text]) => ({ path: one, text })),
    );
    return Promise.resolve({ status: 'written' });
  });
}
