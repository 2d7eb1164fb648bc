/** The configuration of a workspace: `abicus.json` at its root, or these defaults. */
import { dirname, join } from 'node:path';
import { diagnostic, type Diagnostic, type Pos, type Slug } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import { isThere, readIfThere } from '../files/read.ts';
import { membersOf, type Member } from './json.ts';
import { linkFault, pathFault, scopeFault } from './paths.ts';

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
  /** The package with the programs and probes of the workspace. */
  readonly system: string;
};

const DEFAULTS = {
  scope: '@abicus',
  contracts: 'contracts',
  abi: 'libs/abi',
  docs: 'docs/reference',
  lock: 'contracts/.lock',
  system: 'libs/system',
} as const;

/** Returns a workspace with defaults for missing values. */
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
    if (isThere(join(folder, 'abicus.json'))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/** The package of headers for other languages. It is generated from all contracts, and none feeds it. */
export const NATIVE = 'native';

/** Packages that are made from all contracts. */
export const AGGREGATES: readonly string[] = ['ladder', NATIVE];

/** The result of reading a configuration: a workspace, or findings. */
export type ConfigResult =
  | { readonly ok: true; readonly workspace: Workspace }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

const FILE = 'abicus.json';
const FOLDERS = ['contracts', 'abi', 'docs', 'lock', 'system'] as const;
const START: Pos = { file: FILE, line: 1, col: 1 };

/** The findings about the keys and kinds of values of abicus.json. */
function keyFindings(members: readonly Member[]): Diagnostic[] {
  const known = [...Object.keys(DEFAULTS), '$schema'];
  const seen = new Set<string>();
  return members.flatMap(({ key, value, line, col }) => {
    const wrong = (message: string, fix = ''): Diagnostic =>
      diagnostic('config/wrong', { file: FILE, line, col }, message, { fix });
    if (!known.includes(key)) {
      const fix = didYouMean(key, known);
      return [wrong(`unknown key '${key}'; known are ${known.join(', ')}`, fix)];
    }
    if (seen.has(key)) return [wrong(`'${key}' is written twice`, 'keep one of the two')];
    seen.add(key);
    return typeof value === 'string' && value !== '' ? [] : [wrong(`'${key}' must be a string`)];
  });
}

/** Returns the findings about the folders in a configuration. */
function placeFindings(workspace: Workspace, members: readonly Member[]): Diagnostic[] {
  const found: Diagnostic[] = [];
  const wrong = (slug: Slug, key: keyof typeof DEFAULTS, why: string, fix: string): void => {
    const at = members.find((one) => one.key === key);
    const pos = at === undefined ? START : { file: FILE, line: at.line, col: at.col };
    found.push(diagnostic(slug, pos, `'${key}' ${JSON.stringify(workspace[key])} ${why}`, { fix }));
  };
  const scope = scopeFault(workspace.scope);
  if (scope !== undefined) wrong('path/name', 'scope', scope, `"scope": "${DEFAULTS.scope}"`);
  for (const key of FOLDERS) {
    const fault = pathFault(workspace[key]);
    if (fault !== undefined) {
      wrong('path/outside', key, fault, `a folder of the workspace: "${key}": "${DEFAULTS[key]}"`);
      continue;
    }
    const link = linkFault(workspace.root, workspace[key]);
    if (link !== undefined) {
      wrong('path/outside', key, `leaves the workspace: ${link}`, 'put a folder there');
    }
    const same = FOLDERS.find((other) => other !== key && workspace[other] === workspace[key]);
    if (same !== undefined) wrong('config/wrong', key, `is '${same}' too`, 'a folder of its own');
  }
  return found;
}

/** Reads `abicus.json` in `root`; without one, the defaults hold. */
export function readWorkspace(root: string): ConfigResult {
  const path = join(root, FILE);
  const rejected = (diagnostics: readonly Diagnostic[]): ConfigResult => ({
    ok: false,
    diagnostics,
  });
  const wrong = (message: string): ConfigResult =>
    rejected([diagnostic('config/wrong', START, message, { fix: 'as in `{ "scope": "@acme" }`' })]);
  const text = readIfThere(path) ?? '{}';
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (cause) {
    return wrong(`is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    return wrong('must hold an object');
  }
  const members = membersOf(text);
  const keys = keyFindings(members);
  if (keys.length > 0) return rejected(keys);
  const said = members.filter(({ key }) => key !== '$schema').map(({ key, value }) => [key, value]);
  const workspace = workspaceAt(root, Object.fromEntries(said));
  const places = placeFindings(workspace, members);
  return places.length > 0 ? rejected(places) : { ok: true, workspace };
}
