/** File system operations for replacing many files; tests pass operations that fail. */
import {
  copyFileSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmdirSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';

/** Operations on absolute paths. Each throws what Node throws. */
export type FileOperations = {
  /** Creates a folder and its parents; returns the first that was missing. */
  readonly makeFolder: (path: string) => string | undefined;
  readonly write: (path: string, text: string) => void;
  readonly read: (path: string) => string;
  readonly list: (path: string) => string[];
  /** A second name for a file, or a copy of it where there are no such names. */
  readonly keep: (from: string, to: string) => void;
  readonly rename: (from: string, to: string) => void;
  readonly remove: (path: string) => void;
  readonly removeFolder: (path: string) => void;
};

/** Codes of file systems that have no second names for files. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL']);

/** Whether an error has one of these codes. */
export function hasCode(error: unknown, codes: ReadonlySet<string>): boolean {
  return error instanceof Error && 'code' in error && codes.has(String(error.code));
}

/** The operations of Node. */
export const operations: FileOperations = {
  makeFolder: (path) => mkdirSync(path, { recursive: true }),
  write: (path, text) => writeFileSync(path, text),
  read: (path) => readFileSync(path, 'utf8'),
  list: (path) => readdirSync(path),
  keep: (from, to) => {
    try {
      linkSync(from, to);
    } catch (error) {
      if (!hasCode(error, NO_LINKS)) throw error;
      copyFileSync(from, to);
    }
  },
  rename: renameSync,
  remove: unlinkSync,
  removeFolder: rmdirSync,
};
