/** A parsed text: values, and the places of values and keys. */
import type { Path } from '@abicus/wire/schema';
import type { Place } from './finding.ts';

/** The place of a value, and the values in it. */
export type Node = {
  readonly place: Place;
  /** The place of its key; an item of a list has its own place. */
  readonly key: Place;
  /** Whether it is written as an integer that a number holds exactly. */
  readonly isInteger: boolean;
  readonly inside: ReadonlyMap<string | number, Node>;
};

/** A parsed text. */
export type Tree = { readonly value: unknown; readonly root: Node };

/** Why a text cannot be parsed. */
export type Fault = Place & {
  readonly path: Path;
  readonly message: string;
  readonly fix: string;
};

/** A parsed text, or a fault. */
export type ParseResult =
  | { readonly ok: true; readonly tree: Tree }
  | { readonly ok: false; readonly fault: Fault };

/** A fault that ends parsing; parsers catch it themselves. */
export class ParseFault extends Error {
  readonly fault: Fault;

  constructor({ line, col }: Place, message: string, fix = '', path: Path = []) {
    super(message);
    this.fault = { line, col, message, fix, path };
  }
}

/** The node at the end of a path, or the last existing one on the way. */
export function nodeAt(root: Node, path: Path): { readonly node: Node; readonly whole: boolean } {
  let node = root;
  for (const one of path) {
    const next = node.inside.get(one);
    if (next === undefined) return { node, whole: false };
    node = next;
  }
  return { node, whole: true };
}
