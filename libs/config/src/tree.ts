/** A text as its parser gives it: values, and where each of them and its key stands. */
import type { Path } from '@abicus/wire/schema';
import type { Place } from './finding.ts';

/** Where a value stands, and what stands in it. */
export type Node = {
  readonly place: Place;
  /** Where its key stands; that of an item of a list is the item's. */
  readonly key: Place;
  /** Whether it is written as an integer, and is one that a number holds exactly. */
  readonly isInteger: boolean;
  readonly inside: ReadonlyMap<string | number, Node>;
};

/** A text that was parsed. */
export type Tree = { readonly value: unknown; readonly root: Node };

/** What stands in the way of parsing it. */
export type Fault = Place & {
  readonly path: Path;
  readonly message: string;
  readonly fix: string;
};

/** A text that was parsed, or what stands in the way. */
export type Parsed =
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

/** The node at the end of a path, or the last one before it that is there. */
export function nodeAt(root: Node, path: Path): { readonly node: Node; readonly whole: boolean } {
  let node = root;
  for (const one of path) {
    const next = node.inside.get(one);
    if (next === undefined) return { node, whole: false };
    node = next;
  }
  return { node, whole: true };
}
