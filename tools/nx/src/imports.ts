/** Where sources lead: the relative paths in them, of imports and of files that they read. */
import { join, posix } from 'node:path';
import { isFolder, readIfThere } from '@abicus/codegen/files';

/** A relative path in quotes; of a template only the part before its first value. */
const RELATIVE = /['"`](\.\.?(?:\/[^'"`\s$]*)?)['"`$]/g;
const SOURCE = /\.[cm]?[jt]s$/;

/** The sources of a workspace, each of which is read once. */
export class Imports {
  readonly #root: string;
  readonly #known = new Map<string, readonly string[]>();

  constructor(root: string) {
    this.#root = root;
  }

  /** Whether there is a file at a path of the workspace. */
  isFile(path: string): boolean {
    return this.#text(path) !== undefined;
  }

  #text(path: string): string | undefined {
    const whole = join(this.#root, path);
    return isFolder(whole) ? undefined : readIfThere(whole);
  }

  /** The paths in the workspace that a source names. */
  of(file: string): readonly string[] {
    const known = this.#known.get(file) ?? this.#read(file);
    this.#known.set(file, known);
    return known;
  }

  #read(file: string): readonly string[] {
    const text = SOURCE.test(file) ? (this.#text(file) ?? '') : '';
    const paths = [...text.matchAll(RELATIVE)].map(([, to = '']) =>
      posix.join(posix.dirname(file), to).replace(/(?<=.)\/$/, ''),
    );
    return [...new Set(paths)].filter((to) => !to.startsWith('..'));
  }

  /** A source and what it leads to; what leads on from a path only if `isFollowed` says so. */
  closure(file: string, isFollowed: (path: string) => boolean = () => true): Set<string> {
    const found = new Set([file]);
    // A set gives what is added while it is walked.
    for (const one of found) {
      if (isFollowed(one)) for (const to of this.of(one)) found.add(to);
    }
    return found;
  }
}
