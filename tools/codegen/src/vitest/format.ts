/** What the runner leaves of a test in its `meta`, and under which names. */

/** Under this key of a test's `meta` stands its `TestRecord`. */
export const META = 'abicus';

/** The name on `globalThis` of what `seen` of `@abicus/wire` calls under test. */
export const TOLD = '__abicusSeen';

/** An element that a test saw: its id, how, how often, and how many assertions the test made after the first time. */
export type Sighting = readonly [id: string, how: string, times: number, assertionsAfter: number];

/** What is known of a test: written by the runner, read by `abicus prove`. */
export type TestRecord = {
  /** How often its function ran: more than once after a retry or with `repeats`. */
  readonly runs: number;
  /** Whether it passes by failing, `test.fails`. */
  readonly fails: boolean;
  /** Assertions that held. */
  readonly assertions: number;
  readonly seen: readonly Sighting[];
};
