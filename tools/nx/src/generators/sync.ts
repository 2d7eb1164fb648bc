/**
 * `nx sync`: what `abicus generate` writes, put into Nx's tree; `nx sync:check` fails if that
 * changes anything. Orphans are named by `abicus check`, not removed here.
 */
import type { Tree } from '../nx.ts';
import { codegen, workspaceOf } from './codegen.ts';

/** The part of Nx's `SyncGeneratorResult` that is given. */
export type SyncResult = {
  readonly outOfSyncMessage?: string;
  readonly outOfSyncDetails?: string[];
};

/** Brings generated files up to date. Throws if a contract is rejected. */
export default async function sync(tree: Tree): Promise<SyncResult> {
  const { formatDiagnostic, plan } = await codegen();
  const planned = await plan(await workspaceOf(tree));
  if (planned.status === 'rejected') {
    const findings = planned.diagnostics.map(formatDiagnostic).join('\n');
    throw new Error(`\`abicus generate\` rejects the contracts:\n${findings}`);
  }
  if (planned.status !== 'planned') return {};
  const stale = [...planned.outputs].filter(([path, text]) => tree.read(path, 'utf8') !== text);
  for (const [path, text] of stale) tree.write(path, text);
  return {
    outOfSyncMessage: 'Generated code is not what the contracts say: run `abicus generate`.',
    outOfSyncDetails: stale.map(([path]) => path),
  };
}
