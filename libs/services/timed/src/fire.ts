/** Fires expired timers and wakes expired sleepers: sends events, and gives the replies as effects. */
import { CLOCK_WINDOW } from '@abicus/abi-kernel';
import { asTimerId, encodeFiredEvent, QosClass, WINDOW } from '@abicus/abi-timed';
import { trySend } from '@abicus/ipc';
import { reply, type Context, type Effect } from '@abicus/service';
import type { Cpu, Program } from '@abicus/wire';
import { coarsen, widerWindow } from './coalesce.ts';
import { dropped, type TimedState } from './state.ts';
import type { Timer } from './timers.ts';

/** An event whose queue is full is retried after this time: the window of the lowest class. */
const RETRY_NS = WINDOW[QosClass.Idle];

/** Fires all timers and wakes all sleepers that have expired. */
export function* fire({
  cpu,
  state,
  now,
}: Pick<Context<TimedState, unknown>, 'cpu' | 'state' | 'now'>): Program<readonly Effect[]> {
  const effects: Effect[] = [];
  for (const timer of state.timers.popExpired(now)) {
    effects.push(...(yield* fireTimer(cpu, state, timer, now)));
  }
  const sleeps = state.sleeps.popExpired(now);
  return [...effects, ...sleeps.map((sleep) => reply(sleep.reply, { wake: sleep.wake }))];
}

function* fireTimer(
  cpu: Cpu,
  { timers }: TimedState,
  timer: Timer,
  now: bigint,
): Program<readonly Effect[]> {
  const events = timers.eventsOf(timer.owner);
  // The timers of the owner were dropped while earlier ones fired.
  if (events === undefined) return [];
  const frame = encodeFiredEvent({
    timer: asTimerId(timer.id),
    deadline: timer.deadline,
    now: toldTime(timer, now),
  });
  // A timer has what a request was decoded to, so that its event has a frame.
  if (frame === undefined) return dropped(timers.fired(timer, now));
  const sent = yield* trySend(cpu, events, frame);
  if (sent.ok) return dropped(timers.fired(timer, now));
  if (sent.error !== 'QueueFull' && sent.error !== 'ENOSPC') {
    return dropped(timers.dropOwner(timer.owner).freed);
  }
  timers.postpone(timer, now + RETRY_NS);
  return [];
}

/**
 * The time that an event tells its owner, which may have no right to time: no finer than its window, which is at least that
 * of the strongest class. The owner knows the planned expiry, and the event is not before it.
 */
function toldTime({ planned, window }: Timer, now: bigint): bigint {
  const told = coarsen(now, widerWindow(window, CLOCK_WINDOW[QosClass.PerfBurst]));
  return told > planned ? told : planned;
}
