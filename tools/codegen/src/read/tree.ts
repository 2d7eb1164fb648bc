/** The literal subset as a tree: as it is written, and as it was evaluated. */
import type { Place } from './source.ts';

/** A key of an object literal and its value. */
export type Entry = {
  readonly key: string;
  readonly place: Place;
  readonly doc: string;
  readonly node: Node;
};

/** A value of the subset. */
export type Node =
  | {
      readonly form: 'literal';
      readonly value: string | number | boolean;
      readonly place: Place;
      /** A number as it is written. */
      readonly text?: string;
    }
  | { readonly form: 'list'; readonly items: readonly Node[]; readonly place: Place }
  | { readonly form: 'object'; readonly entries: readonly Entry[]; readonly place: Place }
  /** `u64.ns`: a member of a name of the language; not a call. */
  | { readonly form: 'name'; readonly name: string; readonly place: Place }
  | {
      readonly form: 'call';
      readonly name: string;
      readonly args: readonly Node[];
      readonly place: Place;
    }
  /** Something outside the subset, already reported. */
  | { readonly form: 'bad'; readonly place: Place };

/** A key and its evaluated value. */
export type EvaluatedEntry = {
  readonly key: string;
  readonly place: Place;
  readonly doc: string;
  readonly node: EvaluatedNode;
};

/**
 * A value and its origin. `made` is the result of a call or name of the language, `args` are the
 * arguments of the call; `bad` is reported already.
 */
export type EvaluatedNode = {
  readonly form: 'literal' | 'list' | 'object' | 'made' | 'bad';
  readonly value: unknown;
  readonly items: readonly EvaluatedNode[];
  readonly entries: readonly EvaluatedEntry[];
  readonly args: readonly EvaluatedNode[];
  readonly place: Place;
  /** A number as it is written. */
  readonly text?: string;
};
