/** The request handlers of `timed`: the checks of the contract, in their order, then the update of the tables. No I/O. */
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
import { Watches } from './watches.ts';

/** The state of the service: live timers and sleeps, and the watches of their owners. */
export interface TimedState {
  readonly timers: Timers;
  readonly sleeps: Sleeps;
  readonly watches: Watches;
}

/** The initial state: no timers, no sleeps, no watches. */
export function timedState(): TimedState {
  return { timers: new Timers(), sleeps: new Sleeps(), watches: new Watches() };
}

/** The context of a request, with its sender as the kernel recorded it. */
export interface TimedCall {
  readonly state: TimedState;
  /** Pid of the sender. */
  readonly sender: number;
  /** The QoS class of the sender, read from the kernel. */
  readonly senderClass: QosClass;
  /** Whether the end of the sender is watched. */
  readonly isWatched: boolean;
  /** Slot of the capability that arrived with the request. */
  readonly moved: number;
  /** Virtual time, in ns. */
  readonly now: bigint;
  /** Set by a handler that keeps the capability of the request. */
  keepsCap: boolean;
  /** Set by a handler to the slot of a capability that is no longer used. */
  freedSlot: number | undefined;
}

/** The handlers of the service. */
export const timedHandlers: TimedHandlers<TimedCall> = {
  register(call, { qos, deadline }) {
    const { timers } = call.state;
    // The decoder has the same check; here it also covers callers that don't use frames.
    if (!isQosClass(qos)) return registerRejects.qos;
    const window = windowOf(call, qos);
    const planned = coalesce(deadline, window);
    if (planned === undefined) return registerRejects.overflow;
    const count = timers.countOf(call.sender);
    if (!WITHIN.timersPerOwner(count + 1)) return registerRejects.quota;
    // An owner whose end cannot be watched would keep its timers for ever.
    if (!call.isWatched || (count === 0 && !WITHIN.owners(timers.owners + 1)))
      return registerRejects.owners;
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
    if (!call.isWatched || !WITHIN.sleeps(sleeps.size + 1)) return sleepUntilRejects.total;
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
