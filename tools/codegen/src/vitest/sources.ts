/**
 * What tests were made of: each module that a test file imports, over however many others, with the hash of what it held
 * when the run ended. `abicus prove` compares: what ran before a change shows nothing of what is there now. Files that tests
 * read by themselves are not among them.
 */
import { hash } from 'node:crypto';
import { join, relative } from 'node:path';
import { isFile, readIfThere } from '../files/read.ts';
import { SOURCES, SOURCE_TABLE } from './format.ts';

/** A module of Vite's graph, as far as it is used here. */
type ModuleNode = {
  readonly file: string | null;
  readonly importedModules: ReadonlySet<ModuleNode>;
};

/** A test file that ran, as vitest tells reporters. */
export type TestFile = {
  readonly moduleId: string;
  readonly children: { readonly allTests: () => Iterable<{ readonly meta: () => object }> };
  readonly project: {
    readonly vite: {
      readonly environments: Readonly<
        Record<
          string,
          {
            readonly moduleGraph: {
              readonly getModulesByFile: (file: string) => ReadonlySet<ModuleNode> | undefined;
            };
          }
        >
      >;
    };
  };
};

/** What a file holds, as a short hash; nothing if it is gone. */
export function hashOfSource(root: string, path: string): string | undefined {
  const whole = join(root, path);
  const text = isFile(whole) ? readIfThere(whole) : undefined;
  return text === undefined ? undefined : hash('sha256', text).slice(0, 16);
}

/** The files that a test file is made of, itself among them, in the workspace, sorted. */
function sourcesOf(root: string, { moduleId, project }: TestFile): string[] {
  const found = new Set<ModuleNode>();
  const visit = (one: ModuleNode): void => {
    if (found.has(one)) return;
    found.add(one);
    for (const next of one.importedModules) visit(next);
  };
  for (const { moduleGraph } of Object.values(project.vite.environments)) {
    for (const one of moduleGraph.getModulesByFile(moduleId) ?? []) visit(one);
  }
  const paths = [moduleId, ...[...found].map(({ file }) => file ?? '')].map((file) =>
    relative(root, file.split('?')[0] ?? '').replaceAll('\\', '/'),
  );
  const own = paths.filter((path) => path !== '' && !/^\.\.\/|(?:^|\/)node_modules\//.test(path));
  return [...new Set(own)].sort();
}

/** Writes into the `meta` of tests what their files were made of. */
export function leaveSources(root: string, files: readonly TestFile[]): void {
  const table: [string, string][] = [];
  const places = new Map<string, number | undefined>();
  const placeOf = (path: string): number | undefined => {
    if (!places.has(path)) {
      const hashed = hashOfSource(root, path);
      places.set(path, hashed === undefined ? undefined : table.push([path, hashed]) - 1);
    }
    return places.get(path);
  };
  let isWritten = false;
  for (const file of files) {
    const [first] = file.children.allTests();
    if (first === undefined) continue;
    const sources = sourcesOf(root, file).map(placeOf);
    Object.assign(first.meta(), { [SOURCES]: sources.filter((place) => place !== undefined) });
    if (!isWritten) Object.assign(first.meta(), { [SOURCE_TABLE]: table });
    isWritten = true;
  }
}
