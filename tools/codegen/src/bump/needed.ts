/** Which bump each package needs, from the changes of the contracts that it is generated from. */
import { join } from 'node:path';
import type { Change } from '../diff/change.ts';
import { larger, type Level } from '../diff/rules.ts';
import type { Model, PackageDef } from '../model/types.ts';
import { lockPath } from '../output/lock.ts';
import { readIfThere } from '../output/write.ts';
import type { Workspace } from '../workspace/config.ts';
import { gitTexts } from '../git/git.ts';

/** What a package needs, and why. */
export type Needed = {
  readonly pkg: PackageDef;
  /** As the rules have it. */
  readonly strict: Level;
  /** What a changeset must say: while the version is 0.x, major counts as minor. */
  readonly level: Level;
  readonly changes: readonly Change[];
};

/** The manifest of a package: its version, and the line on which it stands. */
export function manifestOf(
  { root }: Workspace,
  folder: string,
): { readonly version: string; readonly line: number; readonly text: string } | undefined {
  const text = readIfThere(join(root, folder, 'package.json'));
  if (text === undefined) return undefined;
  const line = text.split('\n').findIndex((one) => one.includes('"version"')) + 1;
  return { version: /"version":\s*"([^"]+)"/.exec(text)?.[1] ?? '0.0.0', line, text };
}

function hashesIn(text: string | undefined): Readonly<Record<string, string>> {
  if (text === undefined) return {};
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/** Folders of packages of which any output changed since a commit. */
function changedOutputs(workspace: Workspace, ref: string): (folder: string) => boolean {
  const path = lockPath(workspace, 'outputs.json');
  const before = hashesIn(gitTexts(workspace.root, ref, [path]).get(path));
  const after = hashesIn(readIfThere(join(workspace.root, path)));
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = paths.filter((one) => before[one] !== after[one]);
  return (folder) => changed.some((one) => one.startsWith(`${folder}/`));
}

/** The changes that a package answers for: those of its contracts; aggregates, those they show. */
function changesOf(pkg: PackageDef, changes: readonly Change[]): Change[] {
  return changes.filter(({ feeds, rule, class: of }) => {
    if (pkg.feeds === 'ladder') return feeds === 'ladder' || rule.startsWith('marker-');
    if (pkg.feeds === 'native') return feeds === 'native' || of === 'WIRE';
    return feeds === pkg.feeds;
  });
}

/** A change as one package sees it: of a marker, its service only carries the new text. */
function levelFor(pkg: PackageDef, { rule, level }: Change): Level {
  return rule.startsWith('marker-') && pkg.feeds !== 'ladder' ? 'patch' : level;
}

/** What every package needs that was there before. A new package needs nothing. */
export function neededBumps(
  workspace: Workspace,
  models: { readonly before: Model; readonly after: Model },
  changes: readonly Change[],
  ref: string,
): Needed[] {
  const changed = changedOutputs(workspace, ref);
  const known = new Set(models.before.packages.map(({ feeds }) => feeds));
  return models.after.packages.flatMap((pkg) => {
    if (!known.has(pkg.feeds)) return [];
    const own = changesOf(pkg, changes);
    let strict: Level | undefined;
    for (const change of own) strict = larger(strict, levelFor(pkg, change));
    if (strict === undefined && !changed(pkg.folder)) return [];
    const needs = strict ?? 'patch';
    const version = manifestOf(workspace, pkg.folder)?.version ?? '0.0.0';
    const level = needs === 'major' && version.startsWith('0.') ? 'minor' : needs;
    return { pkg, strict: needs, level, changes: own };
  });
}
