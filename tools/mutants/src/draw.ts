/** Which mutants are tried, and in which order. */
import { hash } from 'node:crypto';
import type { Mutant } from './mutant.ts';

/**
 * Draws mutants: in an order that follows from the seed and their ids alone, those of changed files first.
 * @param count how many at most
 */
export function drawn(
  mutants: readonly Mutant[],
  {
    seed,
    count,
    changed,
  }: { readonly seed: string; readonly count: number; readonly changed: ReadonlySet<string> },
): Mutant[] {
  const key = ({ id, file }: Mutant): string =>
    `${changed.has(file) ? 0 : 1}${hash('sha256', `${seed} ${id}`)}`;
  return mutants
    .map((mutant) => [key(mutant), mutant] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, count)
    .map(([, mutant]) => mutant);
}

/** Every `of`-th mutant, from the `part`-th on: the parts 1 to `of` have each mutant once. */
export function partOf<T>(all: readonly T[], part: number, of: number): T[] {
  return all.filter((_, i) => i % of === part - 1);
}
