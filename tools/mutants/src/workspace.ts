/** Reads the sources of the workspace: what git tracks or would track. */
import { spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is needed of a workspace. */
export interface Workspace {
  readonly root: string;
  /** Texts of the sources in TypeScript, by path. */
  readonly sources: ReadonlyMap<string, string>;
  /** The folders of its packages. */
  readonly folders: readonly string[];
  /** Stands for the content of all files, the lists of equivalent mutants aside. */
  readonly content: string;
}

/** Runs git, and returns what it prints. */
export function git(root: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('git', args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr.trim()}`);
  return stdout;
}

/** The folder with the lists of equivalent mutants. */
export const EQUIVALENT = 'tools/mutants/equivalent';

/** The packages that a package.json with `workspaces` names. */
export function packageFolders(root: string): string[] {
  const text = readFileSync(join(root, 'package.json'), 'utf8');
  const { workspaces } = JSON.parse(text) as { readonly workspaces: readonly string[] };
  return globSync([...workspaces], { cwd: root })
    .map((folder) => folder.replaceAll('\\', '/'))
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .sort();
}

/** Reads the workspace at `root`. */
export function readWorkspace(root: string): Workspace {
  const listed = git(root, 'ls-files', '-z', '-co', '--exclude-standard').split('\0');
  const paths = listed.filter((path) => path !== '' && existsSync(join(root, path))).sort();
  const texts = paths.map((path) => [path, readFileSync(join(root, path), 'utf8')] as const);
  const counted = texts.filter(([path]) => !path.startsWith(`${EQUIVALENT}/`));
  return {
    root,
    sources: new Map(texts.filter(([path]) => path.endsWith('.ts'))),
    folders: packageFolders(root),
    content: hash('sha256', JSON.stringify(counted)),
  };
}
