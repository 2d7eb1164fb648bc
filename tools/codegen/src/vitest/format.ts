/** What the runner leaves of a test in its `meta`, and under which names. */

import type { Teller } from './teller.ts';

/** Under this key of a test's `meta` stands its `TestRecord`. */
export const META = 'abicus';

/** Under this key of the `meta` of one test of a report stands its `SourceTable`. */
export const SOURCE_TABLE = 'abicusSourceTable';

/** Under this key of the `meta` of one test of each file stand the places of its sources in the table, itself among them. */
export const SOURCES = 'abicusSources';

/** Files that the tests of a report were made of, in the workspace, each with the hash of what it held. */
export type SourceTable = readonly (readonly [path: string, hash: string])[];

/** The name on `globalThis` of what `seen` of `@abicus/wire` calls under test. */
export const TOLD = '__abicusSeen';

/**
 * The name on `globalThis` of what `asserted` of `@abicus/wire` calls under test. Nothing is there but while a test
 * looks.
 */
export const ASSERTED = '__abicusAsserted';

/** The name on `globalThis` of what `drew` of `@abicus/wire/testing` calls under test. */
export const DRAWN = '__abicusDrew';

/**
 * An element that a test saw: its id, how, how often, and how many assertions the test made after the first time. `by`
 * the program that is tested; or by the test itself, without one, which shows nothing (`teller.ts`).
 */
export type Sighting = readonly [
  id: string,
  how: string,
  times: number,
  assertionsAfter: number,
  by: Teller,
];

/** What a test drew for an invariant. Only what an assertion followed is counted, but for `times`. */
export type Draws = {
  readonly id: string;
  /** The domain that it drew from. */
  readonly forAll: string;
  readonly times: number;
  /** How many of them an assertion followed. */
  readonly judged: number;
  /** How many of those were different from each other. */
  readonly distinct: number;
  /** Those of them that were drawn by a name, a plain string; none if there are more than `MOST_TOLD`. */
  readonly told: readonly string[];
  /** Assertions after the first draw. */
  readonly assertions: number;
  /** Of each number that draws reached the largest. */
  readonly reached: Readonly<Record<string, number>>;
};

/** So many different draws are told one by one: as many as a domain that contracts list may have. */
export const MOST_TOLD = 4096;

/** What is known of a test: written by the runner, read by `abicus prove`. */
export type TestRecord = {
  /** How often its function ran: more than once after a retry or with `repeats`. */
  readonly runs: number;
  /** Whether it passes by failing, `test.fails`. */
  readonly fails: boolean;
  /** Assertions that held. */
  readonly assertions: number;
  readonly seen: readonly Sighting[];
  /** By invariant and domain. */
  readonly draws: readonly Draws[];
};
