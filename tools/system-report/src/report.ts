/**
 * A system: its tasks and what each holds, calls and waits for. Of contracts or of a run; objects have the same names in
 * both, so that the two can be compared.
 */
import type { Pos } from '@abicus/codegen';

/** What parents the first task. */
export const KERNEL = 'kernel';

/** A capability of a task. */
export type Holding = {
  /** Absent: any slot that the task chose itself. */
  readonly slot?: number;
  /** `requests of timed`, `clock`, `virtioBlk registers`. */
  readonly object: string;
  /** Names of the kernel's rights. */
  readonly rights: readonly string[];
  /**
   * Only of a run. `own`: the task made the object itself, and no other one holds it; `moved`: a
   * caller of an operation moved it.
   */
  readonly origin?: 'own' | 'moved';
};

/** Operations of a service that a task uses. Of a run, whose capabilities show no operations, the list is empty. */
export type Uses = {
  readonly service: string;
  readonly ops: readonly string[];
  /** No contract states it: each program does so that is booted. */
  readonly derived?: true;
  /** Only of a run: the calls that were made. */
  readonly made?: readonly CallCount[];
};

/** An operation whose callers move a capability to its service. */
export type MovedReport = {
  readonly op: string;
  readonly callers: readonly string[];
  /** Callers by the contracts that are not booted, so that none of them moves anything. */
  readonly unbooted?: readonly string[];
};

/** How often calls of an operation ended so. */
export type CallCount = { readonly op: string; readonly outcome: string; readonly count: number };

/** The calls that a task made of a service, as the service counted them. */
export type EdgeCounts = {
  readonly client: string;
  readonly service: string;
  readonly calls: readonly CallCount[];
};

/** What a service counted besides requests. */
export type ServiceCounts = {
  /** How often it was started. */
  readonly starts: number;
  readonly incidents: { readonly [name: string]: number };
};

/** What becomes of a task that has ended. */
export type Restart = {
  readonly restart: 'always' | 'never';
  /** In nanoseconds. */
  readonly backoffNs: readonly [first: number, largest: number];
  readonly maxInWindow: number;
  readonly windowNs: number;
};

/** A task. */
export type TaskReport = {
  readonly name: string;
  /** The task that is told of its end; `kernel` of the first one. */
  readonly parent: string;
  /** The id of its contract; absent in a run. */
  readonly contract?: string;
  readonly pos?: Pos;
  readonly stackPages?: number;
  readonly supervision?: Restart;
  /** By slot; those without a slot last. */
  readonly holds: readonly Holding[];
  /** Operations whose callers move a capability to it: it may hold SEND of an endpoint of each caller. */
  readonly moved: readonly MovedReport[];
  /** It waits for these. */
  readonly calls: readonly Uses[];
  /** It sends to these without waiting. */
  readonly notifies: readonly Uses[];
  /** Only of a run, and of a service. */
  readonly counted?: ServiceCounts;
};

/** An endpoint. */
export type EndpointReport = {
  readonly name: string;
  readonly owner: string;
  /** Absent: contracts do not say it. */
  readonly depth?: number;
};

/** A device that a task drives, by the name that contracts give it. */
export type DeviceReport = {
  readonly name: string;
  readonly base: number;
  readonly length: number;
  readonly line: number;
  /** The task that holds it besides the first one. */
  readonly driver?: string;
};

/** An operation, what its callers wait at most, and what it takes. */
export type BudgetReport = {
  /** `timed.register`. */
  readonly op: string;
  readonly callers: readonly string[];
  /** What callers wait at most, in nanoseconds; absent: it is not stated. */
  readonly budgetNs?: number;
  /** Absent: it is not stated. */
  readonly costNs?: number;
  /** The calls that it waits for, with their budgets as far as they are stated. */
  readonly waitsFor: readonly { readonly op: string; readonly budgetNs?: number }[];
  /** Its cost and the budgets of all that it waits for, as far as they are stated. */
  readonly sumNs: number;
  /** The path of waits from it that takes longest, itself first. */
  readonly path: readonly string[];
};

/** A system. */
export type SystemReport = {
  readonly from: 'contracts' | 'run';
  /** The task that the kernel starts; empty: no contract says what is booted. */
  readonly first: string;
  /** The first one, then the others in the order of their start. */
  readonly tasks: readonly TaskReport[];
  /** The programs that the first one starts, in this order; in a run also those that have ended since. */
  readonly starts: readonly string[];
  readonly endpoints: readonly EndpointReport[];
  readonly devices: readonly DeviceReport[];
  /** Empty in a run. */
  readonly budgets: readonly BudgetReport[];
  /** Only of a run: calls of tasks that are not there any more, or that hold no capability of the service any more. */
  readonly earlierCalls?: readonly EdgeCounts[];
};

/** The names of objects. */
export const objects = {
  clock: 'clock',
  endpointFactory: 'endpoint factory',
  serviceFactory: 'service factory',
  /** An endpoint that was closed: with its owner, or by it. */
  closed: 'a closed endpoint',
  control: (of: string): string => `control of ${of}`,
  endpoint: (name: string, of: string): string => `${name} of ${of}`,
  requests: (of: string): string => `requests of ${of}`,
  factory: (budget: number): string => `endpoint factory of ${budget}`,
  image: (of: string): string => `image of ${of}`,
  registers: (device: string): string => `${device} registers`,
  interrupt: (device: string): string => `${device} interrupt`,
} as const;

/** All rights to an endpoint: those of the task that created it. */
export const ALL: readonly string[] = ['SEND', 'RECV', 'MANAGE'];

/** Sorts capabilities by slot; those in any slot last, by object. */
export function bySlot(a: Holding, b: Holding): number {
  const [one, other] = [a.slot ?? Infinity, b.slot ?? Infinity];
  if (one !== other) return one - other;
  return a.object < b.object ? -1 : a.object > b.object ? 1 : 0;
}
