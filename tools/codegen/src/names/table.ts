/** A table of names: what stands in a generated file of an element, or of a part of one. */
import type { Pos } from '../diagnostics/diagnostic.ts';

/** An element or a part of one, what it is, and the names that are made of it. */
export type NamedElement = {
  readonly of: { readonly id: string; readonly pos: Pos };
  readonly what: string;
  /** Each once in its language. A name inside of something stands after that: `struct abicus_entry.base`. */
  readonly names: readonly string[];
};

/** Parts that have names and places of their own: fields, members, arguments. */
export function partsOf(
  owner: { readonly id: string },
  what: string,
  parts: readonly { readonly name: string; readonly pos: Pos }[],
  nameOf: (name: string) => string,
): NamedElement[] {
  return parts.map(({ name, pos }) => {
    return { of: { id: `${owner.id}.${name}`, pos }, what, names: [nameOf(name)] };
  });
}

/** A name, with a `_` after it where the word is taken. */
export function apart(name: string, taken: boolean): string {
  return taken ? `${name}_` : name;
}
