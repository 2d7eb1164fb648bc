/**
 * Which source imports which, over the whole workspace, as far as it matters when it runs: types are left out. Sources are
 * read by pattern and not parsed, as all of them are looked at for each run.
 */
import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

const STATIC = /^(?:import|export)\s(?!type\s)(?:[^'";]*?\sfrom\s)?\s*'([^']+)'/gm;
const DYNAMIC = /\bimport\(\s*'([^']+)'\s*\)/g;

/** What a source imports when it runs, as it is written. */
export function importsOf(source: string): string[] {
  const found = [STATIC, DYNAMIC].flatMap((of) => [...source.matchAll(of)]);
  return [...new Set(found.map(([, name = '']) => name))];
}

/** The part of a package.json that is looked at. */
interface Manifest {
  readonly name?: string;
  readonly exports?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
}

/** The source of each export of the packages in `folders`, by its specifier. */
export function exportsOf(root: string, folders: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const folder of folders) {
    const text = readFileSync(join(root, folder, 'package.json'), 'utf8');
    const { name, exports = {} } = JSON.parse(text) as Manifest;
    for (const [key, target] of Object.entries(exports)) {
      const source = typeof target === 'string' ? target : target['@abicus/source'];
      if (name === undefined || source === undefined) continue;
      found.set(posix.join(name, key), posix.join(folder, source));
    }
  }
  return found;
}

/** Files by those that they import, or that import them. */
export type Imports = ReadonlyMap<string, ReadonlySet<string>>;

/** What each source imports of the others. @param sources texts by path in the workspace */
export function importsIn(
  sources: ReadonlyMap<string, string>,
  packages: ReadonlyMap<string, string>,
): Imports {
  const imports = new Map<string, Set<string>>();
  for (const [path, source] of sources) {
    const names = importsOf(source);
    const paths = names.map((name) =>
      name.startsWith('.') ? posix.join(dirname(path), name) : packages.get(name),
    );
    imports.set(
      path,
      new Set(paths.filter((to) => to !== undefined && sources.has(to)) as string[]),
    );
  }
  return imports;
}

/** Files by those that import them. */
export function importersIn(imports: Imports): Imports {
  const importers = new Map<string, Set<string>>();
  for (const [path, all] of imports) {
    for (const to of all) importers.set(to, (importers.get(to) ?? new Set()).add(path));
  }
  return importers;
}

/** A file and all that it imports, however far away. */
export function closureOf(file: string, imports: Imports): ReadonlySet<string> {
  const closure = new Set([file]);
  // A set is walked to its end, also while it grows.
  for (const path of closure) for (const to of imports.get(path) ?? []) closure.add(to);
  return closure;
}

/** The number of imports between a file and each file that reaches it. */
export function distancesTo(file: string, importers: Imports): ReadonlyMap<string, number> {
  const distances = new Map([[file, 0]]);
  for (const [path, distance] of distances) {
    for (const importer of importers.get(path) ?? []) {
      if (!distances.has(importer)) distances.set(importer, distance + 1);
    }
  }
  return distances;
}

/** The number of leading folders that two paths share. */
function shared(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')];
  const differs = left.findIndex((part, i) => part !== right[i]);
  return differs === -1 ? left.length : differs;
}

/** A test file that reaches a mutated file. */
export interface TestFile {
  readonly path: string;
  /** The number of imports between them. */
  readonly distance: number;
}

/** The test files that reach a file, narrowest first: its own test, then by distance, then by nearness of their folders. */
export function testsFor(file: string, importers: Imports): TestFile[] {
  const own = file.replace(/\.ts$/, '.test.ts');
  const rank = ({ path, distance }: TestFile): number[] => [
    path === own ? 0 : 1,
    distance,
    -shared(path, file),
  ];
  return [...distancesTo(file, importers)]
    .map(([path, distance]) => ({ path, distance }))
    .filter(({ path }) => path.endsWith('.test.ts'))
    .sort((a, b) => {
      const [left, right] = [rank(a), rank(b)];
      const i = left.findIndex((one, at) => one !== right[at]);
      return i === -1 ? (a.path < b.path ? -1 : 1) : (left[i] ?? 0) - (right[i] ?? 0);
    });
}
