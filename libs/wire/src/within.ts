/** Decides limits: the generated predicates, one for each limit, call this. */
import { seen } from './seen.ts';

/**
 * Whether `n` is at most a limit. The limit itself, and one more, show themselves under test, in the
 * build whose value the contract declares first.
 * @param id of the limit.
 * @param declared its value in the contract.
 * @param limit its value in this build.
 * @param n the new total: the present number and the request.
 * @param grain its unit: bytes in whole pages have no next value before the next page.
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
  // The sum has one type, which the compiler cannot infer for an N.
  if (limit === declared && n <= (limit as number) + (grain as number)) seen(id, 'beyond');
  return false;
}
