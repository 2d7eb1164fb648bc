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

/** A string literal that is no module specifier. */
export type StringFact = At & { readonly text: string };

/** A number where the ABI's numbers stand: compared with an opcode, given to a trap. */
export type NumberFact = At & {
  readonly value: number;
  /** What it is compared with or given to: `.opcode`, `a7`, `syscall`. */
  readonly where: string;
};

/**
 * A member of a plain name, `taskQosSetRejects.queue`. The property is `*` if it is computed or if
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

/** Everything of one file. */
export type Facts = {
  readonly imports: readonly ImportFact[];
  readonly strings: readonly StringFact[];
  readonly numbers: readonly NumberFact[];
  readonly members: readonly MemberFact[];
  readonly drops: readonly DropFact[];
  readonly makes: readonly MakeFact[];
  readonly handlers: readonly HandlersFact[];
  readonly tests: readonly TestFact[];
  readonly proven: readonly ProvenFact[];
};
