/** The state of the service: live timers and sleeps. */
import type { CapSlot, Pid } from '@abicus/abi-kernel';
import { drop, type Effect } from '@abicus/service';
import { Sleeps } from './sleeps.ts';
import { Timers } from './timers.ts';

/** The tables of the service. */
export interface TimedState {
  readonly timers: Timers;
  readonly sleeps: Sleeps;
}

/** The initial state: no timers, no sleeps. */
export function timedState(): TimedState {
  return { timers: new Timers(), sleeps: new Sleeps() };
}

/** The next expiry; 0n: there is no timer and no sleeper. Time 0 is given as 1, since 0n is no deadline to a receive. */
export function nextDeadline({ timers, sleeps }: TimedState): bigint {
  const { nextWake: timer } = timers;
  const { nextWake: sleep } = sleeps;
  if (timer === undefined && sleep === undefined) return 0n;
  const next = timer === undefined || (sleep !== undefined && sleep < timer) ? sleep : timer;
  return next === undefined || next === 0n ? 1n : next;
}

/** Drops the timers and sleeps of a task that has ended. */
export function dropOwner({ timers, sleeps }: TimedState, owner: Pid): readonly Effect[] {
  sleeps.dropOwner(owner);
  return dropped(timers.dropOwner(owner).freed);
}

/** Drops the timers whose events go to an endpoint that is gone. */
export function dropEvents({ timers }: TimedState, events: CapSlot): readonly Effect[] {
  const owner = timers.ownerOf(events);
  return owner === undefined ? [] : dropped(timers.dropOwner(owner).freed);
}

/** Closes the capability of an owner that has no timers any more. */
export function dropped(slot: CapSlot | undefined): readonly Effect[] {
  return slot === undefined ? [] : [drop(slot)];
}
