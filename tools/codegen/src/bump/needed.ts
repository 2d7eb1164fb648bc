/** Which bump each package needs, from the changes of the contracts that it is generated from. */
import { join } from 'node:path';
import type { Change } from '../diff/change.ts';
import type { Linked } from '../diff/diff.ts';
import type { Level } from '../diff/rules.ts';
import { lockPath } from '../output/lock.ts';
import { readIfThere } from '../files/read.ts';
import type { Workspace } from '../workspace/config.ts';
import { gitTexts } from '../git/git.ts';
import { answersOf, type Bumped } from './answers.ts';
import { parsedManifest } from './manifests.ts';

/** What a package needs, and why. */
export type Needed = {
  readonly pkg: Bumped;
  /** As the rules have it. */
  readonly strict: Level;
  /** What a changeset must say: while the version is 0.x, major counts as minor. */
  readonly level: Level;
  readonly changes: readonly Change[];
  /** Its manifest is gone as well, so that changesets can't name it any more. */
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

/** The version that a manifest says; changesets takes one without for 0.0.0. */
function versionIn(text: string): string {
  const version = parsedManifest(text)?.['version'];
  return typeof version === 'string' ? version : '0.0.0';
}

function hashesIn(text: string | undefined): Readonly<Record<string, string>> {
  if (text === undefined) return {};
  return Object(parsedManifest(text));
}

/** What became of the outputs of a package since a commit. */
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

/** Undefined for a package without a manifest, now and then: nothing releases it. */
function versionOf(workspace: Workspace, folder: string, ref: string): Version | undefined {
  const manifest = manifestOf(workspace, folder);
  if (manifest !== undefined) return { version: manifest.version, gone: false };
  const path = `${folder}/package.json`;
  const before = gitTexts(workspace.root, ref, [path]).get(path);
  return before === undefined ? undefined : { version: versionIn(before), gone: true };
}

/** What every package needs that was there before. A new package needs nothing. */
export function neededBumps(
  workspace: Workspace,
  versions: { readonly before: Linked; readonly after: Linked },
  changes: readonly Change[],
  ref: string,
): Needed[] {
  const outputs = outputsSince(workspace, ref);
  return answersOf(workspace, versions, changes).flatMap((answer): Needed[] => {
    const { pkg, aggregate, changes: own } = answer;
    const became = outputs(pkg.folder);
    // What a package only shows of others is seen in its outputs, and one that had none is new.
    if (aggregate && became !== 'changed') return [];
    if (answer.strict === undefined && became === 'as they were') return [];
    const strict = answer.strict ?? 'patch';
    const { version, gone } = versionOf(workspace, pkg.folder, ref) ?? {};
    if (version === undefined || gone === undefined) return [];
    const level = strict === 'major' && version.startsWith('0.') ? 'minor' : strict;
    return [{ pkg, strict, level, changes: own, gone }];
  });
}
