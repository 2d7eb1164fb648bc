/** The workspace that a command works on: the nearest folder upward with an `abicus.json`. */
import { findRoot, formatDiagnostic, readWorkspace, type Workspace } from '@abicus/codegen';
import type { Io } from './command.ts';

/** The workspace, or nothing after the reason was printed: the command then ends with 2. */
export function workspaceOf(io: Io): Workspace | undefined {
  const root = findRoot(io.cwd);
  if (root === undefined) {
    io.err(
      'abicus: no abicus.json here or in a folder above. Go into a workspace, or make one: ' +
        '`echo {} > abicus.json`.\n',
    );
    return undefined;
  }
  const read = readWorkspace(root);
  if (read.ok) return read.workspace;
  io.err(`${read.diagnostics.map(formatDiagnostic).join('\n')}\n`);
  return undefined;
}
