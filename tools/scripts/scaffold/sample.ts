/** A contract, and the code that its author writes into the new service. */
import type { Filling } from './fill.ts';

/** Paths are in the new package. */
export type Sample = {
  /** The name of the service. */
  readonly name: string;
  /** The options of `new service`. */
  readonly options: readonly string[];
  readonly contract: { readonly file: string; readonly text: string };
  /** The message of its first failing test. */
  readonly first: string;
  /** Files that are replaced as a whole. */
  readonly whole: Readonly<Record<string, string>>;
  readonly fillings: Readonly<Record<string, Filling>>;
  /** Texts that are replaced, after the placeholders. */
  readonly edits: Readonly<Record<string, readonly (readonly [from: string, to: string])[]>>;
};
