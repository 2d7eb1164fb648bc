/** `abicus prove`. */
import { prove, proveExit } from '@abicus/codegen/prove';
import type { Run } from '../command.ts';
import { printReport } from '../format.ts';
import { workspaceOf } from '../workspace.ts';

/** Proves the workspace from the reports of its last runs. */
export const run: Run = async ({ values }, io) => {
  const workspace = workspaceOf(io);
  if (workspace === undefined) return 2;
  const result = prove(workspace, io.env['ABICUS_REPORTS']);
  await printReport({ verb: 'prove', ...result }, values, io);
  return proveExit(result);
};
