/** Codegen as generators get it. */
import type * as Codegen from '@abicus/codegen';
import type { Tree } from '../nx.ts';

/** The module, loaded when it is first needed. */
export function codegen(): Promise<typeof Codegen> {
  return import('@abicus/codegen');
}

/** The settings of the workspace. Throws what is wrong with them: Nx prints it. */
export async function workspaceOf(tree: Tree): Promise<Codegen.Workspace> {
  const { formatDiagnostic, readWorkspace } = await codegen();
  const read = readWorkspace(tree.root);
  if (!read.ok) throw new Error(read.diagnostics.map(formatDiagnostic).join('\n'));
  return read.workspace;
}
