/**
 * Caches values derived from files, below node_modules, by the content of the files: if most
 * files are unchanged, the parser that reads them need not be loaded.
 */
import { join } from 'node:path';
import { sha256 } from '../output/hash.ts';
import { linkFault } from '../workspace/paths.ts';
import { writeInside } from './inside.ts';
import { isThere, readIfThere } from './read.ts';

type Kept<T> = Record<string, { readonly hash: string; readonly value: T }>;

/** A kind of derived values. */
export type Derivation<T> = {
  readonly name: string;
  /** The files of the code that derives them: a change of them invalidates the cache. */
  readonly makers: readonly string[];
  /** Loads the function that derives a value from a file; called only if a file has changed. */
  readonly load: () => Promise<(file: string, text: string) => T>;
};

function readKept<T>(root: string, path: string, version: string): Kept<T> {
  const text = readIfThere(join(root, path));
  if (text === undefined) return {};
  try {
    const kept: { version?: unknown; files?: Kept<T> } = JSON.parse(text);
    return kept.version === version && kept.files !== undefined ? kept.files : {};
  } catch {
    return {};
  }
}

function keep<T>(root: string, path: string, version: string, files: Kept<T>): void {
  // A workspace that shares the modules of another one keeps nothing there.
  if (!isThere(join(root, 'node_modules')) || linkFault(root, path) !== undefined) return;
  writeInside(root, path, JSON.stringify({ version, files }));
}

/** Returns the version of the cache: a hash of the code that made it, and of this module. */
function versionOf(makers: readonly string[]): string {
  return sha256([import.meta.filename, ...makers].map(readIfThere).join('\0'));
}

/**
 * The values of files, in their order; a file that is not there has none. Values must be JSON, which says all of them: a
 * kept one and a fresh one are used alike.
 */
export async function derive<T>(
  root: string,
  { name, makers, load }: Derivation<T>,
  files: readonly string[],
): Promise<{ readonly file: string; readonly text: string; readonly value: T }[]> {
  const path = `node_modules/.cache/abicus/${name}.json`;
  const version = versionOf(makers);
  const before = readKept<T>(root, path, version);
  const after: Kept<T> = {};
  const values: { file: string; text: string; value: T }[] = [];
  let isChanged = false;
  for (const file of files) {
    const text = readIfThere(join(root, file));
    if (text === undefined) continue;
    const hash = sha256(text);
    let one = before[file];
    if (one?.hash !== hash) {
      one = { hash, value: (await load())(file, text) };
      isChanged = true;
    }
    after[file] = one;
    values.push({ file, text, value: one.value });
  }
  if (isChanged || Object.keys(before).length !== Object.keys(after).length) {
    keep(root, path, version, after);
  }
  return values;
}
