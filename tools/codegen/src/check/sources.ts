/** The hand-written sources of a workspace, and their facts. */
import { join } from 'node:path';
import { derive, type Derivation } from '../files/kept.ts';
import { entriesIn } from '../files/read.ts';
import type { Workspace } from '../workspace/config.ts';
import { git } from '../git/git.ts';
import type { Facts, SupportFacts, TestFacts } from './facts.ts';

/** A source of the product: code that runs in the product. */
export type ProductSource = {
  readonly file: string;
  readonly role: 'product';
  readonly facts: Facts;
};

/** A test. Only its titles are checked. */
type TestSource = { readonly file: string; readonly role: 'test'; readonly facts: TestFacts };

/** Code that only tests and tools use. */
type SupportSource = {
  readonly file: string;
  readonly role: 'support';
  readonly facts: SupportFacts;
};

/** A hand-written source file, with the facts that rules read of its role. */
export type Source = ProductSource | TestSource | SupportSource;

const SKIPPED = new Set(['node_modules', 'dist', '.git', '.nx', '.abicus', '.tsbuild', '.cache']);

function walk(root: string, folder: string): string[] {
  return entriesIn(join(root, folder)).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : walk(root, path);
    return [path];
  });
}

/** The files of a workspace, sorted, and those of them that git tracks. */
export type WorkspaceFiles = {
  readonly files: readonly string[];
  /** Absent if git tracks none yet, or there is no git. */
  readonly tracked?: ReadonlySet<string>;
};

/** Lists the own files of a workspace: those of git, tracked or not yet; without git all files. */
export function filesOf(root: string): WorkspaceFiles {
  const listed = git(root, 'ls-files', '-cot', '--exclude-standard', '-z');
  if (listed === undefined) return { files: walk(root, '').sort() };
  // Each entry is a tag and a path; the tag of an untracked file is `?`.
  const entries = listed.split('\0').filter(Boolean);
  const tracked = new Set(entries.filter((one) => one[0] !== '?').map((one) => one.slice(2)));
  const files = [...new Set(entries.map((one) => one.slice(2)))].sort();
  return { files, ...(tracked.size > 0 && { tracked }) };
}

function roleOf(file: string): Source['role'] {
  if (file.endsWith('.test.ts')) return 'test';
  if (/(?:^|\/)(?:test|tests|testing|fixtures|bench)\//.test(file)) return 'support';
  return /(?:^|\/)(?:tools|scripts)\/|\.config\.ts$/.test(file) ? 'support' : 'product';
}

/** Whether a file is written by hand in TypeScript, and no contract. */
function isSource(workspace: Workspace, file: string): boolean {
  if (!file.endsWith('.ts') || file.endsWith('.d.ts')) return false;
  if ([workspace.abi, workspace.system].some((folder) => file.startsWith(`${folder}/`)))
    return false;
  return !file.startsWith(`${workspace.contracts}/`) || !file.endsWith('.contract.ts');
}

/** The sources of the product. */
export function productOf(sources: readonly Source[]): ProductSource[] {
  return sources.flatMap((one) => (one.role === 'product' ? [one] : []));
}

/**
 * A source with the facts of its role. Other facts of tests and tools would be most of the cache, and
 * no rule reads them.
 */
function sourceOf(file: string, facts: Facts): Source {
  const role = roleOf(file);
  if (role === 'product') return { file, role, facts };
  const { broken, tests, proven } = facts;
  if (role === 'test') return { file, role, facts: { broken, tests, proven } };
  return { file, role, facts: { broken } };
}

/** Facts. The parser is loaded only for files that changed. */
const FACTS: Derivation<Source> = {
  name: 'facts',
  makers: entriesIn(import.meta.dirname)
    .map(({ name }) => name)
    .filter((name) => /^(?:facts|scan|scan-.*|sources)\.[jt]s$/.test(name))
    .map((name) => join(import.meta.dirname, name)),
  load: async () => {
    const { scan } = await import('./scan.ts');
    return (file, text) => sourceOf(file, scan(file, text));
  },
};

/** The sources among these files, with facts. */
export async function readSourcesOf(
  workspace: Workspace,
  files: readonly string[],
): Promise<Source[]> {
  const sources = files.filter((one) => isSource(workspace, one));
  const read = await derive(workspace.root, FACTS, sources);
  return read.map(({ value }) => value);
}
