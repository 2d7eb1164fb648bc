/** A contract, and what a person writes into the service that is made for it. */
import type { Filling } from './fill.ts';

/** Paths are in the new package. */
export type Sample = {
  /** Of the service. */
  readonly name: string;
  /** With which the service is asked for. */
  readonly options: readonly string[];
  readonly contract: { readonly file: string; readonly text: string };
  /** What its first failing test says. */
  readonly first: string;
  /** Files that are written anew. */
  readonly whole: Readonly<Record<string, string>>;
  readonly fillings: Readonly<Record<string, Filling>>;
  /** Texts that are replaced, after the filling. */
  readonly edits: Readonly<Record<string, readonly (readonly [from: string, to: string])[]>>;
};
