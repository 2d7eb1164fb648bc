/** Timers are coalesced to the grid of the wider window, and their number is limited. */
import {
  cancel,
  decodeRegisterReply,
  encodeRegister,
  LIMITS,
  MARKERS,
  QosClass,
  register,
  REGISTER_CALL,
  room,
  WINDOW,
  type TimerId,
} from '@abicus/abi-timed';
import {
  NO_VALUE,
  nowNs,
  outcome,
  REPLY_TIMEOUT_NS,
  type Probe,
  type ProbeContext,
} from '@abicus/probe';
import { err, proof, type Evidence, type Failure, type Program } from '@abicus/wire';

const MARKER = MARKERS.timedCoalesce;
/** The widest window: a multiple of all. */
const WIDEST = WINDOW[QosClass.Idle];
/** The requested classes, with the windows that the client, which is Normal, is given: a higher class narrows none. */
const CASES = [
  { name: 'Normal', window: WINDOW[QosClass.Normal] },
  { name: 'Idle', window: WIDEST },
  { name: 'Interactive', window: WINDOW[QosClass.Normal] },
  { name: 'PerfBurst', window: WINDOW[QosClass.Normal] },
] as const;

type Checks = ReturnType<typeof proof<typeof MARKER>>;

function* run(context: ProbeContext): Program<Evidence<typeof MARKER> | Failure<typeof MARKER>> {
  const timed = context.channel('timed');
  const checks = proof(MARKER);
  // No timer fires while the probe runs. Each is due right after a point of all grids.
  const far = (yield* nowNs(context.cpu)) + REPLY_TIMEOUT_NS;
  const point = far - (far % WIDEST);
  const deadline = point + 1n;
  const before = yield* room(timed);
  const ids: TimerId[] = [];
  for (const { name, window } of CASES) {
    const armed = yield* register(timed, { qos: QosClass[name], deadline });
    const coalesced = armed.ok ? armed.value.coalesced : NO_VALUE;
    checks.equal('timed.limit.window', `class ${name} put off`, coalesced, point + window);
    checks.atLeast('timed.limit.window', 'a timer id', armed.ok ? armed.value.timer : NO_VALUE, 1);
    if (armed.ok) ids.push(armed.value.timer);
  }
  yield* fill(context, checks, ids, deadline);
  yield* wrongClass(context, checks, deadline);
  for (const timer of ids) {
    const cancelled = yield* cancel(timed, { timer });
    checks.equal('timed.limit.timersPerOwner', `cancel ${timer}`, outcome(cancelled), 'ok');
  }
  const after = yield* room(timed);
  checks.equal(
    'timed.limit.timersPerOwner',
    'room after all are cancelled',
    after.ok ? after.value.free : NO_VALUE,
    before.ok ? before.value.free : undefined,
  );
  return checks.end();
}

/** Arms as many timers as one owner may have, and one more. */
function* fill(context: ProbeContext, checks: Checks, ids: TimerId[], deadline: bigint): Program {
  const timed = context.channel('timed');
  // Computed without `WITHIN`, which is for the service that enforces the limit: the probe must not depend on it.
  const more = LIMITS.timersPerOwner - ids.length;
  for (let i = 0; i < more; i++) {
    const armed = yield* register(timed, { qos: QosClass.Idle, deadline });
    checks.equal('timed.limit.timersPerOwner', `timer ${ids.length}`, outcome(armed), 'ok');
    if (!armed.ok) return;
    ids.push(armed.value.timer);
  }
  const over = yield* register(timed, { qos: QosClass.Idle, deadline });
  checks.equal('timed.limit.timersPerOwner', 'one more', outcome(over), 'OVER_LIMIT');
}

/** Sends an unknown class: it is rejected, with a body of zeros. */
function* wrongClass({ channel }: ProbeContext, checks: Checks, deadline: bigint): Program {
  const timed = channel('timed');
  const nonce = timed.nonce();
  const frame = encodeRegister({ qos: QosClass.Idle, deadline }, nonce)?.with(8, 0xff);
  const called =
    frame === undefined ? err('OutOfBounds') : yield* timed.call(frame, nonce, REGISTER_CALL);
  const reply = called.ok ? decodeRegisterReply(called.value, nonce) : called;
  checks.equal('timed.limit.window', 'no class', outcome(reply), 'INVALID_ARGS');
}

/** `SELFTEST: timed coalesce ok`. */
export const timedCoalesce: Probe<typeof MARKER> = { marker: MARKER, run };
