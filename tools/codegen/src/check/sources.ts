/** The hand-written sources of a workspace, their facts, and the cache of those facts. */
import { join } from 'node:path';
import { sha256 } from '../output/hash.ts';
import { writeInside } from '../files/inside.ts';
import { entriesIn, isThere, matchesIn, readIfThere } from '../files/read.ts';
import type { Workspace } from '../workspace/config.ts';
import { linkFault } from '../workspace/paths.ts';
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

type Kept = Record<string, { readonly hash: string; readonly facts: Facts }>;

/** The version of what is kept: the code that makes facts. */
function factsVersion(): string {
  const folder = import.meta.dirname;
  const makers = matchesIn(folder, ['{facts,scan,scan-*}.{js,ts}']);
  return sha256(makers.map((name) => readIfThere(join(folder, name))).join('\0'));
}

const CACHE = 'node_modules/.cache/abicus/facts.json';

function readKept(root: string, version: string): Kept {
  const text = readIfThere(join(root, CACHE));
  if (text === undefined) return {};
  try {
    const kept: { version?: unknown; files?: Kept } = JSON.parse(text);
    return kept.version === version && kept.files !== undefined ? kept.files : {};
  } catch {
    return {};
  }
}

function keep(root: string, version: string, files: Kept): void {
  // A workspace that shares the modules of another one keeps nothing there.
  if (!isThere(join(root, 'node_modules')) || linkFault(root, CACHE) !== undefined) return;
  writeInside(root, CACHE, JSON.stringify({ version, files }));
}

/** The sources among these files, with facts. The parser is loaded only for files that changed. */
export async function readSourcesOf(
  workspace: Workspace,
  files: readonly string[],
): Promise<Source[]> {
  const { root } = workspace;
  const version = factsVersion();
  const before = readKept(root, version);
  const after: Kept = {};
  let changed = false;
  for (const file of files.filter((one) => isSource(workspace, one))) {
    const text = readIfThere(join(root, file));
    if (text === undefined) continue;
    const hash = sha256(text);
    const old = before[file];
    if (old?.hash === hash) {
      after[file] = old;
      continue;
    }
    const { scan } = await import('./scan.ts');
    after[file] = { hash, facts: scan(file, text) };
    changed = true;
  }
  if (changed || Object.keys(before).length !== Object.keys(after).length) {
    keep(root, version, after);
  }
  return Object.entries(after).map(([file, { facts }]) => ({ file, role: roleOf(file), facts }));
}
