/**
 * Tests that leave their package: they read files that are neither its own nor of a package that it depends on. Those are no
 * inputs of its target, so that the root's target runs these tests: every file is an input of that one.
 */
import { posix } from 'node:path';
import type { Imports } from './imports.ts';
import type { Package } from './packages.ts';

/** The packages of a workspace by their names. */
export type Names = ReadonlyMap<string, Package>;

/** The folders of a package and of those that it depends on, however far. */
function foldersOf(one: Package, names: Names): readonly string[] {
  const found = new Set([one]);
  for (const { needs } of found) {
    for (const name of needs) {
      const needed = names.get(name);
      if (needed !== undefined) found.add(needed);
    }
  }
  return [...found].map(({ root }) => root);
}

/** Finds the folder of the package that a path belongs to: the innermost; none if it is the root's. */
function owners(names: Names): (path: string) => string | undefined {
  const roots = new Set([...names.values()].map(({ root }) => root));
  return (path) => {
    for (let at = path; at !== '.'; at = posix.dirname(at)) if (roots.has(at)) return at;
    return undefined;
  };
}

/** Those of these tests of a package that leave it. */
export function leavingTests(
  one: Package,
  tests: readonly string[],
  names: Names,
  imports: Imports,
): string[] {
  const ownerOf = owners(names);
  const reached = new Set(foldersOf(one, names));
  const isSeen = (path: string): boolean => {
    const owner = ownerOf(path);
    return owner !== undefined && reached.has(owner);
  };
  return tests.filter((test) => ![...imports.closure(test, isSeen)].every(isSeen));
}
