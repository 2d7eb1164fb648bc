/** What a command of abicus opens and runs, seen in a real run of it. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Scratch } from './scratch.ts';

/** The paths in the workspace that a command opened, and the programs that it ran. */
export type Trace = { readonly paths: ReadonlySet<string>; readonly programs: ReadonlySet<string> };

/** Runs a command in a copy of this workspace, with a hook on the file system. */
export function trace(copy: Scratch, command: string): Trace {
  const folder = join(copy.root, '.abicus');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'trace');
  writeFileSync(file, '');
  const hook = join(copy.root, 'tools/scripts/nx/trace-files.mjs');
  const launcher = join(copy.root, 'apps/abicus/bin/abicus.cjs');
  // A bundle would be opened in place of the sources.
  const variables = { TRACE_FILES: file, ABICUS_START: 'sources' };
  copy.node(variables, '--import', hook, launcher, command);
  const lines = readFileSync(file, 'utf8').split('\n');
  rmSync(file);
  const of = (kind: string): string[] =>
    lines.flatMap((line) => (line.startsWith(`${kind} `) ? [line.slice(kind.length + 1)] : []));
  const paths = of('open').map((path) => relative(copy.root, path));
  const inside = paths.filter((path) => path !== '' && !path.startsWith('..'));
  return { paths: new Set(inside), programs: new Set(of('run')) };
}
