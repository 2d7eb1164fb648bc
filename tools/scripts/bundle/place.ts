/** Puts the files of a bundle in place: all of a folder at once, or a file in place of another. */
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { OutputChunk } from 'rolldown';
import type { BundleRow } from '../../codegen/src/check/bundle-index.ts';
import { stampOf } from '../../codegen/src/files/stamp.ts';
import { sha256 } from './inputs.ts';

/** Chunks in their folder. */
export interface PlacedChunks {
  /** The name of the folder: a hash of names and contents. */
  readonly id: string;
  readonly rows: readonly BundleRow[];
}

/** Writes a file that is on the disk when this returns: after a power failure it must not look like the whole one. */
function writeDurably(path: string, text: string): void {
  const file = openSync(path, 'wx');
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Replaces a file in a folder: a reader sees the old text or the new one. */
export function replaceFile(folder: string, name: string, text: string): void {
  const next = join(folder, `${name}-${process.pid}`);
  rmSync(next, { force: true });
  writeDurably(next, text);
  renameSync(next, join(folder, name));
}

/** The rows of a folder that has these chunks already, unchanged; undefined: it has not. */
function placedRows(folder: string, chunks: readonly OutputChunk[]): BundleRow[] | undefined {
  const rows: BundleRow[] = [];
  for (const { fileName, code } of chunks) {
    const path = join(folder, fileName);
    const stats = statSync(path, { throwIfNoEntry: false });
    // First the stamp: a change after it gives the file another one.
    if (stats === undefined || readFileSync(path, 'utf8') !== code) return undefined;
    rows.push([fileName, ...stampOf(stats), sha256(code)]);
  }
  return rows;
}

/** Puts chunks into a folder of their own in `start`. One with the same chunks stays: processes may be reading it. */
export function placeChunks(start: string, chunks: readonly OutputChunk[]): PlacedChunks {
  const lines = chunks.map(({ fileName, code }) => `${fileName} ${sha256(code)}\n`);
  const id = sha256(lines.join('')).slice(0, 16);
  const folder = join(start, id);
  const placed = placedRows(folder, chunks);
  if (placed !== undefined) return { id, rows: placed };
  const temporary = join(start, `new-${process.pid}`);
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary);
  for (const { fileName, code } of chunks) writeDurably(join(temporary, fileName), code);
  // Another builder may have put the same there meanwhile, and processes may be reading it.
  const others = placedRows(folder, chunks);
  if (others !== undefined) {
    rmSync(temporary, { recursive: true, force: true });
    return { id, rows: others };
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(temporary, folder);
  const rows = placedRows(folder, chunks);
  if (rows === undefined) throw new Error(`${folder} is not what was just written there`);
  return { id, rows };
}
