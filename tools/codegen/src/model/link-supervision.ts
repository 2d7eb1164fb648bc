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
    checkCount(site.at('.window'), window, 0),
    ...backoff.map((value, i) => checkCount(site.at(`.backoff[${i}]`), value, 0)),
  ].every(Boolean);
  if (!isCounted || supervision.restart === 'never') return;
  const isPaced = [checkFirst(site, supervision), checkWindow(site, supervision)].every(Boolean);
  if (isPaced) checkCap(site, supervision);
}

/** Checks that a program waits before its first restart, and before none of the others less long. */
function checkFirst(site: Site, { backoff: [first, largest] }: Supervision): boolean {
  const at = site.at('.backoff');
  if (first === 0) {
    const fix = 'backoff: [ns.millis(10), ns.seconds(1)]';
    at.report('supervision/unpaced', 'the first restart would not wait', { fix });
  } else if (largest < first) {
    const [one, most] = [durationOf(first), durationOf(largest)];
    const message = `the first restart waits for ${one}, and no restart waits longer than ${most}`;
    at.report('supervision/unpaced', message, { fix: `backoff: [${largest}, ${first}]` });
  }
  return first > 0 && largest >= first;
}

/** Checks that failures count for a time, and that a restart is allowed in it. */
function checkWindow(site: Site, { maxInWindow, window }: Supervision): boolean {
  if (window === 0) {
    const message = 'in a window of no length no failure counts, and restarts have no end';
    site.at('.window').report('supervision/unpaced', message, { fix: 'window: ns.seconds(10)' });
  }
  if (maxInWindow === 0) {
    const message = "restart 'always' with no restart in a window: the first failure ends it";
    const fix = "restart: 'never', or maxInWindow: 3";
    site.at('.maxInWindow').report('supervision/unpaced', message, { fix });
  }
  return window > 0 && maxInWindow > 0;
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
  let [sum, wait] = [0n, first];
  for (; left > 0n && wait < largest; left -= 1n) {
    sum += wait;
    wait *= 2n;
  }
  return sum + left * largest;
}
