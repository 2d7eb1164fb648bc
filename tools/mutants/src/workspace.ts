/** Reads the sources of the workspace: what git tracks or would track. */
import { spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CannotJudge } from './run/stages.ts';

/** What is needed of a workspace. */
export interface Workspace {
  readonly root: string;
  /** Texts of the sources in TypeScript, by path. */
  readonly sources: ReadonlyMap<string, string>;
  /** The folders of its packages. */
  readonly folders: readonly string[];
  /** Stands for what programs read of it: contracts, and files that are neither sources nor prose. */
  readonly data: string;
  /** Stands for the reports of the last whole run of tests, and the evidence of selftests. */
  readonly reports: string;
}

/** Runs git, and returns what it prints. Throws if it fails. */
export function git(root: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('git', args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new CannotJudge(`git ${args.join(' ')}: ${stderr.trim()}`);
  return stdout;
}

/** The text of a file in a commit; undefined: the commit has no such file. */
export function gitText(root: string, commit: string, path: string): string | undefined {
  const listed = git(root, 'ls-tree', '--name-only', commit, '--', path);
  return listed.trim() === '' ? undefined : git(root, 'show', `${commit}:${path}`);
}

/** The folder with the lists of equivalent mutants. */
export const EQUIVALENT = 'tools/mutants/equivalent';

/** The list of mutants that are known to survive. */
export const SURVIVORS = 'tools/mutants/survivors.json';

/** What came of the mutants of each package when it was last tried. */
export const REPORTS = 'tools/mutants/reports.json';

/** The report of the last whole run of tests. */
export const REPORT = '.abicus/reports/tests.json';

/** The packages that a package.json with `workspaces` names. */
export function packageFolders(root: string): string[] {
  const text = readFileSync(join(root, 'package.json'), 'utf8');
  const { workspaces } = JSON.parse(text) as { readonly workspaces: readonly string[] };
  return globSync([...workspaces], { cwd: root })
    .map((folder) => folder.replaceAll('\\', '/'))
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .sort();
}

/** Whether a program may read a file of the workspace, and what it does may depend on it. */
function isData(path: string): boolean {
  if (path.startsWith(`${EQUIVALENT}/`) || path === SURVIVORS || path === REPORTS) return false;
  if (path.startsWith('.changeset/')) return false;
  return path.endsWith('.contract.ts') || !/\.(?:ts|md)$/.test(path);
}

/** Files that `abicus prove` reads and git does not track, by when they were written. */
function reportsIn(root: string): string {
  const paths = globSync('.abicus/{reports/**/tests,evidence/*/*}.json', { cwd: root }).sort();
  const written = paths.map((path) => `${path} ${statSync(join(root, path)).mtimeMs}`);
  return hash('sha256', written.join('\n'));
}

/** Reads the workspace at `root`. */
export function readWorkspace(root: string): Workspace {
  const listed = git(root, 'ls-files', '-z', '-co', '--exclude-standard').split('\0');
  const paths = listed.filter((path) => path !== '' && existsSync(join(root, path))).sort();
  const texts = paths.map((path) => [path, readFileSync(join(root, path), 'utf8')] as const);
  return {
    root,
    sources: new Map(texts.filter(([path]) => path.endsWith('.ts'))),
    folders: packageFolders(root),
    data: hash('sha256', JSON.stringify(texts.filter(([path]) => isData(path)))),
    reports: reportsIn(root),
  };
}
