/** `abicus new contract|service|syscall NAME`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { factsOf, SCAFFOLDS } from '@abicus/codegen';
import type { Run } from '../command.ts';
import { workspaceOf } from '../workspace.ts';

/** Writes the files of a new part, none of which may be there already. */
export const run: Run = ({ values, positionals }, io) => {
  const [kind = '', name = ''] = positionals;
  if (kind !== 'contract' && kind !== 'service' && kind !== 'syscall') {
    io.err(`abicus: new: '${kind}' is none of contract, service, syscall\n`);
    return 2;
  }
  const workspace = workspaceOf(io);
  if (workspace === undefined) return 2;
  const facts = factsOf(workspace);
  const created = new Date().toISOString().slice(0, 10);
  const made = SCAFFOLDS[kind](facts, { name, created });
  if (!made.ok) {
    io.err(`abicus: new ${kind}: ${made.message}\n`);
    return 1;
  }
  const there = [...made.files.keys()].find((path) => facts.exists(path));
  if (there !== undefined) {
    io.err(`abicus: new ${kind}: ${there} is there already; nothing was written\n`);
    return 1;
  }
  const dry = values['dry-run'] === true;
  for (const [path, text] of made.files) {
    io.out(`${dry ? 'would write' : 'wrote'} ${path}\n`);
    if (dry) continue;
    mkdirSync(dirname(join(workspace.root, path)), { recursive: true });
    writeFileSync(join(workspace.root, path), text);
  }
  for (const step of made.next) io.out(`next: ${step}\n`);
  return 0;
};
