/** The index of each generated package: it exports what the other emitters put there. */
import { posix } from 'node:path';
import type { Model } from '../model/types.ts';
import { codeFile, type CodeFile } from '../output/code-file.ts';
import { packageFolder, type Workspace } from '../workspace/config.ts';
import { outputs, type Emitter } from './emitter.ts';
import { originsOf } from './per-package.ts';

/** The source files below a folder, without its index and without those of its subfolder `testing`. */
function modulesIn(folder: string, paths: readonly string[]): string[] {
  return paths
    .filter((path) => path.startsWith(`${folder}/`) && path.endsWith('.ts'))
    .map((path) => posix.relative(folder, path))
    .filter((path) => path !== 'index.ts' && !path.startsWith('testing/'))
    .sort();
}

function indexFile(
  folder: string,
  paths: readonly string[],
  model: Model,
  feeds: string,
): CodeFile | undefined {
  const modules = modulesIn(folder, paths);
  if (modules.length === 0 || paths.includes(`${folder}/index.ts`)) return undefined;
  const pkg = model.packages.find((one) => one.feeds === feeds);
  const file = codeFile(`${folder}/index.ts`, pkg === undefined ? [] : originsOf(model, pkg));
  const titles = model.contracts.filter(({ slug }) => pkg?.contracts.includes(slug));
  file.doc(titles.map(({ prose }) => `${prose.id}: ${prose.title}.`).join('\n'));
  for (const module of modules) file.print(`export * from './${module}';`);
  return file;
}

/** `index.ts` and `testing/index.ts` of each package, from the files that the others emit. */
export function packageIndex(others: readonly Emitter[]): Emitter {
  return {
    name: 'package-index',
    emit: (model: Model, workspace: Workspace) => {
      const paths = others.flatMap((emitter) => [...emitter.emit(model, workspace).keys()]);
      const prefix = `${workspace.abi}/`;
      const named = paths.filter((path) => path.startsWith(prefix));
      const all = new Set(named.map((path) => path.slice(prefix.length).split('/')[0] ?? ''));
      const files = [...all].sort().flatMap((feeds) => {
        const source = `${packageFolder(workspace, feeds)}/src`;
        const found = [source, `${source}/testing`].map((folder) =>
          indexFile(folder, paths, model, feeds),
        );
        return found.filter((file) => file !== undefined);
      });
      return outputs(...files);
    },
  };
}
