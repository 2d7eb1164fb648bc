/** A service that fails is restarted with the same rights, and its client reaches it again in the same slot. */
import { arm, boots, crash, MARKERS } from '@abicus/abi-selftest-peer';
import { NO_VALUE, outcome, type Probe, type ProbeContext } from '@abicus/probe';
import { proof, type Evidence, type Failure, type Program } from '@abicus/wire';

const MARKER = MARKERS.supervisionRestart;
const SAME = 'supervision.invariant.sameRights';
const DECLARED = 'routing.invariant.declaredRoutes';
const TIMERS = 2;

function* run(context: ProbeContext): Program<Evidence<typeof MARKER> | Failure<typeof MARKER>> {
  const checks = proof(MARKER);
  const peer = context.channel('selftest-peer');
  const route = context.route('selftest-peer');
  const before = yield* boots(peer);
  checks.equal(SAME, 'the peer serves', outcome(before), 'ok');
  const resolved = route.resolved;
  const crashed = yield* crash(peer);
  checks.equal(DECLARED, 'the call that it fails of', outcome(crashed), 'PeerGone');
  const after = yield* boots(peer);
  checks.equal(DECLARED, 'the next instance answers', outcome(after), 'ok');
  checks.equal(DECLARED, 'questions to init', route.resolved - resolved, 1);
  if (!before.ok || !after.ok) return checks.end();
  checks.equal(SAME, 'starts', after.value.starts, before.value.starts + 1);
  checks.equal(SAME, 'capabilities given', after.value.grants, before.value.grants);
  // It reaches timed by a capability that the new instance was given.
  const armed = yield* arm(peer, { timers: TIMERS });
  checks.equal(SAME, 'timers armed', armed.ok ? armed.value.armed : NO_VALUE, TIMERS);
  return checks.end();
}

/** `SELFTEST: supervision restart ok`. */
export const supervisionRestart: Probe<typeof MARKER> = { marker: MARKER, run };
