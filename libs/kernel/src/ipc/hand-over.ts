/** The task that got a message from the caller: it gets the hart of a caller that blocks, or a place in a run queue. */
import type { KernelCall } from '../core/call.ts';
import { canHandOver } from '../sched/schedule.ts';
import { makeReady } from '../sched/wake.ts';

/** Makes the woken task ready, if there is one. */
export function readyWoken(call: KernelCall): void {
  const { core, woken } = call;
  if (woken !== undefined) makeReady(core, woken);
}

/** Lets the woken task run when the caller, which blocks, leaves its hart: at once, if the two are of one class. */
export function runWoken(call: KernelCall): void {
  const { core, cpu, task, woken } = call;
  if (woken === undefined) return;
  if (canHandOver(core, cpu, task, woken)) call.next = woken;
  else makeReady(core, woken);
}
