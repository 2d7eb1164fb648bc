/** The index of each generated package: it exports what the other emitters put there. */
import { posix } from 'node:path';
import type { Model } from '../model/types.ts';
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

function indexFile(
  folder: string,
  files: Files,
  inside: readonly string[],
  model: Model,
  feeds: string,
): CodeFile[] {
  const modules = modulesIn(folder, inside);
  if (modules.length === 0 || files.has(`${folder}/index.ts`)) return [];
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
