/** Computes the bump that each package needs, from the changes of its contracts. */
import { join } from 'node:path';
import type { Change } from '../diff/change.ts';
import type { LinkedContracts } from '../diff/diff.ts';
import type { Level } from '../diff/rules.ts';
import { lockPath } from '../output/lock.ts';
import { readIfThere } from '../files/read.ts';
import type { Workspace } from '../workspace/config.ts';
import { gitTexts } from '../git/git.ts';
import { answersOf, type BumpPackage } from './answers.ts';
import { parsedManifest } from './manifests.ts';

/** The bump that a package needs, and why. */
export type NeededBump = {
  readonly pkg: BumpPackage;
  /** The level by the rules. */
  readonly strict: Level;
  /** The level in the changeset: while the version is 0.x, major counts as minor. */
  readonly level: Level;
  readonly changes: readonly Change[];
  /** Whether its manifest is gone too, so that changesets can't name it. */
  readonly gone: boolean;
};

/** The manifest of a package: its version, and the line on which it stands. */
export function manifestOf(
  { root }: Workspace,
  folder: string,
): { readonly version: string; readonly line: number } | undefined {
  const text = readIfThere(join(root, folder, 'package.json'));
  if (text === undefined) return undefined;
  const line = text.split('\n').findIndex((one) => one.includes('"version"')) + 1;
  return { version: versionIn(text), line };
}

/** Returns the version in a manifest; 0.0.0 without one, as in changesets. */
function versionIn(text: string): string {
  const version = parsedManifest(text)?.['version'];
  return typeof version === 'string' ? version : '0.0.0';
}

function hashesIn(text: string | undefined): Readonly<Record<string, string>> {
  if (text === undefined) return {};
  return Object(parsedManifest(text));
}

/** The change of the outputs of a package since a commit. */
type Outputs = 'none before' | 'as they were' | 'changed';

/** Compares the outputs of packages, by their folders, with those of a commit. */
function outputsSince(workspace: Workspace, ref: string): (folder: string) => Outputs {
  const path = lockPath(workspace, 'outputs.json');
  const before = hashesIn(gitTexts(workspace.root, ref, [path]).get(path));
  const after = hashesIn(readIfThere(join(workspace.root, path)));
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return (folder) => {
    const own = paths.filter((one) => one.startsWith(`${folder}/`));
    if (!own.some((one) => Object.hasOwn(before, one))) return 'none before';
    return own.some((one) => before[one] !== after[one]) ? 'changed' : 'as they were';
  };
}

/** The version of a package: that of its manifest, or of the one that it had at a commit. */
type Version = { readonly version: string; readonly gone: boolean };

/** Returns the needed bump; undefined for a package without a manifest in both versions, which is not released. */
function versionOf(workspace: Workspace, folder: string, ref: string): Version | undefined {
  const manifest = manifestOf(workspace, folder);
  if (manifest !== undefined) return { version: manifest.version, gone: false };
  const path = `${folder}/package.json`;
  const before = gitTexts(workspace.root, ref, [path]).get(path);
  return before === undefined ? undefined : { version: versionIn(before), gone: true };
}

/** Returns the needed bumps of existing packages. A new package needs none. */
export function neededBumps(
  workspace: Workspace,
  versions: { readonly before: LinkedContracts; readonly after: LinkedContracts },
  changes: readonly Change[],
  ref: string,
): NeededBump[] {
  const outputs = outputsSince(workspace, ref);
  return answersOf(workspace, versions, changes).flatMap((answer): NeededBump[] => {
    const { pkg, aggregate, changes: own } = answer;
    const became = outputs(pkg.folder);
    // A package that only exports elements of others changes if its outputs do; without earlier outputs it is new.
    if (aggregate && became !== 'changed') return [];
    if (answer.strict === undefined && became === 'as they were') return [];
    const strict = answer.strict ?? 'patch';
    const { version, gone } = versionOf(workspace, pkg.folder, ref) ?? {};
    if (version === undefined || gone === undefined) return [];
    const level = strict === 'major' && version.startsWith('0.') ? 'minor' : strict;
    return [{ pkg, strict, level, changes: own, gone }];
  });
}
