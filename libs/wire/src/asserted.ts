/**
 * Tells of each assertion about a marker. Like `seen`, the function is empty: under test the plugin of
 * `@abicus/codegen/vitest` replaces it by a recorder, so that tests see which assertions of a running
 * probe held and which failed, and not only the first failure that its marker prints.
 */

/** Values that assertions compare: bytes by value, others by `Object.is`. */
export type Comparable = number | bigint | string | boolean | undefined | Uint8Array;

/** One assertion about an element that a marker proves. */
export type Assertion = {
  /** The id of the marker. */
  readonly marker: string;
  /** The id of the element. */
  readonly element: string;
  /** What was checked. */
  readonly label: string;
  readonly holds: boolean;
  /** The compared values, if it compares some. */
  readonly values?: {
    readonly actual: Comparable;
    readonly is: 'equal' | 'at least' | 'at most';
    readonly expected: Comparable;
  };
};

/** Records an assertion. */
export function asserted(_one: Assertion): void {}
