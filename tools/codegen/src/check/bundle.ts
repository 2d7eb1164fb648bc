/**
 * ABI7003: compares the bundle of a workspace with its sources, by content. The launcher compares what the file system
 * says about them, and uses no bundle where that differs: here it is found if both agree and the contents do not.
 */
import { join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { entriesIn, readIfThere } from '../files/read.ts';
import { stampIfThere } from '../files/stamp.ts';
import { sha256 } from '../output/hash.ts';
import { BUNDLE, BUNDLE_VERSION, type BundleRow, type CommandIndex } from './bundle-index.ts';
import { drift } from './finding.ts';

/** What the launcher would read of a command; undefined: it would not use it. */
function indexAt(root: string, name: string): CommandIndex | undefined {
  let index: Partial<CommandIndex> | null;
  try {
    index = JSON.parse(readIfThere(join(root, BUNDLE, name)) ?? 'null');
  } catch {
    return undefined;
  }
  const {
    version,
    root: of,
    id,
    inputs,
    chunks,
    entries = {},
    importsSystem = false,
  } = index ?? {};
  const isUsed = version === BUNDLE_VERSION && of === root && id !== undefined;
  if (!isUsed || !Array.isArray(inputs) || !Array.isArray(chunks)) return undefined;
  return { version, root, id, inputs, chunks, entries, importsSystem };
}

/**
 * Whether a file looks as it did when its content was read, though the content is another. A link has no stamp here: the
 * launcher reads where it leads.
 */
function isMistaken(path: string, [, size, mtimeMs, ctimeMs, ino, content]: BundleRow): boolean {
  const stamp = stampIfThere(path);
  const looksSame = stamp?.join() === [size, mtimeMs, ctimeMs, ino].join();
  return looksSame && sha256(readIfThere(path) ?? '') !== content;
}

/** Compares the bundle at `root`, if there is one. */
export function checkBundle(root: string): Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  const looked = new Set<string>();
  const look = (command: string, path: string, row: BundleRow, what: string): void => {
    const key = [path, ...row].join();
    if (looked.has(key)) return;
    looked.add(key);
    if (!isMistaken(join(root, path), row)) return;
    const message = `${what}, and \`abicus ${command}\` would run from it`;
    const pos = { file: path, line: 1, col: 1 };
    found.set(path, drift('bundle/stale', pos, message, { fix: '`npm run bundle`' }));
  };
  for (const { name } of entriesIn(join(root, BUNDLE))) {
    const index = name.endsWith('.json') ? indexAt(root, name) : undefined;
    if (index === undefined) continue;
    const command = name.replace('.json', '').replace('none', '--help');
    for (const row of index.inputs)
      look(command, row[0], row, 'the bundle was made from another content of it');
    for (const row of index.chunks) {
      look(
        command,
        `${BUNDLE}/${index.id}/${row[0]}`,
        row,
        'it is not what the bundle was made of',
      );
    }
  }
  return [...found.values()];
}
