/** What can be seen of a running system: markers, ladders, state machines. */
import type { CheckDef, LimitDef } from './calls.ts';
import type { Declared, EnumDef } from './values.ts';

/** A line of evidence, `marker.qosOk`. Names of markers are unique among all contracts. */
export type MarkerDef = Declared & {
  /** The whole line, or what it begins with if `detail` is set. */
  readonly text: string;
  /** More may follow after a space. */
  readonly detail: boolean;
  /** `neuron` for the kernel, else a principal. */
  readonly by: string;
  /** Names of markers that come before it. */
  readonly after: readonly string[];
  /** Ids of elements. */
  readonly proves: readonly string[];
  /** Only on this profile's ladder. */
  readonly profile?: string;
  /** The first phase that holds it. */
  readonly phase?: string;
  /** For a text that ends in ` ok`: the same with ` FAIL`, which fails a run. */
  readonly fail?: string;
};

/** A line that may appear any number of times, `diagnostic.x`. `{name}` stands for a word. */
export type DiagnosticDef = Declared & { readonly text: string; readonly by: string };

/** What lines of logs look like: with the printer's stamp, or without one. */
export type LogDef = Declared & { readonly stamp: 'emitter' | 'none' };

/** What a profile is, and its ladder: names of markers in order. */
export type ProfileDef = Declared & {
  readonly minHarts: number;
  readonly maxHarts: number;
  readonly rungs: readonly string[];
};

/** Everything up to and including a marker; phases are prefixes of the ladder, in its order. */
export type PhaseDef = Declared & { readonly until: string };

/** A step in the life of a resource, `timer.fired`. */
export type EdgeDef = Declared & {
  readonly from: string;
  readonly to: string;
  /** The id of the operation that takes it. */
  readonly on?: string;
  /** What happens by itself: a name of its own, or that of an event of the service. */
  readonly event?: string;
  /** A field of the resource before whose value it is not taken. */
  readonly after?: string;
  readonly atMost?: LimitDef;
};

/** An operation that has no edge in a state, and the check that rejects it there. */
export type OtherwiseDef = {
  readonly state: string;
  /** The id of the operation. */
  readonly on: string;
  readonly check: CheckDef;
};

/** The life of a resource; its id and name are the resource's. */
export type MachineDef = Declared & {
  /** The enumeration whose members are the states, if there is one. */
  readonly type?: EnumDef;
  /** Ids of the operations that make a resource. */
  readonly creates: readonly string[];
  /** By state, in their order, then by operation in the order in which edges name them. */
  readonly otherwise: readonly OtherwiseDef[];
  readonly initial: string;
  /** The initial one first, then in the order in which edges name them. */
  readonly states: readonly string[];
  readonly edges: readonly EdgeDef[];
};
