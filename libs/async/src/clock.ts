/** Deadlines of calls. */

/** A source of deadlines. */
export type Clock = {
  /** Calls back after this many milliseconds. The returned function cancels the deadline. */
  readonly after: (ms: number, callback: () => void) => () => void;
};
