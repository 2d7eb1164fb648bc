/**
 * Hashes of what outputs depend on: the contracts, the generator, its configuration. Nothing here
 * loads the parser or the formatter, so that a run with nothing to do stays fast.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { sha256 } from '../output/hash.ts';
import type { Inputs } from '../output/lock.ts';
import { readIfThere } from '../output/write.ts';
import type { Workspace } from '../workspace/config.ts';

/** A contract file: its path in the workspace, and its text. */
export type ContractFile = { readonly file: string; readonly text: string };

/** The contracts of a workspace, by path. */
export function readContracts(workspace: Workspace): ContractFile[] {
  const folder = join(workspace.root, workspace.contracts);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.contract.ts'))
    .sort()
    .map((name) => {
      return {
        file: `${workspace.contracts}/${name}`,
        text: readFileSync(join(folder, name), 'utf8'),
      };
    });
}

/** The parts of this package that what is written depends on; verbs that only look are not among them. */
const PARTS = ['read', 'model', 'emit', 'output', 'workspace'];

function sourcesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return sourcesUnder(path);
      return /\.test\.ts$|\.d\.ts$|\.map$/.test(entry.name) ? [] : [path];
    });
}

/** The sources of a package where there are any, else what was built from them. */
function codeFolder(packageRoot: string): string {
  const source = join(packageRoot, 'src');
  return existsSync(source) ? source : join(packageRoot, 'dist');
}

function dependencies(packageRoot: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  if (typeof manifest !== 'object' || manifest === null) return '';
  return 'dependencies' in manifest ? JSON.stringify(manifest.dependencies) : '';
}

/** The hash of the generator: its sources, the contract language, its dependencies, its settings. */
export function generatorHash(workspace: Workspace): string {
  const own = join(import.meta.dirname, '../..');
  const require = createRequire(import.meta.url);
  const language = dirname(require.resolve('@abicus/contract/package.json'));
  const code = codeFolder(own);
  const folders = [...PARTS.map((part) => join(code, part)), codeFolder(language)];
  const texts = folders.flatMap(sourcesUnder).map((path) => readFileSync(path, 'utf8'));
  const settings = ['abicus.json', '.oxfmtrc.json'].map((name) => {
    return readIfThere(join(workspace.root, name)) ?? '';
  });
  return sha256([dependencies(own), ...settings, ...texts].join('\0'));
}

/** The hashes of a workspace as it is now. */
export function inputsOf(workspace: Workspace, contracts: readonly ContractFile[]): Inputs {
  return {
    generator: generatorHash(workspace),
    contracts: Object.fromEntries(contracts.map(({ file, text }) => [file, sha256(text)])),
  };
}
