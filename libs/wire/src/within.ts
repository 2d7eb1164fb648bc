/** Where a limit decides: generated tables of predicates, one for each limit, call this. */
import { seen } from './seen.ts';

/**
 * Whether `n` is no more than a limit. As much as the limit, and one more than it, show themselves under test, in the
 * build whose value the contract declares first.
 *
 * @param id of the limit.
 * @param declared its value in the contract.
 * @param limit its value in this build.
 * @param n how much there would be: what there is and what is asked for.
 * @param grain in which it is counted: bytes that come in whole pages have no next one before the next page.
 */
export function within<N extends number | bigint>(
  id: string,
  declared: N,
  limit: N,
  n: N,
  grain: N,
): boolean {
  if (n <= limit) {
    if (n === declared && limit === declared) seen(id, 'at');
    return true;
  }
  // What is added is of one type, which the compiler can't tell of an N.
  if (limit === declared && n <= (limit as number) + (grain as number)) seen(id, 'beyond');
  return false;
}
