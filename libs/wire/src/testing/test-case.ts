/**
 * What suites are lists of. A runner of tests calls each and compares:
 *
 *     test.each(titled(typeTests(TYPES)))('%s', (_, { run, expected }) => {
 *       expect(run()).toEqual(expected);
 *     });
 */

/** A test: what it does, and what must come of it. */
export interface TestCase {
  /** Starts with the ids of what it shows something of. */
  readonly title: string;
  readonly run: () => unknown;
  readonly expected: unknown;
}

/** Tests beside their titles, as `test.each` takes them. */
export function titled<T extends { readonly title: string }>(tests: readonly T[]): [string, T][] {
  return tests.map((one) => [one.title, one]);
}
