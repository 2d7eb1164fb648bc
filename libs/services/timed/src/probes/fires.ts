/** Timers fire and sleepers wake within their window: not early and not late. */
import { nsec } from '@abicus/abi-kernel';
import {
  decodeFiredEvent,
  LIMITS,
  MARKERS,
  QosClass,
  register,
  sleepUntil,
  WINDOW,
} from '@abicus/abi-timed';
import { nowNs, outcome, REPLY_TIMEOUT_NS, type Probe, type ProbeContext } from '@abicus/probe';
import { proof, type Evidence, type Failure, type Program } from '@abicus/wire';

const MARKER = MARKERS.timedFires;
/** Time beyond the window for the service to wake and for its event to arrive. */
const DECISION_NS = 1_000_000n;
const WINDOW_NS = WINDOW[QosClass.Normal];

type Checks = ReturnType<typeof proof<typeof MARKER>>;

function* run(context: ProbeContext): Program<Evidence<typeof MARKER> | Failure<typeof MARKER>> {
  const checks = proof(MARKER);
  yield* fires(context, checks);
  yield* sleeps(context, checks);
  return checks.end();
}

function* fires({ cpu, channel, events }: ProbeContext, checks: Checks): Program {
  const timed = channel('timed');
  const start = yield* nowNs(cpu);
  const deadline = start + WINDOW_NS;
  const armed = yield* register(timed, { qos: QosClass.Normal, deadline });
  checks.equal('timed.invariant.neverEarly', 'timer', outcome(armed), 'ok');
  const frame = yield* events.takeEvent(start + REPLY_TIMEOUT_NS);
  const after = yield* nsec(cpu);
  const event = frame.ok ? decodeFiredEvent(frame.value) : undefined;
  checks.that('timed.invariant.neverEarly', 'an event', event !== undefined);
  if (event === undefined || !armed.ok || !after.ok) return;
  checks.equal('timed.invariant.neverEarly', 'its timer', event.timer, armed.value.timer);
  checks.equal('timed.invariant.neverEarly', 'its deadline', event.deadline, deadline);
  checks.atLeast('timed.invariant.neverEarly', 'fired at its time', event.now, deadline);
  checks.atLeast('timed.invariant.neverEarly', 'seen at its time', after.value, deadline);
  const latest = deadline + WINDOW_NS + DECISION_NS;
  checks.atMost('timed.invariant.neverEarly', 'within its window', event.now, latest);
}

function* sleeps({ cpu, channel }: ProbeContext, checks: Checks): Program {
  const timed = channel('timed');
  const deadline = (yield* nowNs(cpu)) + WINDOW_NS;
  const woken = yield* sleepUntil(timed, { qos: QosClass.Normal, deadline });
  const after = yield* nsec(cpu);
  checks.equal('timed.sleepUntil', 'sleep', outcome(woken), 'ok');
  if (!woken.ok || !after.ok) return;
  const { wake } = woken.value;
  checks.atLeast('timed.sleepUntil', 'wake at or after the deadline', wake, deadline);
  checks.atLeast('timed.sleepUntil', 'woken at or after the wake', after.value, wake);
  const latest = deadline + WINDOW_NS + DECISION_NS;
  checks.atMost('timed.sleepUntil', 'within its window', after.value, latest);
  const far = { qos: QosClass.Normal, deadline: after.value + LIMITS.maxSleep + DECISION_NS };
  const tooLong = yield* sleepUntil(timed, far);
  checks.equal('timed.sleepUntil', 'longer than a sleep may be', outcome(tooLong), 'INVALID_ARGS');
}

/** `SELFTEST: timed fires ok`. */
export const timedFires: Probe<typeof MARKER> = { marker: MARKER, run };
