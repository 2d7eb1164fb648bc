/** `abicus new contract|service|syscall NAME`. */
import { factsOf, formatDiagnostic, SCAFFOLDS, SERVICE_KINDS, type Request } from '@abicus/codegen';
import { createFiles } from '@abicus/codegen/files';
import { meant } from '../arguments.ts';
import type { Run } from '../command.ts';
import { workspaceOf } from '../workspace.ts';

/** Creates the files of a new contract, service or syscall, all or none; none of them may exist. */
export const run: Run = async ({ values, positionals }, io) => {
  const [kind = '', name = ''] = positionals;
  if (kind !== 'contract' && kind !== 'service' && kind !== 'syscall') {
    const right = await meant(kind, Object.keys(SCAFFOLDS));
    io.err(`abicus: new: unknown kind '${kind}'${right}: use contract, service or syscall\n`);
    return 2;
  }
  const workspace = workspaceOf(io);
  if (workspace === undefined) return 2;
  const facts = factsOf(workspace);
  const created = new Date().toISOString().slice(0, 10);
  const { contract, kind: handlers } = values;
  const [odd] = ['contract', 'kind'].filter((option) => values[option] !== undefined);
  if (odd !== undefined && kind !== 'service') {
    io.err(`abicus: new ${kind}: --${odd} is for a service\n`);
    return 2;
  }
  const serviceKind = SERVICE_KINDS.find((one) => one === handlers);
  const asked: Request = {
    name,
    created,
    ...(typeof contract === 'string' && { contract }),
    ...(serviceKind !== undefined && { kind: serviceKind }),
  };
  const made = await SCAFFOLDS[kind](facts, asked);
  if (!made.ok) {
    for (const one of made.diagnostics ?? []) io.err(`${formatDiagnostic(one)}\n`);
    io.err(`abicus: new ${kind}: ${made.message}\n`);
    return made.misused === true ? 2 : 1;
  }
  const paths = [...made.files.keys()];
  const dry = values['dry-run'] === true;
  const taken = paths.find((path) => facts.exists(path));
  const written =
    taken !== undefined
      ? ({ status: 'taken', path: taken } as const)
      : dry
        ? ({ status: 'written' } as const)
        : await createFiles(workspace.root, made.files, undefined, made.edits);
  if (written.status === 'taken') {
    io.err(`abicus: new ${kind}: ${written.path} exists already; nothing was written\n`);
    return 1;
  }
  if (written.status === 'rejected') {
    io.err(`${written.diagnostics.map(formatDiagnostic).join('\n')}\n`);
    return 1;
  }
  for (const path of paths) io.out(`${dry ? 'would write' : 'wrote'} ${path}\n`);
  for (const path of made.edits?.keys() ?? []) io.out(`${dry ? 'would edit' : 'edited'} ${path}\n`);
  for (const step of made.next) io.out(`next: ${step}\n`);
  return 0;
};
