/** From a model to the final text of every output, formatted and with headers. No I/O but the formatter's. */
import type { Emitter } from '../emit/emitter.ts';
import type { Model } from '../model/types.ts';
import type { ContractSource } from '../read/source.ts';
import type { Workspace } from '../workspace/config.ts';
import type { CodeFile } from './code-file.ts';
import type { Formatter } from './format.ts';
import { withHeader } from './header.ts';
import { lockFiles } from './lock.ts';
import { renderBody } from './render.ts';

/** The final text of one output. */
export async function finish(
  path: string,
  file: CodeFile | string,
  workspace: Workspace,
  format: Formatter,
): Promise<string> {
  const body = typeof file === 'string' ? file : renderBody(file);
  const origins = typeof file === 'string' ? [] : file.origins;
  return withHeader(path, origins, workspace.contracts, await format(path, body));
}

/** Whether a path is of a package that linked contracts feed: its own workspace generates it. */
function linkedPaths({ packages }: Model): (path: string) => boolean {
  const folders = packages.flatMap(({ linked, folder }) => (linked ? [`${folder}/`] : []));
  return (path) => folders.some((folder) => path.startsWith(folder));
}

/** All outputs by path, sorted, without `contracts.json` and `outputs.json`. */
export async function assemble(
  sources: readonly ContractSource[],
  model: Model,
  workspace: Workspace,
  emitters: readonly Emitter[],
  format: Formatter,
): Promise<Map<string, string>> {
  const isLinked = linkedPaths(model);
  const emitted = new Map<string, CodeFile | string>();
  const finished: Promise<[string, string]>[] = [];
  for (const { name, emit } of emitters) {
    for (const [path, file] of emit(model, workspace, emitted)) {
      if (isLinked(path)) continue;
      // Two emitters of one path are a mistake in them.
      if (emitted.has(path)) throw new Error(`emitter ${name}: ${path} is written by another one`);
      emitted.set(path, file);
      // The formatter works on other threads: it has begun while the next emitters run.
      finished.push(finish(path, file, workspace, format).then((text) => [path, text]));
    }
  }
  const files = [...emitted.values()].filter((file) => typeof file !== 'string');
  const all = [...(await Promise.all(finished)), ...lockFiles(workspace, sources, model, files)];
  return new Map(all.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
