/** The reader's result for a contract file. */
import type { Diagnostic, Pos } from '../diagnostics/diagnostic.ts';

/** A place in the file of a source. */
export type Place = { readonly line: number; readonly col: number };

/**
 * A contract as it was read: its value, and the place of each part.
 * A path names a part: keys joined by `.`, `[i]` for items of arrays. Calls are transparent: the keys
 * of an object argument follow the call's path, argument i is `path#i`
 * (`syscalls.taskQos.ops.set.checks.authority#0` is the name of the error), and keys of an object
 * argument can also be reached through it (`types.Header#1.size`).
 */
export type ContractSource = {
  readonly file: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly places: ReadonlyMap<string, Place>;
  /** JSDoc by path; the empty path for that of the whole contract. */
  readonly docs: ReadonlyMap<string, string>;
  /**
   * Whether it is the snapshot of an earlier version: later requirements of the language do not apply
   * to it.
   */
  readonly stored: boolean;
  /** The linked package that it is from, and the scope of its generated packages. */
  readonly linked?: LinkedOrigin;
  /** Numbers as they are written (`0x0100_0000`) by path, if they are keys or arguments. */
  readonly numerals: ReadonlyMap<string, string>;
};

/** The package of a linked contract. */
export type LinkedOrigin = { readonly name: string; readonly scope: string };

/** A source, or the findings that prevent it. */
export type ReadResult = {
  readonly source?: ContractSource;
  readonly diagnostics: readonly Diagnostic[];
};

/** Reads a contract from its text. The only way to the TypeScript parser. */
export type ContractReader = { readonly read: (file: string, text: string) => ReadResult };

/** The path one step up: without its last key, index or argument. */
function shorter(path: string): string {
  return path.slice(
    0,
    Math.max(path.lastIndexOf('.'), path.lastIndexOf('['), path.lastIndexOf('#'), 0),
  );
}

/** The place of a path, or of the nearest part around it that has one. */
export function placeOf(source: ContractSource, path: string): Pos {
  for (let at = path; ; at = shorter(at)) {
    const place = source.places.get(at);
    if (place !== undefined) return { file: source.file, ...place };
    if (at === '') return { file: source.file, line: 1, col: 1 };
  }
}

/** The JSDoc of exactly this path; empty if there is none. */
export function docOf(source: ContractSource, path: string): string {
  return source.docs.get(path) ?? '';
}

/** A number as it is written at this path, or in decimal if it is not written there. */
export function numeralOf(source: ContractSource, path: string, value: number): string {
  return source.numerals.get(path) ?? String(value);
}

/** A source without places, from a snapshot of its value. */
export function sourceFromValue(
  file: string,
  value: Readonly<Record<string, unknown>>,
): ContractSource {
  return {
    file,
    value,
    stored: true,
    places: new Map(),
    docs: new Map(),
    numerals: new Map(),
  };
}
