/** The tasks of a copy of this workspace, as Nx sees them. */
import { join } from 'node:path';
import type { Scratch } from './scratch.ts';

/** A task: what it runs, the hash by which Nx caches it, and what the hash is made of. */
export type Task = {
  readonly hash: string;
  readonly cache: boolean;
  readonly command?: string;
  readonly files: readonly string[];
  readonly runtime: readonly string[];
};

/** All tasks by their ids, and their hashes after an edit of each of some files. */
export type Tasks = {
  readonly tasks: Readonly<Record<string, Task>>;
  readonly edits: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

/** Looks at the tasks of a copy, and at their hashes after an edit of each of these files. */
export function tasksOf(copy: Scratch, ...edited: readonly string[]): Tasks {
  const script = join(copy.root, 'tools/scripts/nx/tasks.mjs');
  const { output, code } = copy.node({}, script, ...edited);
  if (code !== 0) throw new Error(output);
  const tasks: Tasks = JSON.parse(output);
  return tasks;
}
