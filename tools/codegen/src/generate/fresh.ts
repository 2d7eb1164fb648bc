/** Checks whether all outputs are up to date. */
import { join } from 'node:path';
import { sha256 } from '../output/hash.ts';
import { lockJson, lockPath, type Inputs } from '../output/lock.ts';
import { readIfThere, readOutput } from '../files/read.ts';
import { findOrphans } from '../output/write.ts';
import type { Workspace } from '../workspace/config.ts';

/** Returns the hashes of the outputs of the last run, if any. */
export function lockedOutputs(workspace: Workspace): [path: string, hash: string][] | undefined {
  const text = readIfThere(join(workspace.root, lockPath(workspace, 'outputs.json')));
  if (text === undefined) return undefined;
  try {
    const hashes: unknown = JSON.parse(text);
    if (typeof hashes !== 'object' || hashes === null) return undefined;
    return Object.entries(hashes).map(([path, hash]) => [path, String(hash)]);
  } catch {
    return undefined;
  }
}

/** Returns the number of outputs if inputs and outputs are those of the last run and none is left over, else undefined. */
export function countIfFresh(workspace: Workspace, inputs: Inputs): number | undefined {
  const { root } = workspace;
  const path = lockPath(workspace, 'contracts.json');
  if (readIfThere(join(root, path)) !== lockJson(inputs)) return undefined;
  const outputs = lockedOutputs(workspace);
  if (outputs === undefined) return undefined;
  // A generated file that is not in the list: it is left over, or the list is not whole.
  const listed = new Set([
    ...outputs.map(([output]) => output),
    lockPath(workspace, 'outputs.json'),
  ]);
  if (findOrphans(workspace, listed).length > 0) return undefined;
  for (const [output, hash] of outputs) {
    const text = readOutput(join(root, output));
    if (text === undefined || sha256(text) !== hash) return undefined;
  }
  return outputs.length;
}
