/** What is due: events go out, sleepers are answered, capabilities that are not needed any more are closed. */
import { asCapSlot, capClose, type CapSlot } from '@abicus/abi-kernel';
import { answerSleepUntil, asTimerId, encodeFiredEvent, QosClass, WINDOW } from '@abicus/abi-timed';
import { trySend } from '@abicus/ipc';
import type { Cpu, Program } from '@abicus/wire';
import type { TimedState } from './handlers.ts';
import type { Sleep } from './sleeps.ts';
import type { Timer } from './timers.ts';

/** An event that finds its queue full waits as long as the weakest class does. */
const RETRY_NS = WINDOW[QosClass.Idle];

/** Serves everything that is due at `now`. */
export function* fire(cpu: Cpu, { timers, sleeps }: TimedState, now: bigint): Program {
  for (const timer of timers.popExpired(now)) yield* fireTimer(cpu, timers, timer, now);
  for (const sleep of sleeps.popExpired(now)) yield* wakeSleeper(cpu, sleep);
}

/** When something is due next; 0n: nothing is. A receive takes 0n for no deadline, so time 0 is told as 1. */
export function nextDeadline({ timers, sleeps }: TimedState): bigint {
  const { nextWake: timer } = timers;
  const { nextWake: sleep } = sleeps;
  if (timer === undefined && sleep === undefined) return 0n;
  const next = timer === undefined || (sleep !== undefined && sleep < timer) ? sleep : timer;
  return next === undefined || next === 0n ? 1n : next;
}

/** Closes a capability that is not needed any more; that it is gone already is as good. */
export function* closeUnused(cpu: Cpu, slot: number | undefined): Program {
  if (slot === undefined) return;
  const closed = yield* capClose(cpu, asCapSlot(slot));
  if (!closed.ok) return;
}

function* fireTimer(cpu: Cpu, timers: TimedState['timers'], timer: Timer, now: bigint): Program {
  const events = timers.eventsOf(timer.owner);
  // Its owner ended while the timers before it fired.
  if (events === undefined) return;
  const frame = encodeFiredEvent({ timer: asTimerId(timer.id), deadline: timer.deadline, now });
  const sent = yield* trySend(cpu, asCapSlot(events), frame);
  if (sent.ok) {
    yield* closeUnused(cpu, timers.fired(timer, now));
  } else if (sent.error === 'QueueFull' || sent.error === 'ENOSPC') {
    timers.postpone(timer, now + RETRY_NS);
  } else {
    yield* closeUnused(cpu, timers.dropOwner(timer.owner).freed);
  }
}

/** A sleeper that is gone, or sent what nothing can be sent to, is not told; its capability is closed either way. */
function* wakeSleeper(cpu: Cpu, { reply, nonce, wake }: Sleep): Program {
  yield* answer(cpu, asCapSlot(reply), answerSleepUntil({ wake }, nonce));
  yield* closeUnused(cpu, reply);
}

/**
 * Sends a reply. A client without room for it has to wait for its timeout, and one that sent a capability that nothing can
 * be sent to gets none: the service waits for neither.
 */
export function* answer(cpu: Cpu, to: CapSlot, reply: Uint8Array): Program {
  const sent = yield* trySend(cpu, to, reply);
  if (!sent.ok) return;
}
