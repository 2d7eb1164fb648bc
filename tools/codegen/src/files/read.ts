/** Reads files that may be missing, or may not be regular files. All verbs read through here. */
import {
  existsSync,
  globSync,
  lstatSync,
  readFileSync,
  readdirSync,
  statSync,
  type Dirent,
} from 'node:fs';

/** Whether a path exists; a dangling link does not. */
export function isThere(path: string): boolean {
  return existsSync(path);
}

/** Whether a path is a folder, or a link to one. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Whether a path is a regular file, or a link to one. */
export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** Returns the text of a file, if it exists. Only a regular file is opened: a pipe would never end. */
export function readIfThere(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  if (stats.isFile()) return readFileSync(path, 'utf8');
  const code = stats.isDirectory() ? 'EISDIR' : 'ENXIO';
  throw Object.assign(new Error(`${path} is no file`), { code, syscall: 'read', path });
}

/** Returns the text of an output, if it is a regular file; a link is not followed. */
export function readOutput(path: string): string | undefined {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() === true
    ? readFileSync(path, 'utf8')
    : undefined;
}

/** Returns the entries of a folder; empty if it does not exist. */
export function entriesIn(folder: string): Dirent[] {
  return isFolder(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
}

/** The paths that patterns match below a folder, sorted, with `/`. */
export function matchesIn(
  folder: string,
  patterns: string | string[],
  exclude: readonly string[] = [],
): string[] {
  return globSync(patterns, { cwd: folder, exclude })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}
