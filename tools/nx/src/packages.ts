/** The packages of an npm workspace, found by their package.json. */
import { readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** What a package.json says, as far as targets depend on it. */
type Manifest = {
  readonly name?: string;
  readonly workspaces?: string[] | { readonly packages?: string[] };
};

/** A package of the workspace; the root is `.`. */
export type Package = {
  readonly name: string;
  /** Its folder, relative to the workspace. */
  readonly root: string;
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

/** The packages that these package.json files (paths in the workspace) are of, by folder. */
export function packagesOf(root: string, files: readonly string[]): Package[] {
  const { workspaces = [] } = readManifest(root, '.');
  const globs = Array.isArray(workspaces) ? workspaces : (workspaces.packages ?? []);
  const folders = files
    .map((file) => dirname(file))
    .filter((folder) => folder === '.' || isPackage(folder, globs));
  return folders.toSorted().map((folder) => {
    // As npm does: `npm install` in an empty folder writes a package.json without a name.
    const { name = basename(resolve(root, folder)) } = readManifest(root, folder);
    return { name, root: folder };
  });
}
