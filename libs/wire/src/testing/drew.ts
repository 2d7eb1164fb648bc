/**
 * Where a test of an invariant says what it drew. Like `seen`, the function is empty: under test the plugin of
 * `@abicus/codegen/vitest` puts a recorder in its place, and `abicus prove` reads what was drawn from which domain, how
 * much of it was distinct and judged by an assertion, and what it reached.
 */

/** An invariant and the domain over which its contract says that it holds: `INVARIANTS` of a package has them. */
export type Invariant = { readonly id: string; readonly forAll: string };

/** Numbers that say how far a draw went, by name: of each the largest is kept, and one must be above 0. */
export type Reached = Readonly<Record<string, number>>;

/**
 * Says that a test drew one of an invariant's domain. Call it before the assertion that judges the draw.
 *
 * @param _one what was drawn, as plain data: equal data is one draw. Of a domain that contracts list (`marker`, an
 *   enumeration) it is the id or the name.
 */
export function drew(_invariant: Invariant, _one: unknown, _reached: Reached): void {}
