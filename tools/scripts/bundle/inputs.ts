/**
 * What a bundle is made of: each file with its content's hash and with what the file system says about it, so that the
 * launcher can tell at each start that nothing has changed, see apps/abicus/bin/bundle.cjs.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  lstatSync,
  openSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  type Stats,
} from 'node:fs';
import { join, relative, sep } from 'node:path';
import { LINK, type BundleRow } from '../../codegen/src/check/bundle-index.ts';
import { stampOf, type Stamp } from '../../codegen/src/files/stamp.ts';

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
function sureStamp(stats: Stats, clock: number): Stamp {
  return stats.ctimeMs < clock - CLOCK_STEP_MS ? stampOf(stats) : UNSURE;
}

/** The time on the clock of the file system, which a new file there tells. */
export function clockAt(newFile: string): number {
  const file = openSync(newFile, 'w');
  try {
    return fstatSync(file).ctimeMs;
  } finally {
    closeSync(file);
    rmSync(newFile, { force: true });
  }
}

/** Reads the inputs of a bundle: each file once, so that what is bundled is what was hashed. */
export class Inputs {
  readonly #root: string;
  readonly #clock: number;
  readonly #texts = new Map<string, string>();
  readonly #rows = new Map<string, BundleRow>();

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
    const stamp = sureStamp(statSync(file), this.#clock);
    const content = readFileSync(file);
    this.#rows.set(path, [path, ...stamp, sha256(content)]);
    const text = content.toString();
    this.#texts.set(path, text);
    return text;
  }

  /** Adds a link, which must lead to the same place from now on. */
  readLink(path: string): void {
    if (this.#rows.has(path)) return;
    const file = join(this.#root, path);
    const stats = lstatSync(file);
    if (!stats.isSymbolicLink()) return;
    const stamp = sureStamp(stats, this.#clock);
    this.#rows.set(path, [path, ...stamp, `${LINK}${readlinkSync(file)}`]);
  }

  /** All that was read, in an order that does not depend on the order of reading. */
  rows(): BundleRow[] {
    return [...this.#rows.values()].toSorted(([a], [b]) => (a < b ? -1 : 1));
  }
}
