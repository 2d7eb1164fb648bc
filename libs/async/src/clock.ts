/** Time, as far as calls need it: a deadline that comes, unless it is taken back. */

/** Where deadlines come from. */
export type Clock = {
  /** Calls back after so many milliseconds. The function that it returns takes the deadline back. */
  readonly after: (ms: number, callback: () => void) => () => void;
};
