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
  /** Packages of contracts in node_modules whose contracts take part. */
  readonly linked: readonly LinkedName[];
};

/** The name of a linked package, and where abicus.json has it. */
export type LinkedName = { readonly name: string; readonly line: number; readonly col: number };

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
  return { root, ...DEFAULTS, linked: [], ...given };
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

/** The package of what is booted, beside those of its programs. */
export const SYSTEM = 'system';

/** Packages that are made from all contracts. */
export const AGGREGATES: readonly string[] = ['ladder', NATIVE];

/** The result of reading a configuration: a workspace, or findings. */
export type ConfigResult =
  | { readonly ok: true; readonly workspace: Workspace }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

const FILE = 'abicus.json';
const FOLDERS = ['contracts', 'abi', 'docs', 'lock', 'system'] as const;
const START: Pos = { file: FILE, line: 1, col: 1 };

/** The key of the packages of contracts that take part. */
const LINKED = 'linked';
/** The form of the name of a package of npm. */
const PACKAGE = /^(?:@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/;

/** The findings about linked packages. */
function linkedFindings(
  items: Member['items'],
  wrong: (message: string, fix?: string) => Diagnostic,
): Diagnostic[] {
  const fix = `as in "${LINKED}": ["@abicus/contracts"]`;
  if (items === undefined) return [wrong(`'${LINKED}' must be a list of names of packages`, fix)];
  const names = items.map(({ value }) => value);
  return names.flatMap((name, i) => {
    if (!PACKAGE.test(name)) return [wrong(`${JSON.stringify(name)} is no name of a package`, fix)];
    const isFirst = names.indexOf(name) === i;
    return isFirst ? [] : [wrong(`'${name}' is linked twice`, 'keep one of the two')];
  });
}

/** The findings about the keys and kinds of values of abicus.json. */
function keyFindings(members: readonly Member[]): Diagnostic[] {
  const known = [...Object.keys(DEFAULTS), LINKED, '$schema'];
  const seen = new Set<string>();
  return members.flatMap(({ key, value, items, line, col }) => {
    const wrong = (message: string, fix = ''): Diagnostic =>
      diagnostic('config/wrong', { file: FILE, line, col }, message, { fix });
    if (!known.includes(key)) {
      const fix = didYouMean(key, known);
      return [wrong(`unknown key '${key}'; known are ${known.join(', ')}`, fix)];
    }
    if (seen.has(key)) return [wrong(`'${key}' is written twice`, 'keep one of the two')];
    seen.add(key);
    if (key === LINKED) return linkedFindings(items, wrong);
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
  const said = members
    .filter(({ key }) => Object.hasOwn(DEFAULTS, key))
    .map(({ key, value }) => [key, value]);
  const items = members.find(({ key }) => key === LINKED)?.items ?? [];
  const linked = items.map(({ value: name, line, col }) => ({ name, line, col }));
  const workspace = workspaceAt(root, { ...Object.fromEntries(said), linked });
  const places = placeFindings(workspace, members);
  return places.length > 0 ? rejected(places) : { ok: true, workspace };
}
