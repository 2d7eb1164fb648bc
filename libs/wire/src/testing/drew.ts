/**
 * Records what a test of an invariant drew. Like `seen`, the function is empty: under test the plugin
 * of `@abicus/codegen/vitest` replaces it by a recorder, and `abicus prove` reads what was drawn from
 * which domain, how much of it was distinct and checked by an assertion, and what it reached.
 */

/** An invariant and its domain, as in a package's `INVARIANTS`. */
export type Invariant = { readonly id: string; readonly forAll: string };

/** Measures of a draw by name: the largest of each is kept, and one must be above 0. */
export type Reached = Readonly<Record<string, number>>;

/**
 * Records a draw from an invariant's domain. Call it before the assertion that checks the draw.
 * @param _one the draw as plain data: equal data is one draw. For a domain that contracts list
 * (`marker`, an enumeration) it is the id or the name.
 */
export function drew(_invariant: Invariant, _one: unknown, _reached: Reached): void {}
