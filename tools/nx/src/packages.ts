/** The packages of an npm workspace, found among the files that Nx shows a plugin. */
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

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
  /** Its files among those that were shown, its own package.json included. */
  readonly files: readonly string[];
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
  const refused = globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1));
  return globs.some((glob) => !glob.startsWith('!') && matches(glob)) && !refused.some(matches);
}

/** The nearest of the folders that a file is in. */
function ownerOf(file: string, folders: ReadonlySet<string>): string {
  for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) {
    if (folders.has(folder)) return folder;
  }
  return '.';
}

/** The packages that `files` (paths in the workspace) belong to, the root's own first. */
export function packagesOf(root: string, files: readonly string[]): Package[] {
  const { workspaces = [] } = readManifest(root, '.');
  const globs = Array.isArray(workspaces) ? workspaces : (workspaces.packages ?? []);
  const folders = files
    .filter((file) => basename(file) === 'package.json')
    .map((file) => dirname(file))
    .filter((folder) => folder === '.' || isPackage(folder, globs));
  const known = new Set(folders);
  const owned = Map.groupBy(files, (file) => ownerOf(file, known));
  return folders.toSorted().flatMap((folder) => {
    const { name } = readManifest(root, folder);
    return name === undefined ? [] : [{ name, root: folder, files: owned.get(folder) ?? [] }];
  });
}
