/** The packages of this workspace that are published. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { workspaceRoot } from './steps.ts';

/** The fields of a package.json that the scripts here need. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly bin?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** A package's manifest and its folder, absolute. */
export interface Package {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** Reads a JSON file; the caller is responsible for its type. */
export function readJson<Shape>(path: string): Shape {
  return JSON.parse(readFileSync(path, 'utf8')) as Shape;
}

/** The publishable packages below `root`, sorted by name. */
export function publishablePackages(root: string = workspaceRoot): Package[] {
  const { workspaces } = readJson<{ workspaces: string[] }>(join(root, 'package.json'));
  return globSync(
    workspaces.map((glob) => `${glob}/package.json`),
    { cwd: root },
  )
    .map((path) => ({
      folder: join(root, dirname(path)),
      manifest: readJson<Manifest>(join(root, path)),
    }))
    .filter(({ manifest }) => manifest.private !== true)
    .toSorted((a, b) => (a.manifest.name < b.manifest.name ? -1 : 1));
}
