/**
 * Codegen as generators get it. Nx runs generators in its own process, which was not started with
 * the condition that resolves packages of this workspace to their sources: it is added here where
 * this file is itself a source. In a published package nothing is added.
 */
import { registerHooks } from 'node:module';
import type * as Codegen from '@abicus/codegen';
import type { Tree } from '@nx/devkit';

const CONDITION = '@abicus/source';

let hooked = false;

/** The module, loaded when it is first needed. */
export async function codegen(): Promise<typeof Codegen> {
  if (!hooked && import.meta.url.endsWith('.ts')) {
    hooked = true;
    registerHooks({
      resolve: (specifier, context, next) =>
        next(specifier, { ...context, conditions: [...context.conditions, CONDITION] }),
    });
  }
  return import('@abicus/codegen');
}

/** The settings of the workspace. Throws what is wrong with them: Nx prints it. */
export async function workspaceOf(tree: Tree): Promise<Codegen.Workspace> {
  const { formatDiagnostic, readWorkspace } = await codegen();
  const read = readWorkspace(tree.root);
  if (!read.ok) throw new Error(read.diagnostics.map(formatDiagnostic).join('\n'));
  return read.workspace;
}
