/** The program of a contract: what it holds, and the services that it calls. */

/** What is done when a program ends. */
export type Supervision = {
  /** Whether it is started again. */
  readonly restart: 'always' | 'never';
  /** How long the first restart waits and how long any waits at most, in nanoseconds; the wait doubles in between. */
  readonly backoff: readonly [first: number, largest: number];
  /** How many restarts may follow failures in a window; after one more failure it stays ended. */
  readonly maxInWindow: number;
  /** The length of a window in nanoseconds: `ns.seconds(10)`. */
  readonly window: number;
};

/** The program that a contract is of. Its name is a principal: authority tables, markers and stamps name it. */
export type Program = {
  /**
   * Its name. Only said where the contract has no service: the program that runs a service has the name of the service.
   */
  readonly name?: string;
  /** Pages of its stack. A program that is booted says it. */
  readonly stackPages?: number;
  /** How many requests the queue of its service holds; 31 if nothing is said. */
  readonly depth?: number;
  /** Endpoints of its own beside that of its requests: how many messages the queue of each holds. It holds both sides. */
  readonly endpoints?: Readonly<Record<string, number>>;
  /** Whether it holds the right to the exact time. */
  readonly time?: boolean;
  /** How many endpoints it may create: it holds a factory with this budget. */
  readonly endpointBudget?: number;
  /** Devices that it drives, names of the board's `attached`: it holds the registers and the interrupt of each. */
  readonly devices?: readonly string[];
  /** What is done when it ends; nothing if nothing is said. */
  readonly supervision?: Supervision;
  /** Whether its end is the end of the run. At most one program says so, and it is started last. */
  readonly endsRun?: boolean;
};

/**
 * Operations that a program calls, by the name of their service. `every`: each operation of each booted service whose
 * authority allows it.
 */
export type Calls = 'every' | Readonly<Record<string, readonly string[]>>;

/** Operations without an answer that a program sends, by the name of their service. */
export type Notifies = Readonly<Record<string, readonly string[]>>;
