/** Supervision: its numbers, and that a program which fails at each start is blocked in the end. */
import type { Supervision } from '@abicus/contract';
import { related } from '../diagnostics/diagnostic.ts';
import { durationOf } from '../diagnostics/duration.ts';
import type { Site } from './site.ts';

/** Checks that a count is a whole number within bounds; gives whether it is. */
export function checkCount(site: Site, value: number | undefined, least: number): boolean {
  if (value === undefined || (Number.isSafeInteger(value) && value >= least)) return true;
  site.range(`it is a whole number from ${least} on, not ${value}`);
  return false;
}

/** Checks what a program says of its restarts. */
export function checkSupervision(site: Site, supervision: Supervision | undefined): void {
  if (supervision === undefined) return;
  const { backoff, maxInWindow, window } = supervision;
  const isCounted = [
    checkCount(site.at('.maxInWindow'), maxInWindow, 0),
    checkCount(site.at('.window'), window, 1),
    checkBackoff(site.at('.backoff'), backoff),
  ].every(Boolean);
  if (isCounted && supervision.restart === 'always') checkCap(site, supervision);
}

function checkBackoff(site: Site, [first, largest]: Supervision['backoff']): boolean {
  const isWhole = Number.isSafeInteger(first) && Number.isSafeInteger(largest);
  if (isWhole && first >= 0 && largest >= first) return true;
  site.range(`a backoff is [first, largest], not [${first}, ${largest}]`);
  return false;
}

/**
 * Checks that the window is longer than all backoffs together: otherwise the first failure is forgotten before the last
 * one, and a program that fails at each start is restarted without end.
 */
function checkCap(site: Site, supervision: Supervision): void {
  const { maxInWindow, window } = supervision;
  const all = backoffsOf(supervision);
  if (all < BigInt(window)) return;
  const [backoffs, length] = [durationOf(Number(all)), durationOf(window)];
  const at = site.at('.maxInWindow');
  const message = `a program that fails at each start is restarted without end: ${maxInWindow} backoffs take ${backoffs}, and failures count for ${length}`;
  at.report('supervision/endless', message, {
    related: [
      related('window', site.at('.window').pos, `window: ${window}`),
      related('backoff', site.at('.backoff').pos, `backoff: [${supervision.backoff.join(', ')}]`),
    ],
    fix: `a window longer than ${backoffs}, fewer restarts, or shorter backoffs`,
  });
}

/** The backoffs after as many failures as may be restarted: each twice the one before, up to the largest. */
function backoffsOf({ backoff, maxInWindow }: Supervision): bigint {
  const [first, largest] = [BigInt(backoff[0]), BigInt(backoff[1])];
  let left = BigInt(maxInWindow);
  if (first === 0n) return 0n;
  let [sum, wait] = [0n, first];
  for (; left > 0n && wait < largest; left -= 1n) {
    sum += wait;
    wait *= 2n;
  }
  return sum + left * largest;
}
