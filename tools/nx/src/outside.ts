/** What `abicus check` reads besides the files that Nx sees: an input of it, printed by `outside.js`. */
import { formatDiagnostic, readWorkspace } from '@abicus/codegen';
import { outsideOf } from '@abicus/codegen/check';

/** Its state in a workspace, as text. What is wrong with the workspace is a part of the files, and is told by the check. */
export function outside(root: string): string {
  const read = readWorkspace(root);
  const lines = read.ok ? outsideOf(read.workspace) : read.diagnostics.map(formatDiagnostic);
  return `${lines.join('\n')}\n`;
}
