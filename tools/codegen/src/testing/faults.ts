/** File operations that fail, or end the process, at a step that a test chooses. */
import { operations, type FileOperations } from '../files/operations.ts';

/** An error as Node throws it. */
export function systemError(code: string, syscall = 'write', path = ''): Error {
  return Object.assign(new Error(`${code}: as asked for, ${syscall}`), { code, syscall, path });
}

/** What needs space on the disk. */
const NEEDS_SPACE: ReadonlySet<keyof FileOperations> = new Set(['makeFolder', 'write', 'keep']);

/** What happens at a step: the name of the operation, and how many came before it. */
type Step = (name: keyof FileOperations, step: number) => void;

/** The operations of Node, each after `step`; reading and listing are no steps. */
export function stepping(step: Step): {
  readonly files: FileOperations;
  readonly steps: () => number;
} {
  let steps = 0;
  const before = (name: keyof FileOperations): void => step(name, steps++);
  const files: FileOperations = {
    makeFolder: (path) => (before('makeFolder'), operations.makeFolder(path)),
    write: (path, text) => (before('write'), operations.write(path, text)),
    read: operations.read,
    list: operations.list,
    keep: (from, to) => (before('keep'), operations.keep(from, to)),
    rename: (from, to) => (before('rename'), operations.rename(from, to)),
    remove: (path) => (before('remove'), operations.remove(path)),
    removeFolder: (path) => (before('removeFolder'), operations.removeFolder(path)),
  };
  return { files, steps: () => steps };
}

/** What a process that was killed does from then on: nothing. */
export class Killed extends Error {}

/** Ways to fail at the step `at`. */
export const FAULTS: Readonly<Record<string, (at: number) => Step>> = {
  'one operation is rejected': (at) => (_, step) => {
    if (step === at) throw systemError('EACCES', 'open');
  },
  'the disk is full from then on': (at) => (name, step) => {
    if (step >= at && NEEDS_SPACE.has(name)) throw systemError('ENOSPC');
  },
};

/** The process is gone from the step `at` on: neither its work nor its clearing up goes on. */
export const killedAt =
  (at: number): Step =>
  (_, step) => {
    if (step >= at) throw new Killed();
  };
