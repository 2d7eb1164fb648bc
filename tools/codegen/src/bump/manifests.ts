/** The manifests of a workspace, as npm finds them. */
import { join } from 'node:path';
import { matchesIn, readIfThere } from '../files/read.ts';

/** Returns the value of a manifest or another JSON file; undefined if it is not JSON. */
export function parsedManifest(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return JSON.parse(text);
  } catch {
    // npm itself rejects a manifest that is not JSON.
    return undefined;
  }
}

/** The globs of `workspaces`; undefined if the root names none. */
function globsOf(text: string): readonly string[] | undefined {
  const given = parsedManifest(text)?.['workspaces'];
  return Array.isArray(given) ? given.map(String) : undefined;
}

/** Returns the manifests that globs match, without those that `!glob` excludes. */
function matching(root: string, globs: readonly string[]): string[] {
  const file = (glob: string): string => `${glob}/package.json`;
  const exclude = globs.filter((one) => one.startsWith('!')).map((one) => file(one.slice(1)));
  const include = globs.filter((one) => !one.startsWith('!')).map(file);
  return matchesIn(root, include, exclude);
}

/** The paths of the manifests of a workspace: that of the root first, then those that it names. */
export function manifests(root: string): string[] {
  const text = readIfThere(join(root, 'package.json'));
  return text === undefined ? [] : ['package.json', ...matching(root, globsOf(text) ?? [])];
}

/** The manifests that `workspaces` finds, parsed; undefined where the root names none. */
function membersOf(root: string): readonly Readonly<Record<string, unknown>>[] | undefined {
  const globs = globsOf(readIfThere(join(root, 'package.json')) ?? '');
  return globs && matching(root, globs).flatMap((file) => manifestIn(join(root, file)));
}

/** The object in a JSON file; none if it is not there, or not JSON. */
function manifestIn(path: string): Readonly<Record<string, unknown>>[] {
  const given = parsedManifest(readIfThere(path) ?? '');
  return given === undefined ? [] : [given];
}

const namesOf = (members: readonly Readonly<Record<string, unknown>>[]): ReadonlySet<string> =>
  new Set(members.flatMap(({ name }) => (typeof name === 'string' ? [name] : [])));

/**
 * The names of the packages that changesets can bump: those that `workspaces` finds. Undefined
 * where the root names none, since another tool then says what belongs to it.
 */
export function packageNames(root: string): ReadonlySet<string> | undefined {
  const members = membersOf(root);
  return members && namesOf(members);
}

/**
 * The names of the packages that changesets never releases: private ones, unless
 * `privatePackages` of its configuration says otherwise. `changeset version` rejects a changeset
 * that names one of them beside a released one.
 */
export function unreleasedNames(root: string): ReadonlySet<string> {
  const [config] = manifestIn(join(root, '.changeset', 'config.json'));
  const setting = config?.['privatePackages'];
  const isReleased = setting === true || Object(setting).version === true;
  return namesOf(
    isReleased ? [] : (membersOf(root) ?? []).filter((one) => one['private'] === true),
  );
}
