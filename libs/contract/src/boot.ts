/** The boot list: the programs that init starts, in order, and their capabilities. */

/** A capability given to a program: its slot and rights. */
export type Grant = {
  /** The slot of the program that the capability is in. */
  readonly slot: number;
  /** What the capability allows. */
  readonly rights: readonly ('SEND' | 'RECV' | 'MAP' | 'MANAGE' | 'WRITE' | 'TIME')[];
};

/** An endpoint that boot creates for a program: its queue depth, and the programs that hold its two sides. */
export type BootEndpoint = {
  readonly kind: 'bootEndpoint';
  /** The number of messages that its queue holds. */
  readonly depth: number;
  /** The capabilities of its owner. */
  readonly own: readonly Grant[];
  /** The capabilities of other programs. */
  readonly clients?: Readonly<Record<string, Grant>>;
};

/** Declares an endpoint that boot creates for a program. */
export function bootEndpoint(shape: Omit<BootEndpoint, 'kind'>): BootEndpoint {
  return { kind: 'bootEndpoint', ...shape };
}

/** A copy of a capability of the init task that names no endpoint: a factory, a clock, a device. */
export type Factory = Grant & {
  /** The slot of the init task that it is copied from. */
  readonly from: number;
  /**
   * For an endpoint factory: how many endpoints may exist through it. The program then gets a factory that init derives
   * with this budget, not a copy.
   */
  readonly budget?: number;
};

/** A program that boot starts. */
export type BootProgram = {
  readonly kind: 'program';
  /** The slot of the init task that holds the image. */
  readonly image: number;
  /** Pages of its stack. */
  readonly stackPages: number;
  /** Factories, clocks and devices that the program gets a copy of; `from` is the slot of the init task. */
  readonly factories?: Readonly<Record<string, Factory>>;
  /** Endpoints that are created for it. */
  readonly endpoints: Readonly<Record<string, BootEndpoint>>;
};

/** Declares a program that boot starts. */
export function program(shape: Omit<BootProgram, 'kind'>): BootProgram {
  return { kind: 'program', ...shape };
}

/** The programs of a boot, in the order in which they are started. */
export type Boot = {
  /** Slots that the kernel fills for the init task. */
  readonly slots: Readonly<Record<string, number>>;
  /** Programs in the order in which they are started. */
  readonly programs: Readonly<Record<string, BootProgram>>;
};

/** A phase of the ladder: a marker and all markers that come before it. Any contract may state phases. */
export type Phase = {
  /** The last marker of the phase. */
  readonly until: string;
  /** What the system has done by then. */
  readonly doc: string;
};

/**
 * The form of log lines, for all contracts of a workspace.
 *
 * `emitter` (the default): each line begins with a stamp that its printer cannot choose, `[     0.001234 0 timed] text`
 * (seconds, hart, identity), and only stamped lines prove. `none`: lines have no stamp, such as those of a UART; a log then
 * claims its markers and proves none. The code that prints them may be outside the workspace.
 */
export type Log = {
  /** Whether each line begins with a stamp. */
  readonly stamp: 'emitter' | 'none';
};

/** A set of machines that share a ladder. */
export type Profile = {
  /** The smallest and the largest number of harts. */
  readonly harts: readonly [min: number, max: number];
};
