/** The request handlers of `timed`: the checks of the contract, in their order, then the update of the tables. */
import {
  asTimerId,
  cancelRejects,
  isQosClass,
  LIMITS,
  registerAuditLine,
  registerRejects,
  sleepUntilRejects,
  WINDOW,
  WITHIN,
  type TimedHandlers,
} from '@abicus/abi-timed';
import {
  answer,
  keep,
  LATER,
  print,
  watchCaller,
  type Answer,
  type Effect,
  type Handlers,
} from '@abicus/service';
import { coalesce, widerWindow } from './coalesce.ts';
import { dropped, type TimedState } from './state.ts';

/** The handlers of the service. */
export const timedHandlers: Handlers<TimedHandlers<never>, TimedState> = {
  register(call, { qos, deadline }) {
    const { timers } = call.state;
    const { sender, moved } = call;
    // The decoder has the same check; here it also covers callers that don't use frames.
    if (!isQosClass(qos)) return denied(registerRejects.qos, sender);
    const window = widerWindow(WINDOW[qos], WINDOW[call.qos]);
    const planned = coalesce(deadline, window);
    if (planned === undefined) return denied(registerRejects.overflow, sender);
    const count = timers.countOf(sender);
    if (!WITHIN.timersPerOwner(count + 1)) return denied(registerRejects.quota, sender);
    if (moved === undefined || (count === 0 && !WITHIN.owners(timers.owners + 1)))
      return denied(registerRejects.owners, sender);
    if (!WITHIN.timers(timers.size + 1)) return denied(registerRejects.total, sender);
    const { id } = timers.arm(sender, moved, { deadline, planned, window });
    const armed = { timer: asTimerId(id), coalesced: planned };
    return count > 0
      ? armed
      : answer(armed, keep('events'), watchCaller(), audited('allow', 'OK', sender));
  },

  cancel(call, { timer }) {
    const cancelled = call.state.timers.cancel(call.sender, timer);
    if (cancelled === undefined) return cancelRejects.timer;
    return answer({}, ...dropped(cancelled.freed));
  },

  sleepUntil(call, { qos, deadline }) {
    const { sleeps } = call.state;
    if (!isQosClass(qos)) return sleepUntilRejects.qos;
    const wake = coalesce(deadline, widerWindow(WINDOW[qos], WINDOW[call.qos]));
    if (wake === undefined) return sleepUntilRejects.overflow;
    if (!WITHIN.maxSleep(wake - call.now)) return sleepUntilRejects.tooLong;
    if (!WITHIN.sleepsPerOwner(sleeps.countOf(call.sender) + 1)) return sleepUntilRejects.quota;
    if (!WITHIN.sleeps(sleeps.size + 1)) return sleepUntilRejects.total;
    sleeps.add({ owner: call.sender, reply: call.later(), wake });
    return answer(LATER, watchCaller());
  },

  room(call) {
    return { free: LIMITS.timers - call.state.timers.size };
  },
};

type RegisterReject = (typeof registerRejects)[keyof typeof registerRejects];

/** A reject of `register`, with its audit line. */
function denied(why: RegisterReject, owner: number): Answer<RegisterReject> {
  return answer(why, audited('deny', why.error, owner));
}

/**
 * The audit line of a reject, or of an owner's first timer. It contains no times: they are private.
 * @param reason the name of the status.
 */
function audited(decision: 'allow' | 'deny', reason: string, owner: number): Effect {
  return print(registerAuditLine({ decision, reason, owner: String(owner) }));
}
