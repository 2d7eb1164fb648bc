/** Where things are in a workspace: `abicus.json` at its root, or these defaults. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A workspace: all folders relative to its root, with `/`. */
export type Workspace = {
  /** Absolute. Nothing that is written depends on it. */
  readonly root: string;
  /** The scope of generated packages: `@abicus/abi-kernel`. */
  readonly scope: string;
  readonly contracts: string;
  /** A package per folder in it. */
  readonly abi: string;
  readonly docs: string;
  readonly lock: string;
};

const DEFAULTS = {
  scope: '@abicus',
  contracts: 'contracts',
  abi: 'libs/abi',
  docs: 'docs/reference',
  lock: 'contracts/.lock',
} as const;

/** A workspace with the defaults, except for what is given. */
export function workspaceAt(root: string, given: Partial<Omit<Workspace, 'root'>> = {}): Workspace {
  return { root, ...DEFAULTS, ...given };
}

/** The folder of a generated package. */
export function packageFolder(workspace: Workspace, feeds: string): string {
  return `${workspace.abi}/${feeds}`;
}

/** The name of a generated package. */
export function packageName(workspace: Workspace, feeds: string): string {
  return `${workspace.scope}/abi-${feeds}`;
}

/** The path of a file in the sources of a generated package. */
export function sourcePath(workspace: Workspace, feeds: string, file: string): string {
  return `${packageFolder(workspace, feeds)}/src/${file}`;
}

/** The nearest folder from `start` upward that holds an `abicus.json`. */
export function findRoot(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'abicus.json'))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/** What reading a configuration gives: a workspace, or what is wrong with the file. */
export type ConfigResult =
  | { readonly ok: true; readonly workspace: Workspace }
  | { readonly ok: false; readonly message: string };

/** Reads `abicus.json` in `root`; without one, the defaults hold. */
export function readWorkspace(root: string): ConfigResult {
  const path = join(root, 'abicus.json');
  if (!existsSync(path)) return { ok: true, workspace: workspaceAt(root) };
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    return { ok: false, message: `abicus.json is not JSON: ${String(cause)}` };
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    return { ok: false, message: 'abicus.json must hold an object' };
  }
  for (const [key, value] of Object.entries(given)) {
    if (key === '$schema') continue;
    if (!(key in DEFAULTS)) {
      const known = Object.keys(DEFAULTS).join(', ');
      return { ok: false, message: `abicus.json: unknown key '${key}'; known are ${known}` };
    }
    if (typeof value !== 'string' || value === '') {
      return { ok: false, message: `abicus.json: '${key}' must be a string` };
    }
  }
  return { ok: true, workspace: workspaceAt(root, given) };
}
