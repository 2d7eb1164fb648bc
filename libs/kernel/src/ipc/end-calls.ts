/** The end of calls with their tasks: those that a task has made, and those that it may reply to. */
import { dropInFlight } from '../cap/transfer.ts';
import type { Core } from '../core/core.ts';
import { dropCall, failCall } from '../queue/calls.ts';
import { callAt, type PendingCall } from '../state/calls.ts';
import { Resume, type Task } from '../state/task.ts';

/** Drops a call whose caller is not told, and the capability that its request moved. */
export function dropWithCap(core: Core, call: PendingCall): void {
  const cap = dropCall(core, call);
  if (cap !== undefined) dropInFlight(core, cap);
}

/**
 * Drops the call that a task waits for, which ends, and ends those that it has received and not replied to. The calls that
 * it has started are dropped with its endpoints, where they would end.
 */
export function endCalls(core: Core, task: Task): void {
  const { calls } = core.state;
  const own = callAt(calls, task.call);
  if (own !== undefined) dropWithCap(core, own);
  task.call = 0;
  task.resume = Resume.Restart;
  task.receiving = undefined;
  for (const index of task.held.slice()) {
    const call = callAt(calls, index);
    if (call !== undefined) failCall(core, call, 'peer');
  }
}
