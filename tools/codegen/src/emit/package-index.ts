/** The index of each generated package: it exports what the other emitters put there. */
import { posix } from 'node:path';
import type { Model } from '../model/types.ts';
import type { Code } from '../output/code.ts';
import { codeFile, type CodeFile } from '../output/code-file.ts';
import { packageFolder, type Workspace } from '../workspace/config.ts';
import { outputs, type Emitter } from './emitter.ts';
import { originsOf } from './per-package.ts';

/** Files that the other emitters give, by path. */
type Files = ReadonlyMap<string, CodeFile | string>;

/** The source files below a folder, without its index and without those of its subfolder `testing`. */
function modulesIn(folder: string, paths: readonly string[]): string[] {
  return paths
    .filter((path) => path.startsWith(`${folder}/`) && path.endsWith('.ts'))
    .map((path) => posix.relative(folder, path))
    .filter((path) => path !== 'index.ts' && !path.startsWith('testing/'))
    .sort();
}

/** Code as text, with imported names as they are called where they come from. */
function plain(piece: Code): string {
  if (typeof piece !== 'object') return String(piece);
  if ('kind' in piece) return piece.kind === 'doc' ? '' : piece.name;
  return piece.map(plain).join('');
}

/** The first text in code. */
function head(piece: Code | undefined): string {
  return Array.isArray(piece) ? head(piece[0]) : typeof piece === 'string' ? piece : '';
}

/** The names that a module exports. */
function exportsOf(file: CodeFile | string): Set<string> {
  const heads = /^export (?:const|function\*?|class|interface|type) (\w+)/gm;
  // Most lines are data: they are passed over without being put together.
  const texts =
    typeof file === 'string'
      ? [file]
      : file.lines
          .filter(({ depth, pieces }) => depth === 0 && head(pieces).includes('export '))
          .map(({ pieces }) => plain(pieces));
  return new Set(texts.flatMap((text) => [...text.matchAll(heads)].map(([, name = '']) => name)));
}

/** Two modules that export one name cannot share an index: an element of a contract is renamed. */
function refuseTwins(folder: string, modules: readonly string[], files: Files): void {
  const owners = new Map<string, string>();
  for (const module of modules) {
    for (const name of exportsOf(files.get(`${folder}/${module}`) ?? '')) {
      const other = owners.get(name);
      if (other !== undefined) {
        const both = `${folder}/${other} and ${folder}/${module}`;
        throw new Error(`${both} both export '${name}': rename what it is made of in its contract`);
      }
      owners.set(name, module);
    }
  }
}

function indexFile(
  folder: string,
  files: Files,
  inside: readonly string[],
  model: Model,
  feeds: string,
): CodeFile[] {
  const modules = modulesIn(folder, inside);
  if (modules.length === 0 || files.has(`${folder}/index.ts`)) return [];
  refuseTwins(folder, modules, files);
  const pkg = model.packages.find((one) => one.feeds === feeds);
  const file = codeFile(`${folder}/index.ts`, pkg === undefined ? [] : originsOf(model, pkg));
  const titles = model.contracts.filter(({ slug }) => pkg?.contracts.includes(slug));
  file.doc(titles.map(({ prose }) => `${prose.id}: ${prose.title}.`).join('\n'));
  for (const module of modules) file.print(`export * from './${module}';`);
  return [file];
}

/** `index.ts` and `testing/index.ts` of each package, from the files that the others emit. */
export const packageIndex: Emitter = {
  name: 'package-index',
  emit: (model: Model, workspace: Workspace, before: Files = new Map()) => {
    const prefix = `${workspace.abi}/`;
    const paths = [...before.keys()].filter((path) => path.startsWith(prefix));
    const byFeeds = Map.groupBy(paths, (path) => path.slice(prefix.length).split('/')[0] ?? '');
    const indexes = [...byFeeds.keys()].sort().flatMap((feeds) => {
      const source = `${packageFolder(workspace, feeds)}/src`;
      return [source, `${source}/testing`].flatMap((folder) =>
        indexFile(folder, before, byFeeds.get(feeds) ?? [], model, feeds),
      );
    });
    return outputs(...indexes);
  },
};
