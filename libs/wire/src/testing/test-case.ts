/**
 * The elements of test suites. A test runner calls and compares each:
 * test.each(titled(typeTests(TYPES)))('%s', (_, { run, expected }) => {
 * expect(run()).toEqual(expected);
 * });
 */

/** A test: a function, and its expected result. */
export interface TestCase {
  /** Starts with the ids of the elements that it tests. */
  readonly title: string;
  readonly run: () => unknown;
  readonly expected: unknown;
}

/** Tests with their titles, in the form of `test.each`. */
export function titled<T extends { readonly title: string }>(tests: readonly T[]): [string, T][] {
  return tests.map((one) => [one.title, one]);
}
