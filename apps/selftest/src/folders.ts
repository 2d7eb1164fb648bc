/** Making folders. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes one folder, whose parent is there; gives why it could not, of the two reasons that a caller can act on. */
export function tryMakeFolder(folder: string): 'taken' | 'no parent' | undefined {
  try {
    mkdirSync(folder);
    return undefined;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') return 'taken';
    if (code === 'ENOENT') return 'no parent';
    throw error;
  }
}

/**
 * Makes a folder and those above it that are missing. One that is there already is taken as it is.
 * Node's own `recursive: true` never comes back where a parent is there but takes no folder, as in `/proc`.
 */
export function makeFolder(folder: string): void {
  if (tryMakeFolder(folder) !== 'no parent') return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolder(parent);
  if (tryMakeFolder(folder) === 'no parent') throw new Error(`${parent} takes no folder`);
}
