/** The tools suite: `abicus generate` and `abicus check`, in this repository and with 80 synthetic contracts. */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { syntheticContracts } from '@abicus/codegen';
import { ABICUS, REPOSITORY, timeInterleaved, type Command } from './processes.ts';
import { digits, table } from './table.ts';

const SCRATCH = join(REPOSITORY, '.abicus/bench');

function workspaceOf(name: string, fill: (root: string) => void): string {
  const root = join(SCRATCH, name);
  rmSync(root, { recursive: true, force: true });
  mkdirSync(join(root, 'contracts'), { recursive: true });
  writeFileSync(join(root, 'abicus.json'), '{}\n');
  writeFileSync(join(root, 'package.json'), '{ "private": true, "type": "module" }\n');
  fill(root);
  return root;
}

function dropOutputs(root: string): () => void {
  return () => {
    for (const folder of ['libs', 'docs', 'contracts/.lock', 'node_modules/.cache']) {
      rmSync(join(root, folder), { recursive: true, force: true });
    }
  };
}

/** Measures the wall time of whole processes in milliseconds. */
export function toolsSuite(): string {
  const many = workspaceOf('synthetic', (root) => {
    for (const { file, text } of syntheticContracts(80, 4)) writeFileSync(join(root, file), text);
  });
  const copy = workspaceOf('copy', (root) => {
    cpSync(join(REPOSITORY, 'contracts'), join(root, 'contracts'), {
      recursive: true,
      filter: (from) => !from.includes('node_modules') && !from.includes('.lock'),
    });
  });
  const generate = [ABICUS, 'generate'] as const;
  const commands: Command[] = [
    { name: 'generate, nothing changed', run: generate },
    { name: 'generate, nothing there', run: generate, cwd: copy, before: dropOutputs(copy) },
    {
      name: 'generate, 80 contracts, nothing there',
      run: generate,
      cwd: many,
      before: dropOutputs(many),
    },
    { name: 'generate, 80 contracts, nothing changed', run: generate, cwd: many },
    { name: 'check', run: [ABICUS, 'check'] },
    // These contracts have no implementation, so it exits with findings.
    { name: 'check, 80 contracts', run: [ABICUS, 'check'], cwd: many, code: 1 },
  ];
  const rows = [...timeInterleaved(commands, 5)].map(([name, { median, min, max }]) => [
    name,
    digits(median),
    digits(min),
    digits(max),
  ]);
  return table(['ms, whole process', 'median', 'min', 'max'], rows);
}
