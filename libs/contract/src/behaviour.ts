/** Markers, audit lines, the life of a resource: what can be seen of a system that runs. */

/** A line of evidence. Its text exists in generated constants only. */
export type Marker = {
  /** The whole line, or its beginning if `detail` is set. */
  readonly text: string;
  /** The task that may print it: `neuron` for the kernel, otherwise a bound identity. */
  readonly by: string;
  /** Markers that must come before it. */
  readonly after?: readonly string[];
  /** Elements of contracts that it is evidence for. */
  readonly proves: readonly string[];
  /** Belongs to the ladder of this profile only. */
  readonly profile?: string;
  /** More text may follow after a space. */
  readonly detail?: boolean;
};

/** A line that may appear, any number of times, and is no rung. `{name}` stands for a word. */
export type Diagnostic = { readonly text: string; readonly by: string };

/** A line of an audit log. */
export type AuditLine = {
  readonly kind: 'line';
  readonly prefix: string;
  readonly fields: readonly string[];
};

/** Declares an audit line: a prefix, then `field=value` in this order. */
export function line(prefix: string, fields: readonly string[]): AuditLine {
  return { kind: 'line', prefix, fields };
}

/** A step in the life of a resource. */
export type Edge = {
  readonly kind: 'edge';
  readonly from: string;
  readonly to: string;
  /** The operation that takes the step. */
  readonly on?: string;
  /** Or what happens by itself. */
  readonly event?: string;
  /** Not before the time in this field of the resource. */
  readonly after?: string;
  /** Not later than `after` by more than this limit. */
  readonly atMost?: string;
};

/** Declares a step from one state to another. */
export function edge(
  from: string,
  to: string,
  cause: {
    readonly on?: string;
    readonly event?: string;
    readonly after?: string;
    readonly atMost?: string;
  },
): Edge {
  return { kind: 'edge', from, to, ...cause };
}

/**
 * The life of a resource: the states it can be in and the steps between them. For each state and each operation that takes
 * a step there is an edge, or a check that rejects.
 */
export type StateMachine<N extends string = string> = {
  readonly resource: string;
  /** A closed enumeration of this contract whose members are the states: programs keep the state in it. */
  readonly states?: N;
  readonly initial: string;
  /** Operations that make a resource: they name none, so no state of one rejects them. */
  readonly creates?: readonly string[];
  readonly edges: Readonly<Record<string, Edge>>;
  /** By state: operations that have no edge there, and the check of each that rejects it. */
  readonly otherwise?: Readonly<Record<string, Readonly<Record<string, string>>>>;
};
