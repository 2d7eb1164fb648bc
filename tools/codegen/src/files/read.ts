/** Reading files that may not be there, or may be none. All verbs read through here. */
import {
  existsSync,
  globSync,
  lstatSync,
  readFileSync,
  readdirSync,
  statSync,
  type Dirent,
} from 'node:fs';

/** Whether there is something at a path; a link to nothing is nothing. */
export function isThere(path: string): boolean {
  return existsSync(path);
}

/** Whether there is a folder at a path, or a link to one. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** The text of a file, if there is one. What is no file is not opened: a pipe would never end. */
export function readIfThere(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  if (stats.isFile()) return readFileSync(path, 'utf8');
  const code = stats.isDirectory() ? 'EISDIR' : 'ENXIO';
  throw Object.assign(new Error(`${path} is no file`), { code, syscall: 'read', path });
}

/** The text of an output, if it is a plain file; one that is a link is not followed. */
export function readOutput(path: string): string | undefined {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() === true
    ? readFileSync(path, 'utf8')
    : undefined;
}

/** What is in a folder; nothing where there is none. */
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
