/**
 * What a bundle is made of: each file with its content's hash and with what the file system says about it, so that the
 * launcher can tell at each start that nothing has changed, see apps/abicus/bin/bundle.cjs.
 */
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, lstatSync, openSync, readFileSync, readlinkSync } from 'node:fs';
import { statSync, type Stats } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** What the file system says about a file: another content means that one of these differs. */
export type Stamp = readonly [size: number, mtimeMs: number, ctimeMs: number, ino: number];

/** A file of a bundle, or a link on the way to one: its path in the workspace, its stamp, the hash of its content. */
export type Row = readonly [path: string, ...stamp: Stamp, content: string];

/** Never equal to what a file system says: the content is read at the next start. */
const UNSURE: Stamp = [-1, 0, 0, 0];

/**
 * The coarsest clock of a file system, in ms. A file that was changed so shortly before it was read could be changed
 * again without another time.
 */
const CLOCK_STEP_MS = 2000;

/** The hash of a content. */
export function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The stamp of a file, if its last change is surely older than the time on the clock of its file system. */
export function stampOf({ size, mtimeMs, ctimeMs, ino }: Stats, clock: number): Stamp {
  return ctimeMs < clock - CLOCK_STEP_MS ? [size, mtimeMs, ctimeMs, ino] : UNSURE;
}

/** The stamp of a file that this process has just written and closed, and that is not written again. */
export function writtenStamp(path: string): Stamp {
  const { size, mtimeMs, ctimeMs, ino } = statSync(path);
  return [size, mtimeMs, ctimeMs, ino];
}

/** The time on the clock of the file system, which a new file there tells. */
export function clockAt(newFile: string): number {
  const file = openSync(newFile, 'wx');
  try {
    return fstatSync(file).ctimeMs;
  } finally {
    closeSync(file);
  }
}

/** Reads the inputs of a bundle: each file once, so that what is bundled is what was hashed. */
export class Inputs {
  readonly #root: string;
  readonly #clock: number;
  readonly #texts = new Map<string, string>();
  readonly #rows = new Map<string, Row>();

  /** @param clock the time on the clock of the file system before the first read. */
  constructor(root: string, clock: number) {
    this.#root = root;
    this.#clock = clock;
  }

  /** The path of a file in the workspace, with slashes; undefined if it lies elsewhere. */
  pathOf(file: string): string | undefined {
    const path = relative(this.#root, file).split(sep).join('/');
    return path.startsWith('..') || path === '' ? undefined : path;
  }

  /** Reads a file of the workspace. */
  read(path: string): string {
    const known = this.#texts.get(path);
    if (known !== undefined) return known;
    const file = join(this.#root, path);
    // First the stamp: a change after it gives the file another one.
    const stamp = stampOf(statSync(file), this.#clock);
    const content = readFileSync(file);
    this.#rows.set(path, [path, ...stamp, sha256(content)]);
    const text = content.toString();
    this.#texts.set(path, text);
    return text;
  }

  /** Adds a link, which must go on leading where it leads. */
  readLink(path: string): void {
    if (this.#rows.has(path)) return;
    const file = join(this.#root, path);
    const stats = lstatSync(file);
    if (!stats.isSymbolicLink()) return;
    const stamp = stampOf(stats, this.#clock);
    this.#rows.set(path, [path, ...stamp, `link:${readlinkSync(file)}`]);
  }

  /** All that was read, in an order that does not depend on the order of reading. */
  rows(): Row[] {
    return [...this.#rows.values()].toSorted(([a], [b]) => (a < b ? -1 : 1));
  }
}
