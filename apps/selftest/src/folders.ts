/** Creates folders. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** Creates one folder. Gives the reason of a failure that the caller can handle, and throws on others. */
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
 * Creates a folder and its missing parents, like `mkdir -p`.
 * Node's own `recursive: true` loops forever if a parent exists but accepts no folder, as in `/proc`.
 */
export function makeFolder(folder: string): void {
  if (tryMakeFolder(folder) !== 'no parent') return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolder(parent);
  if (tryMakeFolder(folder) === 'no parent') throw new Error(`${parent} takes no folder`);
}
