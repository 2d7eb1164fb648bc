/** `abicus prove`. */
import {
  isProven,
  proofsIn,
  proofsText,
  prove,
  proveExit,
  type ProofsResult,
  type ProveResult,
} from '@abicus/codegen/prove';
import type { Io, Run, Values } from '../command.ts';
import { formatOf, printReport } from '../format.ts';
import { workspaceOf } from '../workspace.ts';

type Found = Extract<ProofsResult, { readonly ok: true }>;

/** Checks the proofs of the workspace in the reports of its last runs, or shows what proved one element. */
export const run: Run = async ({ values, positionals }, io) => {
  const workspace = workspaceOf(io);
  if (workspace === undefined) return 2;
  const reports = io.env['ABICUS_REPORTS'];
  const [id] = positionals;
  if (id === undefined) return report(prove(workspace, reports), values, io);
  const found = proofsIn(workspace, id, reports);
  return found.ok ? tell(id, found, values, io) : report(found.rejected, values, io);
};

async function report(result: ProveResult, values: Values, io: Io): Promise<number> {
  await printReport({ verb: 'prove', ...result }, values, io);
  return proveExit(result);
}

function tell(id: string, { proofs, missing, near }: Found, values: Values, io: Io): number {
  const format = formatOf(values);
  if (format !== 'text' && format !== 'json') {
    io.err(`abicus: prove ${id}: proofs are printed as text or json, not as ${format}\n`);
    return 2;
  }
  if (proofs.length === 0) {
    const meant = near === undefined ? '' : `; did you mean '${near}'?`;
    io.err(`abicus: prove ${id}: no element with this id needs a proof${meant}\n`);
    return 2;
  }
  for (const one of missing) io.err(`note: missing ${one}\n`);
  const document = { verb: 'prove', proofs };
  io.out(format === 'json' ? `${JSON.stringify(document, undefined, 2)}\n` : proofsText(proofs));
  if (proofs.every(isProven)) return 0;
  return missing.length > 0 ? 2 : 1;
}
