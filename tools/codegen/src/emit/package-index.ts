/** The index of each generated package: it exports what the other emitters put there. */
import { posix } from 'node:path';
import type { Model } from '../model/types.ts';
import { codeFile, type CodeFile } from '../output/code-file.ts';
import { renderBody } from '../output/render.ts';
import { packageFolder, type Workspace } from '../workspace/config.ts';
import { outputs, type Emitter } from './emitter.ts';
import { originsOf } from './per-package.ts';

/** Files that the other emitters give, by path. */
type Files = ReadonlyMap<string, CodeFile | string>;

/** The source files below a folder, without its index and without those of its subfolder `testing`. */
function modulesIn(folder: string, files: Files): string[] {
  return [...files.keys()]
    .filter((path) => path.startsWith(`${folder}/`) && path.endsWith('.ts'))
    .map((path) => posix.relative(folder, path))
    .filter((path) => path !== 'index.ts' && !path.startsWith('testing/'))
    .sort();
}

/** The names that a module exports. */
function exportsOf(file: CodeFile | string): Set<string> {
  const text = typeof file === 'string' ? file : renderBody(file);
  const heads = /^export (?:const|function\*?|class|interface|type) (\w+)/gm;
  return new Set([...text.matchAll(heads)].map(([, name = '']) => name));
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

function indexFile(folder: string, files: Files, model: Model, feeds: string): CodeFile[] {
  const modules = modulesIn(folder, files);
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
export function packageIndex(others: readonly Emitter[]): Emitter {
  return {
    name: 'package-index',
    emit: (model: Model, workspace: Workspace) => {
      const files: Files = new Map(others.flatMap(({ emit }) => [...emit(model, workspace)]));
      const prefix = `${workspace.abi}/`;
      const inside = [...files.keys()].filter((path) => path.startsWith(prefix));
      const feeds = new Set(inside.map((path) => path.slice(prefix.length).split('/')[0] ?? ''));
      const indexes = [...feeds].sort().flatMap((one) => {
        const source = `${packageFolder(workspace, one)}/src`;
        return [source, `${source}/testing`].flatMap((folder) =>
          indexFile(folder, files, model, one),
        );
      });
      return outputs(...indexes);
    },
  };
}
