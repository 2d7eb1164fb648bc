/**
 * Hashes of what outputs depend on: the contracts, the generator, its configuration. Nothing here
 * loads the parser or the formatter, so that a run with nothing to do stays fast.
 */
import { isUtf8 } from 'node:buffer';
import { existsSync, readFileSync, readdirSync, statSync, type Stats } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { diagnostic, type Diagnostic, type Slug } from '../diagnostics/diagnostic.ts';
import { fileFailure } from '../files/failure.ts';
import { sha256 } from '../output/hash.ts';
import type { Inputs } from '../output/lock.ts';
import { readIfThere } from '../files/read.ts';
import { tooLarge } from '../read/bounds.ts';
import type { Workspace } from '../workspace/config.ts';
import { linkFault } from '../workspace/paths.ts';
import { findLinked, type LinkedPackage } from './linked.ts';

/** A contract file: its path in the workspace, and its text. */
export type ContractFile = {
  readonly file: string;
  /** Empty if it cannot be read. */
  readonly text: string;
  /** Why it cannot be read: it is not a regular file, leads outside, is too long, or permission is denied. */
  readonly fault?: Diagnostic;
  /** The linked package that it is from, if it is not one of the workspace. */
  readonly linked?: LinkedPackage;
};

/** Returns the kind of a path that is not a regular file. */
function kindOf(stats: Stats): string {
  if (stats.isDirectory()) return 'a folder';
  if (stats.isFIFO()) return 'a pipe';
  return stats.isSocket() ? 'a socket' : 'a device';
}

/** Reads a contract. Only a regular file is opened: a pipe would never end. */
function readContract(root: string, file: string, from?: LinkedPackage): ContractFile {
  const pos = { file, line: 1, col: 1 };
  const rejected = (slug: Slug, message: string, fix: string): ContractFile => {
    return { file, text: '', fault: diagnostic(slug, pos, message, { fix }) };
  };
  const whole = join(root, file);
  try {
    // A package in node_modules may be a link to its folder: that of a package manager, or of another workspace.
    const link = from === undefined ? linkFault(root, file) : undefined;
    if (link !== undefined) return rejected('path/outside', link, 'put the file itself there');
    const stats = statSync(whole);
    if (!stats.isFile()) {
      const message = `a contract must be a file, but this is ${kindOf(stats)}`;
      return rejected('input/unreadable', message, 'rename or remove it');
    }
    const fault = tooLarge(file, stats.size);
    if (fault !== undefined) return { file, text: '', fault };
    const bytes = readFileSync(whole);
    if (isUtf8(bytes)) return { file, text: bytes.toString() };
    return rejected('input/unreadable', 'is not encoded in UTF-8', 'save it as UTF-8');
  } catch (error) {
    const failure = fileFailure(error);
    if (failure === undefined) throw error;
    return rejected('input/unreadable', `cannot be read: ${failure.what}`, failure.fix);
  }
}

/** The contracts of linked packages. A package that can't be linked is a file that can't be read. */
function linkedContracts(workspace: Workspace): ContractFile[] {
  return workspace.linked.flatMap((one): ContractFile[] => {
    const found = findLinked(workspace, one);
    if ('fault' in found) return [{ file: 'abicus.json', text: '', fault: found.fault }];
    const { package: linked, files } = found;
    return files.map((name) => ({
      ...readContract(workspace.root, `${linked.folder}/${name}`, linked),
      linked,
    }));
  });
}

/** The contracts of a workspace, by path, then those of linked packages. */
export function readContracts(workspace: Workspace): ContractFile[] {
  return [...ownContracts(workspace), ...linkedContracts(workspace)];
}

function ownContracts(workspace: Workspace): ContractFile[] {
  const folder = join(workspace.root, workspace.contracts);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.contract.ts'))
    .sort()
    .map((name) => readContract(workspace.root, `${workspace.contracts}/${name}`));
}

/** The parts of this package that outputs depend on; verbs that only read are not among them. */
export const GENERATOR_PARTS: readonly string[] = [
  'read',
  'model',
  'names',
  'reference',
  'emit',
  'output',
  'workspace',
  'diagnostics',
];

function sourcesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return sourcesUnder(path);
      return /\.(?:test|deep)\.ts$|\.d\.ts$|\.map$/.test(entry.name) ? [] : [path];
    });
}

/** Returns the sources of a package if there are any, else its built files. */
function codeFolder(packageRoot: string): string {
  const source = join(packageRoot, 'src');
  return existsSync(source) ? source : join(packageRoot, 'dist');
}

function dependencies(packageRoot: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  if (typeof manifest !== 'object' || manifest === null) return '';
  return 'dependencies' in manifest ? JSON.stringify(manifest.dependencies) : '';
}

/** The hash of the code that generates, once it was asked for: what a process has loaded it does not load again. */
let codeHash: string | undefined;

function hashOfCode(): string {
  const own = join(import.meta.dirname, '../..');
  const require = createRequire(import.meta.url);
  const language = dirname(require.resolve('@abicus/contract/package.json'));
  const code = codeFolder(own);
  const folders = [...GENERATOR_PARTS.map((part) => join(code, part)), codeFolder(language)];
  const texts = folders.flatMap(sourcesUnder).map((path) => readFileSync(path, 'utf8'));
  return sha256([dependencies(own), ...texts].join('\0'));
}

/** The hash of the generator: its sources, the contract language, its dependencies, its settings. */
export function generatorHash(workspace: Workspace): string {
  codeHash ??= hashOfCode();
  const settings = ['abicus.json', '.oxfmtrc.json'].map((name) => {
    return readIfThere(join(workspace.root, name)) ?? '';
  });
  return sha256([codeHash, ...settings].join('\0'));
}

/** The hash of a contract; that of a linked one covers what its package states. */
function inputHash({ text, linked }: ContractFile): string {
  return sha256(linked === undefined ? text : `${linked.scope} ${linked.language}\n${text}`);
}

/** The hashes of a workspace as it is now. */
export function inputsOf(workspace: Workspace, contracts: readonly ContractFile[]): Inputs {
  return {
    generator: generatorHash(workspace),
    contracts: Object.fromEntries(contracts.map((one) => [one.file, inputHash(one)])),
  };
}
