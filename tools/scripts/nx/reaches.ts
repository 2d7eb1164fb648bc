/** Which generated packages an edit of each contract reaches, as its `feeds` and the `uses` of others say. */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { workspaceRoot } from '../steps.ts';

/** What of a contract tells where it reaches. */
type Head = {
  readonly id: string;
  readonly status: string;
  readonly feeds: string;
  readonly uses?: Readonly<Record<string, unknown>>;
  readonly program?: unknown;
};
type Dependencies = Readonly<Record<string, string>>;

/** A package of the workspace: its name, and the packages that it depends on. */
export type Manifest = {
  readonly name: string;
  readonly dependencies?: Dependencies;
  readonly devDependencies?: Dependencies;
};

/** All packages of the workspace. */
export const manifests: readonly Manifest[] = globSync(
  ['apps/*', 'libs/*', 'libs/{abi,services}/*', 'tools/*', 'contracts'],
  { cwd: workspaceRoot },
).flatMap((folder): Manifest[] => {
  try {
    return [JSON.parse(readFileSync(join(workspaceRoot, folder, 'package.json'), 'utf8'))];
  } catch {
    return [];
  }
});

/** These packages and all that depend on them, by the dependencies in package.json files. */
export function withDependents(names: readonly string[]): Set<string> {
  const found = new Set(names);
  for (const name of found) {
    for (const { name: other, dependencies, devDependencies } of manifests) {
      if (name in { ...dependencies, ...devDependencies }) found.add(other);
    }
  }
  return found;
}

/** The name of a generated package. */
export const generated = (feeds: string): string => `@abicus/abi-${feeds}`;

const isGenerated = (feeds: string): boolean =>
  manifests.some(({ name }) => name === generated(feeds));

const files = globSync('contracts/*.contract.ts', { cwd: workspaceRoot }).toSorted();
const heads: ReadonlyMap<string, Head> = new Map(
  await Promise.all(
    files.map(async (file): Promise<readonly [string, Head]> => {
      const { href } = pathToFileURL(join(workspaceRoot, file));
      const { default: contract } = (await import(href)) as { default: Head };
      return [basename(file, '.contract.ts'), contract];
    }),
  ),
);

/** The files of all contracts, without their ending. */
export const contractNames: readonly string[] = [...heads.keys()];

/** The packages that a contract feeds, or whose contracts use its names. `ladder` is made from all contracts. */
export function reachedBy(name: string): readonly string[] {
  const own = heads.get(name);
  if (own === undefined) throw new Error(`there is no contract ${name}`);
  const users = [...heads.values()].filter(({ uses }) => own.id in (uses ?? {}));
  const feeds = new Set([own, ...users].map((one) => one.feeds));
  return [...feeds].filter((one) => one !== 'ladder' && isGenerated(one)).toSorted();
}

/** The packages of programs that are booted: an image has the hash of the kernel's contracts. */
export const programPackages: readonly string[] = [
  ...new Set(
    [...heads.values()]
      .filter(({ status, program }) => status === 'accepted' && program !== undefined)
      .map(({ feeds }) => feeds)
      .filter((one) => one !== 'ladder' && isGenerated(one)),
  ),
].toSorted();
