/** Writing: only what changed, and what is replaced at once. */
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Workspace } from '../workspace/config.ts';
import { isGenerated } from './header.ts';

/** What writing did; all paths are those of the workspace. */
export type Written = {
  readonly written: readonly string[];
  readonly unchanged: number;
  /** Generated files that nothing generates any more. */
  readonly orphans: readonly string[];
  /** Those of them that were removed. */
  readonly removed: readonly string[];
};

/** The text of a file, if there is one. */
export function readIfThere(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** Replaces a file at once, so that who reads it meanwhile gets the old text or the new one. */
function replace(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, text);
  renameSync(temporary, path);
}

const SKIPPED = new Set(['node_modules', 'dist', '.tsbuild']);

function filesUnder(root: string, folder: string): string[] {
  const whole = join(root, folder);
  if (!existsSync(whole)) return [];
  return readdirSync(whole, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : filesUnder(root, path);
    return [path];
  });
}

/** Generated files that are not among the outputs: those of contracts or emitters that are gone. */
export function findOrphans(workspace: Workspace, outputs: ReadonlySet<string>): string[] {
  const { root, abi, docs, lock } = workspace;
  const others = (folder: string): string[] =>
    filesUnder(root, folder).filter((path) => !outputs.has(path));
  const generated = [abi, docs]
    .flatMap(others)
    .filter((path) => isGenerated(readFileSync(join(root, path), 'utf8')));
  return [...generated, ...others(`${lock}/ir`), ...others(`${lock}/api`)].sort();
}

/** Writes outputs that differ from what is there; removes orphans if asked to. */
export function writeOutputs(
  workspace: Workspace,
  outputs: ReadonlyMap<string, string>,
  prune: boolean,
): Written {
  const written: string[] = [];
  const folders = new Set<string>();
  for (const [path, text] of outputs) {
    const whole = join(workspace.root, path);
    const is = readIfThere(whole);
    if (is === text) continue;
    const folder = dirname(whole);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    // Nobody reads a file that is not there; if writing it is cut short, its hash is not the lock's.
    if (is === undefined) writeFileSync(whole, text);
    else replace(whole, text);
    written.push(path);
  }
  const orphans = findOrphans(workspace, new Set(outputs.keys()));
  const removed = prune ? orphans : [];
  for (const path of removed) rmSync(join(workspace.root, path));
  return { written, unchanged: outputs.size - written.length, orphans, removed };
}
