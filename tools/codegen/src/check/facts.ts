/**
 * Facts about a source file: plain data that does not depend on contracts, so that it can be
 * cached by the hash of the file's text. Rules use only these facts.
 */

/** A place in a file; lines and columns count from 1. */
export type At = { readonly line: number; readonly col: number };

/** A name that a file imports. `name` is `*` for a namespace. */
export type ImportFact = At & {
  readonly local: string;
  readonly name: string;
  readonly from: string;
};

/** The placeholder in a text for anything but a constant of its file. */
export const HOLE = '\u0000';

/**
 * A text, apart from module specifiers: a literal, or an expression of literals and constants of the
 * file. Anything else in it is a `HOLE`.
 */
export type StringFact = At & { readonly text: string };

/** A number used as a number of the ABI: compared with an opcode, passed to a trap. */
export type NumberFact = At & {
  readonly value: number;
  /** What it is compared with or passed to: `.opcode`, `a7`, `syscall`. */
  readonly where: string;
};

/** A byte that is read or written by a constant position: `frame[3]`, `view.getUint8(3)`. */
export type ByteFact = At & {
  /** The source text. */
  readonly text: string;
  readonly index: number;
  /** The kind of the object, derived from its type, its initializer or its name. */
  readonly of: 'frame' | 'bytes' | 'unknown';
  /** Numbers and names that it is compared with or set to, also through a variable. */
  readonly beside: readonly (string | number)[];
};

/** A comparison with a member of a table of limits that decides a condition or result. */
export type LimitFact = At & {
  /** The source text. */
  readonly text: string;
  /** The table: `LIMITS`, `core.limits`. */
  readonly object: string;
  readonly name: string;
};

/**
 * A member of an imported name, `taskQosSetRejects.queue`. The property is `*` if it is computed or if
 * the whole object is passed on.
 */
export type MemberFact = At & {
  readonly object: string;
  readonly property: string;
  /** Types and names of the enclosing functions, which identify the operation. */
  readonly within: readonly string[];
};

/** A call whose result is dropped. */
export type DropFact = At & {
  /** `register`, or `timed.register`. */
  readonly callee: string;
  readonly how: 'statement' | 'void' | 'unread';
};

/** A call of a function that constructs rejects. */
export type MakeFact = At & { readonly callee: string };

/** An object literal with a type of handlers. */
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

/** A syntax error; code behind it may be read wrongly. */
export type BrokenFact = At & { readonly message: string };

/** All facts of one file. */
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

/** The facts of a test that rules read. */
export type TestFacts = Pick<Facts, 'broken' | 'tests' | 'proven'>;

/** The facts of code that only tests and tools use that rules read. */
export type SupportFacts = Pick<Facts, 'broken'>;
