/**
 * File system errors in words: the path, the meaning and the fix.
 *
 * Functions that read and write throw what Node throws. The verbs that undo something catch it, and
 * the command line turns the rest into one line; nothing else looks at codes.
 */
import { relative } from 'node:path';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';

/** The meaning and the fix of each error code. */
const MEANING: Readonly<Record<string, readonly [what: string, fix: string]>> = {
  EACCES: ['permission is denied', 'run it as the user who owns the workspace'],
  EBUSY: ['is in use', 'close what uses it'],
  EDQUOT: ['your disk quota is used up', 'free some space'],
  EEXIST: ['exists already', 'remove or rename it'],
  EFBIG: ['is too large', 'remove it'],
  EINVAL: ['is no path that this system takes', 'rename it'],
  EIO: ['the disk fails', 'look at the disk'],
  EISDIR: ['is a folder where a file should be', 'rename or remove the folder'],
  ELOOP: ['is a link that leads to itself', 'remove the link'],
  EMFILE: ['too many files are open', 'raise `ulimit -n`'],
  EMLINK: ['has too many links', 'remove some'],
  ENAMETOOLONG: ['has too long a name', 'move the workspace, or shorten the name'],
  ENFILE: ['too many files are open on this machine', 'end what opens them'],
  ENODEV: ['its device is gone', 'mount it'],
  ENOENT: ['is not there', 'make it'],
  ENOSPC: ['no space is left on the device', 'free some space'],
  ENOTDIR: ['is a file where a folder should be, or is in one', 'rename or remove the file'],
  ENOTEMPTY: ['is a folder that is not empty', 'empty or remove it'],
  ENOTSUP: ['is more than this file system can do', 'move the workspace to another one'],
  ENXIO: ['is no file', 'remove it'],
  EOUTSIDE: ['a link on the way leads outside the workspace, or nowhere', 'remove the link'],
  EPERM: ['is not allowed here', 'run it as the user who owns the workspace'],
  EROFS: ['is on a file system that is read-only', 'mount it so that it can be written'],
  ESTALE: ['is gone from the server', 'mount it again'],
  ETXTBSY: ['is a program that runs', 'end the program'],
  EXDEV: ['is on another file system', 'keep the workspace on one file system'],
};

/** An error of the file system. */
export type FileFailure = {
  readonly code: string;
  /** The path of the system call; empty if it has none. */
  readonly path: string;
  /** What happened, with the code. */
  readonly what: string;
  readonly fix: string;
};

/** Returns the path of an error; for a rename or copy, the path outside the staging folder. */
function pathOf(error: Error): string {
  const dest = 'dest' in error && typeof error.dest === 'string' ? error.dest : '';
  const path = 'path' in error && typeof error.path === 'string' ? error.path : '';
  return dest !== '' && !/[\\/]\.abicus[\\/]generate[\\/]/.test(dest) ? dest : path;
}

/** Returns a file system error in words; undefined for any other error. */
export function fileFailure(error: unknown): FileFailure | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return undefined;
  const { code, syscall } = error;
  if (typeof code !== 'string' || !/^E[A-Z0-9]+$/.test(code)) return undefined;
  const [what, fix] = MEANING[code] ?? [error.message, 'look up the code for this system'];
  return { code, path: pathOf(error), what: `${what} (${code}, ${String(syscall)})`, fix };
}

/** Returns the path of a failure, relative to the workspace. */
function inWorkspace(root: string, { path }: FileFailure): string {
  const way = relative(root, path).replaceAll('\\', '/');
  return way === '' || way.startsWith('../') ? path : way;
}

/** Formats a failure in one line: path, problem and fix. */
export function failureLine(root: string, failure: FileFailure): string {
  const path = inWorkspace(root, failure);
  return `${path === '' ? '' : `${path}: `}${failure.what}: ${failure.fix}, then run it again`;
}

/** A failure as a finding. */
export function failureFinding(root: string, failure: FileFailure): Diagnostic {
  const file = inWorkspace(root, failure);
  const pos = { file: file === '' ? '.' : file, line: 1, col: 1 };
  return diagnostic('files/failed', pos, failure.what, { fix: failure.fix });
}
