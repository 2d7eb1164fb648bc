/** Observable behaviour of a running system: markers, ladders, state machines. */
import type { AnswerLine } from '@abicus/wire/ladder';
import type { CheckDef, LimitDef } from './calls.ts';
import type { Declaration, EnumDef } from './values.ts';

/** A line of evidence, `marker.qosOk`. Names of markers are unique among all contracts. */
export type MarkerDef = Declaration & {
  /** The whole line, or its beginning if `detail` is set. */
  readonly text: string;
  /** More may follow after a space. */
  readonly detail: boolean;
  /** `neuron` for the kernel, else a principal. */
  readonly by: string;
  /** Names of markers that it states to come after. */
  readonly after: readonly string[];
  /** Names of markers directly before it on the ladder: the last one of the same emitter, and those of others in `after`. */
  readonly predecessors: readonly string[];
  /** Ids of elements. */
  readonly proves: readonly string[];
  /** Only on this profile's ladder. */
  readonly profile?: string;
  /** The first phase that contains it. */
  readonly phase?: string;
  /** The line of its failure, which fails a run. */
  readonly fail: string;
  /** Its program says by it that it is ready, which counts with this line of another one. */
  readonly answered?: AnswerLine;
  /** No contract writes it: it follows from what is booted, and the first program or the loop of a service prints it. */
  readonly derived?: boolean;
};

/** A line that may appear any number of times, `diagnostic.x`. `{name}` stands for a word. */
export type DiagnosticDef = Declaration & { readonly text: string; readonly by: string };

/** The format of log lines: with the emitter's stamp, or without one. */
export type LogDef = Declaration & { readonly stamp: 'emitter' | 'none' };

/** A profile and its ladder: names of markers, each after those that it comes after. */
export type ProfileDef = Declaration & {
  readonly minHarts: number;
  readonly maxHarts: number;
  readonly rungs: readonly string[];
};

/** A marker and everything that comes before it. */
export type PhaseDef = Declaration & { readonly until: string };

/** A step in the life cycle of a resource, `timer.fired`. */
export type EdgeDef = Declaration & {
  readonly from: string;
  readonly to: string;
  /** The id of the operation that takes it. */
  readonly on?: string;
  /** The name of an event: its own, or that of an event of the service. */
  readonly event?: string;
  /** The field of the resource whose value is the earliest time of the step. */
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

/** The life cycle of a resource; its id and name are the resource's. */
export type MachineDef = Declaration & {
  /** The enumeration whose members are the states, if there is one. */
  readonly type?: EnumDef;
  /** Ids of the operations that create a resource. */
  readonly creates: readonly string[];
  /** By state, in their order, then by operation in the order in which edges name them. */
  readonly otherwise: readonly OtherwiseDef[];
  readonly initial: string;
  /** The initial one first, then in the order in which edges name them. */
  readonly states: readonly string[];
  readonly edges: readonly EdgeDef[];
};
