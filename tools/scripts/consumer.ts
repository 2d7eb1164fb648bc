/**
 * An empty project that depends on packed tarballs. Its lock file copies the other packages from the
 * workspace's lock file, so that it installs from npm's cache after `npm ci`, without the registry.
 */
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { run, type PackResult } from './pack.ts';
import { readJson, type Manifest } from './packages.ts';
import { workspaceRoot } from './steps.ts';

interface Locked {
  /** Set if the folder in node_modules has another name than its package. */
  readonly name?: string;
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

type Packages = Record<string, Locked>;

/** A tarball and the manifest inside it. */
export interface Tarball {
  readonly packed: PackResult;
  readonly manifest: Manifest;
}

/** Where Node resolves `name` from `path`: in the nearest node_modules that has it. */
function resolve(packages: Packages, path: string, name: string): string | undefined {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    const candidate = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (packages[candidate] !== undefined) return candidate;
    if (at === '') return undefined;
  }
}

/** The part of `lock` that `names` need, themselves included. */
function closure(lock: Packages, names: readonly string[]): Packages {
  const found: Packages = {};
  const waiting = names.map((name) => ({ from: '', name }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const path = resolve(lock, next.from, next.name);
    const entry = path === undefined ? undefined : lock[path];
    if (path === undefined || entry === undefined || found[path] !== undefined) continue;
    found[path] = entry;
    const needs = {
      ...entry.dependencies,
      ...entry.optionalDependencies,
      ...entry.peerDependencies,
    };
    for (const name of Object.keys(needs)) waiting.push({ from: path, name });
  }
  return found;
}

/** npm's options: quiet, and without the settings of a surrounding npm run. */
const QUIET: readonly string[] = [
  '--prefer-offline',
  '--fetch-retries=1',
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
  '--ignore-scripts',
];

/** Creates the project in `folder`, next to the tarballs' folder, and installs it. */
export async function installConsumer(folder: string, tarballs: readonly Tarball[]): Promise<void> {
  const lock = readJson<{ packages: Packages }>(join(workspaceRoot, 'package-lock.json')).packages;
  const own = new Set(tarballs.map(({ manifest }) => manifest.name));
  const dependencies = Object.fromEntries(
    tarballs.map(({ packed }) => [packed.name, `file:../${packed.filename}`]),
  );
  const project = { name: basename(folder), version: '0.0.0', dependencies };
  const foreign = tarballs
    .flatMap(({ manifest }) => Object.keys(manifest.dependencies ?? {}))
    .filter((name) => !own.has(name));
  const packages: Packages = { '': project, ...closure(lock, foreign) };
  for (const { packed, manifest } of tarballs) {
    packages[`node_modules/${packed.name}`] = {
      version: packed.version,
      resolved: `file:../${packed.filename}`,
      integrity: packed.integrity,
      ...(manifest.bin === undefined ? {} : { bin: manifest.bin }),
      ...(manifest.dependencies === undefined ? {} : { dependencies: manifest.dependencies }),
    };
  }
  const file = { name: project.name, version: project.version, lockfileVersion: 3, packages };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(project));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(file));
  await run('npm', ['ci', ...QUIET], folder);
}
