/** Reading files that may not be there, or may be none. */
import { lstatSync, readFileSync, statSync } from 'node:fs';

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
