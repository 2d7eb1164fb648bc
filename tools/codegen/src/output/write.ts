/** Writing: only what changed, all of it or nothing. */
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { FileOperations } from '../files/operations.ts';
import { entriesIn, readIfThere, readOutput } from '../files/read.ts';
import { replaceAll, type Change } from '../files/replace.ts';
import type { Workspace } from '../workspace/config.ts';
import { linkFault, pathFault } from '../workspace/paths.ts';
import { isGenerated } from './header.ts';

/** The result of writing outputs; all paths are relative to the workspace. */
export type WriteResult = {
  readonly written: readonly string[];
  readonly unchanged: number;
  /** Left-over generated files. */
  readonly orphans: readonly string[];
  /** Left-over files that were removed. */
  readonly removed: readonly string[];
};

const SKIPPED = new Set(['node_modules', 'dist', '.tsbuild']);

function filesUnder(root: string, folder: string): string[] {
  return entriesIn(join(root, folder)).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : filesUnder(root, path);
    return entry.isFile() ? [path] : [];
  });
}

/** What earlier versions left beside an output when they were killed. */
const CUT_OFF = /\.\d+\.tmp$/;

/** Generated files that are not among the outputs: those of contracts or emitters that are gone. */
export function findOrphans(workspace: Workspace, outputs: ReadonlySet<string>): string[] {
  const { root, abi, docs, lock, system } = workspace;
  const others = (folder: string): string[] =>
    filesUnder(root, folder).filter((path) => !outputs.has(path));
  const generated = [abi, docs, system]
    .flatMap(others)
    .filter((path) => CUT_OFF.test(path) || isGenerated(readOutput(join(root, path)) ?? ''));
  return [...generated, ...others(`${lock}/ir`), ...others(`${lock}/api`)].sort();
}

/** What stands in the way of outputs: paths that leave the workspace, clash, or are no plain files. */
export function outputFaults(root: string, paths: Iterable<string>): Diagnostic[] {
  const folded = new Map<string, string>();
  const folders = new Map<string, string | undefined>();
  return [...paths].flatMap((path) => {
    const found = (slug: 'path/name' | 'path/outside', why: string, fix: string): Diagnostic[] => {
      return [diagnostic(slug, { file: path, line: 1, col: 1 }, why, { fix })];
    };
    const fault = pathFault(path);
    if (fault !== undefined) return found('path/name', `an output's path ${fault}`, 'rename it');
    const other = folded.get(path.toLowerCase());
    folded.set(path.toLowerCase(), path);
    if (other !== undefined) {
      const why = `is ${other} too, where upper and lower case are one`;
      return found('path/name', why, 'rename one of the two');
    }
    const folder = path.slice(0, path.lastIndexOf('/'));
    if (!folders.has(folder)) folders.set(folder, linkFault(root, folder));
    const link = folders.get(folder);
    if (link !== undefined) return found('path/outside', link, 'put a folder there');
    if (lstatSync(join(root, path), { throwIfNoEntry: false })?.isSymbolicLink() !== true)
      return [];
    return found('path/outside', 'an output is a file, and this is a link', 'remove the link');
  });
}

/** Writes outputs that differ from what is there; removes orphans if asked to. The caller holds the claim. */
export function writeOutputs(
  files: FileOperations,
  workspace: Workspace,
  outputs: ReadonlyMap<string, string>,
  prune: boolean,
): WriteResult {
  const { root } = workspace;
  const changes: Change[] = [...outputs]
    .filter(([path, text]) => readIfThere(join(root, path)) !== text)
    .map(([path, text]) => ({ path, text }));
  const written = changes.map(({ path }) => path);
  const orphans = findOrphans(workspace, new Set(outputs.keys()));
  const removed = prune ? orphans : [];
  changes.push(...removed.map((path) => ({ path })));
  if (changes.length > 0) replaceAll(files, root, changes);
  return { written, unchanged: outputs.size - written.length, orphans, removed };
}
