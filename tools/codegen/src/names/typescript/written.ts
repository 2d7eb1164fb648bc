/** What is entered into the table of TypeScript names: an element, and what is written for it. */
import type { NamedElement } from '../table.ts';

/** A part of a generated package: what it is made of, its file, and the names that it declares there. */
export type GeneratedName = Pick<NamedElement, 'of' | 'what'> & {
  /** The file, below the sources of the package. */
  readonly file: string;
  /** Elements of one part share a file; two parts do not. */
  readonly part: string;
  /** Names that the index exports. */
  readonly exports: readonly string[];
  /** What it is called as a type, if it is one. */
  readonly type?: string;
  /** Names that only the file has. */
  readonly locals?: readonly string[];
  /** Keys of tables: `SLOTS.timed.requests`. */
  readonly keys?: readonly string[];
};
