/** Finds the workspace of a command: the nearest folder upward with an `abicus.json`. */
import {
  findRoot,
  formatDiagnostic,
  readWorkspace,
  type Workspace,
} from '@abicus/codegen/workspace';
import type { Io } from './command.ts';

/** Returns the workspace; or prints the reason and returns undefined, and the command exits with 2. */
export function workspaceOf(io: Io): Workspace | undefined {
  const root = findRoot(io.cwd);
  if (root === undefined) {
    io.err(
      'abicus: no abicus.json here or in a parent folder. Change to a workspace, or create one: ' +
        '`echo {} > abicus.json`.\n',
    );
    return undefined;
  }
  const read = readWorkspace(root);
  if (read.ok) return read.workspace;
  io.err(`${read.diagnostics.map(formatDiagnostic).join('\n')}\n`);
  return undefined;
}
