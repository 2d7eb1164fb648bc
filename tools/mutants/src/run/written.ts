/**
 * Which sources are written while mutants are tried. Keys are made of texts that were read before: what tests make of a
 * source that is written meanwhile is not what its key stands for, and is not kept.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Keys } from '../keys.ts';

/** Returns whether one of these files, or what they import, was written after a time, in ms, or is gone. */
export function writtenSince(
  root: string,
  keys: Pick<Keys, 'closureOf'>,
  sinceMs: number,
): (paths: readonly string[]) => boolean {
  const isWritten = (path: string): boolean => {
    const mtimeMs = statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs;
    return mtimeMs === undefined || mtimeMs > sinceMs;
  };
  return (paths) => {
    const all = new Set(paths.flatMap((path) => [...keys.closureOf(path)]));
    return [...all].some(isWritten);
  };
}
