/**
 * What `check` knows of a source file: plain data that does not depend on contracts, so that it
 * can be kept by the hash of the file's text. Rules look at nothing else.
 */

/** Where something stands in its file; lines and columns count from 1. */
export type At = { readonly line: number; readonly col: number };

/** A name that a file imports. `name` is `*` for a namespace. */
export type ImportFact = At & {
  readonly local: string;
  readonly name: string;
  readonly from: string;
};

/** Stands in a text for what is no constant of its file. */
export const HOLE = '\u0000';

/**
 * A text that is no module specifier: a literal, or what is put together at once from literals and constants of the
 * file. Everything else in it is a `HOLE`.
 */
export type StringFact = At & { readonly text: string };

/** A number where the ABI's numbers stand: compared with an opcode, given to a trap. */
export type NumberFact = At & {
  readonly value: number;
  /** What it is compared with or given to: `.opcode`, `a7`, `syscall`. */
  readonly where: string;
};

/** A byte that is read or written by a constant position: `frame[3]`, `view.getUint8(3)`. */
export type ByteFact = At & {
  /** As it is written. */
  readonly text: string;
  readonly index: number;
  /** What the object is, as far as the file tells: by its type, by what it was made from, by its name. */
  readonly of: 'frame' | 'bytes' | 'unknown';
  /** What it is compared with or set to, also through the name that it is given: numbers, and names. */
  readonly beside: readonly (string | number)[];
};

/** A comparison with a member of a table of limits, by which something is decided. */
export type LimitFact = At & {
  /** As it is written. */
  readonly text: string;
  /** The table: `LIMITS`, `core.limits`. */
  readonly object: string;
  readonly name: string;
};

/**
 * A member of an imported name, `taskQosSetRejects.queue`. The property is `*` if it is computed or if
 * the whole object is handed on.
 */
export type MemberFact = At & {
  readonly object: string;
  readonly property: string;
  /** Names that say whose code this is: types and names of the enclosing functions. */
  readonly within: readonly string[];
};

/** A call whose result is dropped. */
export type DropFact = At & {
  /** `register`, or `timed.register`. */
  readonly callee: string;
  readonly how: 'statement' | 'void' | 'unread';
};

/** A call of something that makes rejects. */
export type MakeFact = At & { readonly callee: string };

/** An object literal that is typed as handlers. */
export type HandlersFact = At & {
  /** The text of its type: `KernelHandlers<Call>`. */
  readonly type: string;
  readonly keys: readonly (At & { readonly name: string })[];
};

/** A test, with the titles of the groups around it. */
export type TestFact = At & {
  readonly title: string;
  /** `skip`, `todo`, `fails`, … as written; empty for one that runs. */
  readonly modifier: string;
};

/** `provenBy('taskQos.')`: the file runs generated cases for these ids. */
export type ProvenFact = At & { readonly prefix: string };

/** Where a file is no TypeScript, and why: what stands behind it may be read wrongly. */
export type BrokenFact = At & { readonly message: string };

/** Everything of one file. */
export type Facts = {
  readonly broken: readonly BrokenFact[];
  readonly imports: readonly ImportFact[];
  readonly strings: readonly StringFact[];
  readonly numbers: readonly NumberFact[];
  readonly bytes: readonly ByteFact[];
  readonly limits: readonly LimitFact[];
  readonly members: readonly MemberFact[];
  readonly drops: readonly DropFact[];
  readonly makes: readonly MakeFact[];
  readonly handlers: readonly HandlersFact[];
  readonly tests: readonly TestFact[];
  readonly proven: readonly ProvenFact[];
};
