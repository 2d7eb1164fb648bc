/** `abicus prove`. */
import { proofsFor, proofsText, prove, proveExit, type Proof } from '@abicus/codegen/prove';
import type { Io, Run, Values } from '../command.ts';
import { formatOf, printReport } from '../format.ts';
import { workspaceOf } from '../workspace.ts';

/** Proves the workspace from the reports of its last runs, or tells what proved an element of it. */
export const run: Run = async ({ values, positionals }, io) => {
  const workspace = workspaceOf(io);
  if (workspace === undefined) return 2;
  const { proofs, ...result } = prove(workspace, io.env['ABICUS_REPORTS']);
  const [id] = positionals;
  // Contracts that are refused have no elements: then the findings say why.
  const isRead = result.elements > 0 || result.findings.length === 0;
  if (id !== undefined && isRead) return tell(id, proofs, values, io);
  await printReport({ verb: 'prove', ...result }, values, io);
  return proveExit({ ...result, proofs });
};

function tell(id: string, all: readonly Proof[], values: Values, io: Io): number {
  const format = formatOf(values);
  if (format !== 'text' && format !== 'json') {
    io.err(`abicus: prove ${id}: proofs are printed as text or json, not as ${format}\n`);
    return 2;
  }
  const proofs = proofsFor(all, id);
  if (proofs.length === 0) {
    io.err(`abicus: prove ${id}: no element that needs a proof has this id\n`);
    return 2;
  }
  io.out(
    format === 'json'
      ? `${JSON.stringify({ verb: 'prove', proofs }, undefined, 2)}\n`
      : proofsText(proofs),
  );
  const proven = proofs.every(({ tests, rungs }) => tests.length + rungs.length > 0);
  return proven ? 0 : 1;
}
