/** Fires expired timers and wakes expired sleepers: sends events and replies, and closes unused capabilities. */
import { asCapSlot, capClose, CLOCK_WINDOW, type CapSlot } from '@abicus/abi-kernel';
import { answerSleepUntil, asTimerId, encodeFiredEvent, QosClass, WINDOW } from '@abicus/abi-timed';
import { trySend } from '@abicus/ipc';
import type { Cpu, Program } from '@abicus/wire';
import { coarsen, widerWindow } from './coalesce.ts';
import type { TimedState } from './handlers.ts';
import type { Sleep } from './sleeps.ts';
import type { Timer } from './timers.ts';

/** An event whose queue is full is retried after this time: the window of the lowest class. */
const RETRY_NS = WINDOW[QosClass.Idle];

/** Fires all timers and wakes all sleepers that expired at or before `now`. */
export function* fire(cpu: Cpu, state: TimedState, now: bigint): Program {
  for (const timer of state.timers.popExpired(now)) yield* fireTimer(cpu, state, timer, now);
  for (const sleep of state.sleeps.popExpired(now)) yield* wakeSleeper(cpu, state, sleep);
}

/** The next expiry; 0n: there is no timer and no sleeper. Time 0 is given as 1, since 0n is no deadline to a receive. */
export function nextDeadline({ timers, sleeps }: TimedState): bigint {
  const { nextWake: timer } = timers;
  const { nextWake: sleep } = sleeps;
  if (timer === undefined && sleep === undefined) return 0n;
  const next = timer === undefined || (sleep !== undefined && sleep < timer) ? sleep : timer;
  return next === undefined || next === 0n ? 1n : next;
}

/** Closes an unused capability, with its watch. Already closed is fine. */
export function* closeUnused(cpu: Cpu, { watches }: TimedState, slot: number | undefined): Program {
  if (slot === undefined) return;
  watches.closed(slot);
  const closed = yield* capClose(cpu, asCapSlot(slot));
  if (!closed.ok) return;
}

function* fireTimer(cpu: Cpu, state: TimedState, timer: Timer, now: bigint): Program {
  const { timers } = state;
  const events = timers.eventsOf(timer.owner);
  // The owner exited while earlier timers fired.
  if (events === undefined) return;
  const frame = encodeFiredEvent({
    timer: asTimerId(timer.id),
    deadline: timer.deadline,
    now: toldTime(timer, now),
  });
  const sent = yield* trySend(cpu, asCapSlot(events), frame);
  if (sent.ok) {
    yield* closeUnused(cpu, state, timers.fired(timer, now));
  } else if (sent.error === 'QueueFull' || sent.error === 'ENOSPC') {
    timers.postpone(timer, now + RETRY_NS);
  } else {
    yield* closeUnused(cpu, state, timers.dropOwner(timer.owner).freed);
  }
}

/**
 * The time that an event tells its owner, which may have no right to time: no finer than its window, which is at least that
 * of the strongest class. The owner knows the planned expiry, and the event is not before it.
 */
function toldTime({ planned, window }: Timer, now: bigint): bigint {
  const told = coarsen(now, widerWindow(window, CLOCK_WINDOW[QosClass.PerfBurst]));
  return told > planned ? told : planned;
}

/** Sends the reply of a sleeper, if it can be sent, and closes the reply capability in any case. */
function* wakeSleeper(cpu: Cpu, state: TimedState, { reply, nonce, wake }: Sleep): Program {
  yield* sendReply(cpu, asCapSlot(reply), answerSleepUntil({ wake }, nonce));
  yield* closeUnused(cpu, state, reply);
}

/**
 * Sends a reply without blocking. A client whose queue is full, or whose capability has no SEND, gets no reply and times
 * out: the service never waits for a client.
 */
export function* sendReply(cpu: Cpu, to: CapSlot, reply: Uint8Array): Program {
  const sent = yield* trySend(cpu, to, reply);
  if (!sent.ok) return;
}
