/** `counters.json` of a selftest: what its services counted. Which task may call which is for contracts to say. */

/** The version of the document. */
export const COUNTERS_FORMAT = 1;

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
