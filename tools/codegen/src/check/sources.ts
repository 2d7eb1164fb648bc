/** The hand-written sources of a workspace, and their facts. */
import { join } from 'node:path';
import { derive, type Derivation } from '../files/kept.ts';
import { entriesIn } from '../files/read.ts';
import type { Workspace } from '../workspace/config.ts';
import { git } from '../git/git.ts';
import type { Facts } from './facts.ts';

/** A hand-written source file. */
export type Source = {
  readonly file: string;
  /** Product code is what runs in the product; the rest is tests and what only they use. */
  readonly role: 'product' | 'test' | 'support';
  readonly facts: Facts;
};

const SKIPPED = new Set(['node_modules', 'dist', '.git', '.nx', '.abicus', '.tsbuild', '.cache']);

function walk(root: string, folder: string): string[] {
  return entriesIn(join(root, folder)).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : walk(root, path);
    return [path];
  });
}

/** All files of a workspace that are its own: those of git, tracked or not yet; else all there are. */
export function filesOf(root: string): string[] {
  const listed = git(root, 'ls-files', '-co', '--exclude-standard', '-z');
  const files = listed === undefined ? walk(root, '') : listed.split('\0').filter(Boolean);
  return [...new Set(files)].sort();
}

function roleOf(file: string): Source['role'] {
  if (file.endsWith('.test.ts')) return 'test';
  if (/(?:^|\/)(?:test|tests|testing|fixtures|bench)\//.test(file)) return 'support';
  return /(?:^|\/)(?:tools|scripts)\/|\.config\.ts$/.test(file) ? 'support' : 'product';
}

/** Whether a file is written by hand in TypeScript, and no contract. */
function isSource(workspace: Workspace, file: string): boolean {
  if (!file.endsWith('.ts') || file.endsWith('.d.ts')) return false;
  if (file.startsWith(`${workspace.abi}/`)) return false;
  return !file.startsWith(`${workspace.contracts}/`) || !file.endsWith('.contract.ts');
}

/** Facts. The parser is loaded only for files that changed. */
const FACTS: Derivation<Facts> = {
  name: 'facts',
  makers: entriesIn(import.meta.dirname)
    .map(({ name }) => name)
    .filter((name) => /^(?:facts|scan|scan-.*)\.[jt]s$/.test(name))
    .map((name) => join(import.meta.dirname, name)),
  load: async () => (await import('./scan.ts')).scan,
};

/** The sources among these files, with facts. */
export async function readSourcesOf(
  workspace: Workspace,
  files: readonly string[],
): Promise<Source[]> {
  const sources = files.filter((one) => isSource(workspace, one));
  const read = await derive(workspace.root, FACTS, sources);
  return read.map(({ file, value }) => ({ file, role: roleOf(file), facts: value }));
}
