/**
 * State machines: the life cycles of resources. A contract's `machine` section is generated as a
 * table; this module steps through it, for services, tests and campaigns.
 * taken       the state has an edge for the cause
 * rejected    the operation has no edge here: the check that the contract names rejects it
 * violation   an event without an edge here, or an edge outside its time: the program violates its
 * contract
 */
import { seen } from './seen.ts';

/** A state: its name, or the enumeration member that programs store. */
export type MachineState = string | number;

/** A step from one state to another, `on` an operation or at an `event`. */
export interface MachineEdge<S extends MachineState, O extends string, E extends string> {
  readonly id: string;
  readonly from: S;
  readonly to: S;
  readonly on?: O;
  readonly event?: E;
  /** The name of the time before which it is not taken. */
  readonly after?: string;
  /** The name of the duration after `after` in which it is taken. */
  readonly atMost?: string;
}

/** An operation that has no edge in a state, and the check that rejects it there. */
export interface MachineReject<S extends MachineState, O extends string> {
  readonly id: string;
  readonly state: S;
  readonly on: O;
  readonly check: string;
  /** The name of the error or status that the check fails with. */
  readonly fails: string;
}

/** The life cycle of a resource, as its contract declares it. `T` are the names of the times of its edges. */
export interface MachineTable<
  S extends MachineState,
  O extends string,
  E extends string,
  T extends string = never,
> {
  readonly id: string;
  readonly initial: S;
  readonly states: readonly S[];
  readonly operations: readonly O[];
  /** Operations that create a resource: they are never called on an existing one. */
  readonly creates: readonly O[];
  readonly events: readonly E[];
  readonly times: readonly T[];
  readonly edges: readonly MachineEdge<S, O, E>[];
  readonly rejects: readonly MachineReject<S, O>[];
}

/** The time of a cause, and the values of the times that the edges name. */
export type MachineTimes<T extends string> = {
  readonly now: bigint;
  /** How late the program ran, because of a decision or a full queue; 0 by default. */
  readonly late?: bigint;
} & { readonly [K in T]: bigint };

/** The cause of a step: an operation, or an event. */
export type MachineCause = { readonly on: string } | { readonly event: string };

/** An action of a program that its machine does not allow. */
export interface MachineViolation<S extends MachineState = MachineState> {
  readonly machine: string;
  readonly state: S;
  readonly cause: MachineCause;
  readonly why: 'no edge' | 'early' | 'late';
  /** The same in words, with the existing edges or the times. */
  readonly message: string;
}

/** The result of a cause in a state. */
export type MachineStep<S extends MachineState, O extends string, E extends string> =
  | { readonly kind: 'taken'; readonly edge: MachineEdge<S, O, E>; readonly state: S }
  | { readonly kind: 'rejected'; readonly reject: MachineReject<S, O>; readonly state: S }
  | { readonly kind: 'violation'; readonly violation: MachineViolation<S>; readonly state: S };

const causeText = (cause: MachineCause): string =>
  'on' in cause ? cause.on : `the event ${cause.event}`;

/** Why an edge may not be taken at this time; nothing if it may. */
function outOfTime<S extends MachineState, O extends string, E extends string>(
  { id, after, atMost }: MachineEdge<S, O, E>,
  times: { readonly now: bigint; readonly late?: bigint } & { readonly [name: string]: bigint },
): Pick<MachineViolation, 'why' | 'message'> | undefined {
  const from = after === undefined ? undefined : times[after];
  if (from === undefined) return undefined;
  const { now, late = 0n } = times;
  if (now < from) {
    return { why: 'early', message: `${id} at ${now}, and its ${after} is ${from}` };
  }
  const window = atMost === undefined ? undefined : times[atMost];
  if (window === undefined || now - late <= from + window) return undefined;
  const message = `${id} at ${now}, ${late} later than planned, and ${from} and ${atMost} ${window} end before`;
  return { why: 'late', message };
}

/** The step of a cause in a state. Changes nothing; a taken edge and a reject are recorded as seen. */
export function machineStep<
  S extends MachineState,
  O extends string,
  E extends string,
  T extends string,
>(
  table: MachineTable<S, O, E, T>,
  state: S,
  cause: { readonly on: O } | { readonly event: E },
  times?: MachineTimes<T>,
): MachineStep<S, O, E> {
  const violation = (why: MachineViolation['why'], message: string): MachineStep<S, O, E> => {
    return {
      kind: 'violation',
      state,
      violation: { machine: table.id, state, cause, why, message },
    };
  };
  const from = table.edges.filter((edge) => edge.from === state);
  const edge = from.find((one) =>
    'on' in cause ? one.on === cause.on : one.event === cause.event,
  );
  if (edge !== undefined) {
    const wrong = times === undefined ? undefined : outOfTime(edge, times);
    if (wrong !== undefined) return violation(wrong.why, wrong.message);
    seen(edge.id, 'taken');
    return { kind: 'taken', edge, state: edge.to };
  }
  const reject =
    'on' in cause
      ? table.rejects.find((one) => one.state === state && one.on === cause.on)
      : undefined;
  if (reject !== undefined) {
    seen(reject.id, 'disallowed');
    return { kind: 'rejected', reject, state };
  }
  const edges = from.map(({ id }) => id).join(', ') || 'none';
  return violation(
    'no edge',
    `${table.id} in ${state}: ${causeText(cause)} has no edge; there: ${edges}`,
  );
}

/** Every state with every event that has no edge there: the stray events of a monitor. */
export function strayEvents<
  S extends MachineState,
  O extends string,
  E extends string,
  T extends string,
>({ states, events, edges }: MachineTable<S, O, E, T>): { readonly state: S; readonly event: E }[] {
  const pairs = states.flatMap((state) => events.map((event) => ({ state, event })));
  return pairs.filter(({ state, event }) => {
    return !edges.some((edge) => edge.from === state && edge.event === event);
  });
}

/** Follows one resource through its life cycle. */
export class MachineMonitor<
  S extends MachineState,
  O extends string,
  E extends string,
  T extends string,
> {
  readonly #table: MachineTable<S, O, E, T>;
  #state: S;

  /** Starts in the initial state, or in another one. */
  constructor(table: MachineTable<S, O, E, T>, state: S = table.initial) {
    this.#table = table;
    this.#state = state;
  }

  /** The current state. */
  get state(): S {
    return this.#state;
  }

  /** Applies an operation. */
  on(operation: O, times?: MachineTimes<T>): MachineStep<S, O, E> {
    return this.#step({ on: operation }, times);
  }

  /** Applies an event. */
  event(name: E, times?: MachineTimes<T>): MachineStep<S, O, E> {
    return this.#step({ event: name }, times);
  }

  #step(
    cause: { readonly on: O } | { readonly event: E },
    times?: MachineTimes<T>,
  ): MachineStep<S, O, E> {
    const step = machineStep(this.#table, this.#state, cause, times);
    this.#state = step.state;
    return step;
  }
}

/** A program violated its machine: a defect of the program, for which a client gets no answer. */
export class MachineError extends Error {
  readonly violation: MachineViolation;

  constructor(violation: MachineViolation) {
    super(violation.message);
    this.name = 'MachineError';
    this.violation = violation;
  }
}

/** Returns a step that the machine allows; throws a `MachineError` for a violation. */
export function lawful<S extends MachineState, O extends string, E extends string>(
  step: MachineStep<S, O, E>,
): Exclude<MachineStep<S, O, E>, { readonly kind: 'violation' }> {
  if (step.kind === 'violation') throw new MachineError(step.violation);
  return step;
}
