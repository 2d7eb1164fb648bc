/** The first program, the log, profiles and phases. */

/** The first program, which the kernel starts and which starts the others. */
export type Boot = {
  /** Its name, a principal. */
  readonly first: string;
  /** Slots that the kernel fills for it. */
  readonly slots: Readonly<Record<string, number>>;
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
