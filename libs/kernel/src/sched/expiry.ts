/** Expires deadlines: wakes the tasks whose wait has timed out. */
import type { Core } from '../core/core.ts';
import { wakeBlocked } from './wake.ts';
import { nextDeadline } from './deadlines.ts';
import { armDeadlines } from './timer.ts';

/**
 * Wakes all tasks whose deadline has passed. Called on each trap of each hart, whichever task runs there.
 */
export function expireDeadlines(core: Core): void {
  const { deadlines, tasks } = core.state;
  if (deadlines.length === 0) return;
  const now = core.machine.nowNs;
  if (nextDeadline(core) > now) return;
  while (nextDeadline(core) <= now) {
    const task = tasks.items[deadlines[0] ?? 0];
    if (task === undefined) return;
    core.counters.expired++;
    wakeBlocked(core, task);
  }
  armDeadlines(core);
}
