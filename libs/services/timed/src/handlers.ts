/** What `timed` does on each request: the checks of its contract, in their order, then the tables. No I/O. */
import {
  asTimerId,
  cancelRejects,
  isQosClass,
  LIMITS,
  registerRejects,
  sleepUntilRejects,
  WINDOW,
  WITHIN,
  type QosClass,
  type TimedHandlers,
} from '@abicus/abi-timed';
import { LATER } from '@abicus/wire/service';
import { coalesce, widerWindow } from './coalesce.ts';
import { Sleeps } from './sleeps.ts';
import { Timers } from './timers.ts';

/** What the service knows: live timers and sleeps. */
export interface TimedState {
  readonly timers: Timers;
  readonly sleeps: Sleeps;
}

/** Nothing armed, nobody asleep. */
export function timedState(): TimedState {
  return { timers: new Timers(), sleeps: new Sleeps() };
}

/** A request, with what the kernel says of its sender. */
export interface TimedCall {
  readonly state: TimedState;
  /** Pid of the sender. */
  readonly sender: number;
  /** The sender's class, as the kernel tells it. */
  readonly senderClass: QosClass;
  /** Slot of the capability that came with the request. */
  readonly moved: number;
  /** Virtual time, in ns. */
  readonly now: bigint;
  /** Set by a handler that keeps the capability that came with the request. */
  keepsCap: boolean;
  /** Set by a handler to the slot of a capability that is not needed any more. */
  freedSlot: number | undefined;
}

/** The handlers of the service. */
export const timedHandlers: TimedHandlers<TimedCall> = {
  register(call, { qos, deadline }) {
    const { timers } = call.state;
    // The decoder rejects such a class with the same check; here it holds for callers without frames too.
    if (!isQosClass(qos)) return registerRejects.qos;
    const window = windowOf(call, qos);
    const planned = coalesce(deadline, window);
    if (planned === undefined) return registerRejects.overflow;
    const count = timers.countOf(call.sender);
    if (!WITHIN.timersPerOwner(count + 1)) return registerRejects.quota;
    if (count === 0 && !WITHIN.owners(timers.owners + 1)) return registerRejects.owners;
    if (!WITHIN.timers(timers.size + 1)) return registerRejects.total;
    const { id } = timers.arm(call.sender, call.moved, { deadline, planned, window });
    call.keepsCap = count === 0;
    return { timer: asTimerId(id), coalesced: planned };
  },

  cancel(call, { timer }) {
    const cancelled = call.state.timers.cancel(call.sender, timer);
    if (cancelled === undefined) return cancelRejects.timer;
    call.freedSlot = cancelled.freed;
    return {};
  },

  sleepUntil(call, { qos, deadline }, nonce) {
    const { sleeps } = call.state;
    if (!isQosClass(qos)) return sleepUntilRejects.qos;
    const wake = coalesce(deadline, windowOf(call, qos));
    if (wake === undefined) return sleepUntilRejects.overflow;
    if (!WITHIN.maxSleep(wake - call.now)) return sleepUntilRejects.tooLong;
    if (!WITHIN.sleepsPerOwner(sleeps.countOf(call.sender) + 1)) return sleepUntilRejects.quota;
    if (!WITHIN.sleeps(sleeps.size + 1)) return sleepUntilRejects.total;
    sleeps.add({ owner: call.sender, reply: call.moved, nonce, wake });
    call.keepsCap = true;
    return LATER;
  },

  room(call) {
    return { free: LIMITS.timers - call.state.timers.size };
  },
};

function windowOf({ senderClass }: TimedCall, qos: QosClass): bigint {
  return widerWindow(WINDOW[qos], WINDOW[senderClass]);
}
