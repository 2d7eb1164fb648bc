/** The packages of a workspace of npm or pnpm, found by their package.json. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';

/** What a package.json says, as far as targets depend on it. */
type Manifest = {
  readonly name?: string;
  readonly workspaces?: string[] | { readonly packages?: string[] };
  readonly dependencies?: Dependencies;
  readonly devDependencies?: Dependencies;
  readonly peerDependencies?: Dependencies;
  readonly optionalDependencies?: Dependencies;
};

type Dependencies = Readonly<Record<string, string>>;

/** A package of the workspace; the root is `.`. */
export type Package = {
  readonly name: string;
  /** Its folder, relative to the workspace. */
  readonly root: string;
  /** The names of the packages that it depends on. */
  readonly needs: readonly string[];
};

function readManifest(root: string, folder: string): Manifest {
  const manifest: Manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  return manifest;
}

/** A glob of package.json's `workspaces`, of which `*` and `**` are in use. */
function matcher(glob: string): RegExp {
  const escaped = glob.replace(/^\.\/|\/$/g, '').replace(/[.+^${}()|[\]\\]/g, '\\$&');
  const pattern = escaped.replace(/\*\*|\*/g, (stars) => (stars === '**' ? '.*' : '[^/]*'));
  return new RegExp(`^${pattern}$`);
}

function isPackage(folder: string, globs: readonly string[]): boolean {
  const matches = (glob: string): boolean => matcher(glob).test(folder);
  const excluded = globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1));
  return globs.some((glob) => !glob.startsWith('!') && matches(glob)) && !excluded.some(matches);
}

/** The globs of the workspace's packages: pnpm has them in a file of its own, and then in no other. */
function globsOf(root: string): readonly string[] {
  const own = join(root, 'pnpm-workspace.yaml');
  if (existsSync(own)) {
    const read: { readonly packages?: readonly string[] } | null = parse(readFileSync(own, 'utf8'));
    return read?.packages ?? [];
  }
  const { workspaces = [] } = readManifest(root, '.');
  return Array.isArray(workspaces) ? workspaces : (workspaces.packages ?? []);
}

/** The packages that these package.json files (paths in the workspace) are of, by folder. */
export function packagesOf(root: string, files: readonly string[]): Package[] {
  const globs = globsOf(root);
  const folders = files
    .map((file) => dirname(file))
    .filter((folder) => folder === '.' || isPackage(folder, globs));
  return folders.toSorted().map((folder) => {
    // As npm does: `npm install` in an empty folder writes a package.json without a name.
    const manifest = readManifest(root, folder);
    const { name = basename(resolve(root, folder)) } = manifest;
    const { dependencies, devDependencies, peerDependencies, optionalDependencies } = manifest;
    const needs = Object.keys({
      ...dependencies,
      ...devDependencies,
      ...peerDependencies,
      ...optionalDependencies,
    });
    return { name, root: folder, needs };
  });
}
