/** `counters.json` of a selftest: what its services counted. Which task may call which is for contracts to say. */

import type { HeldCapabilities } from './capabilities.ts';

/** The version of the document. */
export const COUNTERS_FORMAT = 1;

/** When the tables of a run were read. */
export type ReadTime = HeldCapabilities['taken'];

/** Requests of a client that ended alike. */
export type RequestCount = {
  /** The pid of the client; 0: clients that had to make room for others. */
  readonly client: number;
  /** 255: requests that name no operation. */
  readonly opcode: number;
  /** `answered`, `rejected` and so on. */
  readonly outcome: string;
  readonly count: number;
};

/** What a service has counted since its start. */
export type ServiceCounters = {
  /** How often it has been started, this time included. */
  readonly starts: number;
  readonly requests: readonly RequestCount[];
  /** What happened besides requests; what never happened is left out. */
  readonly incidents: { readonly [name: string]: number };
};

/** A task of a run, and what it counted, if it is a service. */
export interface CountedTask {
  readonly pid: number;
  /** Its bound name; empty: it has none. */
  readonly name: string;
  /** The task that is told of its end, or was; 0: the kernel. */
  readonly parent: number;
  readonly ended: boolean;
  readonly counters?: ServiceCounters;
}

/** The document: all tasks of a run, those that have ended included, in the order of their ends, then the others. */
export interface RunCounters {
  readonly format: typeof COUNTERS_FORMAT;
  /** As of the capabilities: both are read at once. */
  readonly taken: ReadTime;
  readonly tasks: readonly CountedTask[];
}
