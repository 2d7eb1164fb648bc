/** What the file system says about a file without reading it. */
import { lstatSync, type Stats } from 'node:fs';

/**
 * The size, the times of the last change of the content and of the entry, and the number of a file. A change of the
 * content changes one of these, save one within the clock step of the file system.
 */
export type Stamp = readonly [size: number, mtimeMs: number, ctimeMs: number, ino: number];

/** The stamp of what the file system said. */
export function stampOf({ size, mtimeMs, ctimeMs, ino }: Stats): Stamp {
  return [size, mtimeMs, ctimeMs, ino];
}

/** The stamp of a file that is no link; undefined: there is none. */
export function stampIfThere(path: string): Stamp | undefined {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats?.isFile() === true ? stampOf(stats) : undefined;
}
