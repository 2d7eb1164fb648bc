/** Which bump each package needs, from the changes of the contracts that it is generated from. */
import { join } from 'node:path';
import type { Change } from '../diff/change.ts';
import type { Linked } from '../diff/diff.ts';
import { larger, type Level } from '../diff/rules.ts';
import { borrowedBy, Usage } from '../diff/usage.ts';
import type { PackageDef } from '../model/types.ts';
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
  /** Its manifest is gone as well, so that changesets can't name it any more. */
  readonly gone: boolean;
};

/** The manifest of a package: its version, and the line on which it stands. */
export function manifestOf(
  { root }: Workspace,
  folder: string,
): { readonly version: string; readonly line: number; readonly text: string } | undefined {
  const text = readIfThere(join(root, folder, 'package.json'));
  if (text === undefined) return undefined;
  const line = text.split('\n').findIndex((one) => one.includes('"version"')) + 1;
  return { version: versionIn(text) ?? '0.0.0', line, text };
}

function versionIn(text: string | undefined): string | undefined {
  return text === undefined ? undefined : /"version":\s*"([^"]+)"/.exec(text)?.[1];
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

/** Points whose changes the ladder and its recogniser show. */
const ON_THE_LADDER =
  /^contract\.(markers|diagnostics|ladder|phases|profiles|principals)\b|^contract\.(id|status)$/;

/** Points whose changes the header and crate for other languages show. */
const IN_C =
  /^(contract\.(types|errors|limits|syscalls|service|principals)|newtype|enumeration|flags|struct|scalar|zero|constant|text|bytes|errno|limit|byEnum|syscall|op|arg|optional|pointer|span|selector|serviceOp\.(opcode|re)|event)\b/;

const SHOWN: Readonly<Record<string, RegExp>> = { ladder: ON_THE_LADDER, native: IN_C };

/** The changes that a package answers for. */
class Answers {
  readonly #usage: Usage;
  readonly #versions: readonly Linked[];
  readonly #changes: readonly Change[];

  constructor(before: Linked, after: Linked, changes: readonly Change[]) {
    this.#usage = new Usage(before.model, after.model);
    this.#versions = [before, after];
    this.#changes = changes;
  }

  /** Those of its contracts, of what it borrows as far as it uses it, and of what it shows of all. */
  of({ feeds }: PackageDef): Change[] {
    const borrowed = this.#versions.flatMap(({ model }) => {
      const pkg = model.packages.find((one) => one.feeds === feeds);
      return pkg === undefined ? [] : [...borrowedBy(model, pkg)];
    });
    const shown = SHOWN[feeds];
    return this.#changes.filter((change) => {
      if (change.feeds === feeds || shown?.test(change.point) === true) return true;
      if (!borrowed.includes(change.id)) return false;
      const { way } = change;
      return way === undefined || this.#usage.waysOf(change.id, feeds).includes(way);
    });
  }
}

/** A change as one package sees it: of a marker, its service only carries the new text. */
function levelFor(pkg: PackageDef, { rule, level }: Change): Level {
  return rule.startsWith('marker-') && pkg.feeds !== 'ladder' ? 'patch' : level;
}

function strictest(pkg: PackageDef, changes: readonly Change[]): Level | undefined {
  let strict: Level | undefined;
  for (const change of changes) strict = larger(strict, levelFor(pkg, change));
  return strict;
}

/** What every package needs that was there before. A new package needs nothing. */
export function neededBumps(
  workspace: Workspace,
  { before, after }: { readonly before: Linked; readonly after: Linked },
  changes: readonly Change[],
  ref: string,
): Needed[] {
  const changed = changedOutputs(workspace, ref);
  const answers = new Answers(before, after, changes);
  return before.model.packages.flatMap((pkg): Needed[] => {
    const now = after.model.packages.find(({ feeds }) => feeds === pkg.feeds);
    const own = answers.of(pkg);
    const strict = now === undefined ? 'major' : strictest(pkg, own);
    if (strict === undefined && !changed(pkg.folder)) return [];
    const needs = strict ?? 'patch';
    const manifest = manifestOf(workspace, pkg.folder);
    const path = `${pkg.folder}/package.json`;
    const version =
      manifest?.version ?? versionIn(gitTexts(workspace.root, ref, [path]).get(path)) ?? '0.0.0';
    const level = needs === 'major' && version.startsWith('0.') ? 'minor' : needs;
    const gone = now === undefined && manifest === undefined;
    return [{ pkg: now ?? pkg, strict: needs, level, changes: own, gone }];
  });
}
