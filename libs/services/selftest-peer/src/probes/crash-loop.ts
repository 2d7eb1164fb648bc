/** A service that fails again and again is restarted as often as its contract says, and stays ended; others continue. */
import { boots, crash, MARKERS, PROGRAM } from '@abicus/abi-selftest-peer';
import { nowNs, outcome, type Probe, type ProbeContext } from '@abicus/probe';
import { proof, type Evidence, type Failure, type Program } from '@abicus/wire';

const MARKER = MARKERS.crashLoopCap;
const CAPPED = 'supervision.invariant.cappedRestarts';

/** Waits until no earlier failure counts. */
function* awaitWindow({ cpu, loopback }: ProbeContext): Program<string> {
  const deadline = (yield* nowNs(cpu)) + PROGRAM.supervision.windowNs;
  return outcome(yield* loopback.receive(deadline));
}

function* run(context: ProbeContext): Program<Evidence<typeof MARKER> | Failure<typeof MARKER>> {
  const checks = proof(MARKER);
  const peer = context.channel('selftest-peer');
  const { maxInWindow } = PROGRAM.supervision;
  checks.equal(CAPPED, 'the window passes', yield* awaitWindow(context), 'ETIMEDOUT');
  let restarts = 0;
  let serves = 'ok';
  while (serves === 'ok' && restarts <= maxInWindow) {
    const crashed = yield* crash(peer);
    checks.equal(CAPPED, `failure after ${restarts} restarts`, outcome(crashed), 'PeerGone');
    serves = outcome(yield* boots(peer));
    if (serves === 'ok') restarts += 1;
  }
  checks.equal(CAPPED, 'restarts', restarts, maxInWindow);
  checks.equal(CAPPED, 'a call of the ended peer', serves, 'PeerGone');
  const asked = yield* context.route('selftest-peer').resolve();
  checks.equal(CAPPED, 'what init says of it', outcome(asked), 'STALE');
  return checks.end();
}

/** `SELFTEST: crash-loop cap ok`. */
export const crashLoopCap: Probe<typeof MARKER> = { marker: MARKER, run };
