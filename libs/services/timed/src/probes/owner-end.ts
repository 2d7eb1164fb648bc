/** The exit of an owner frees its timers: the peer arms timers and exits without cancelling them. */
import { capWatch, MsgType } from '@abicus/abi-kernel';
import { arm, end } from '@abicus/abi-selftest-peer';
import { MARKERS, room } from '@abicus/abi-timed';
import {
  NO_VALUE,
  nowNs,
  outcome,
  REPLY_TIMEOUT_NS,
  type Probe,
  type ProbeContext,
} from '@abicus/probe';
import { proof, type Evidence, type Failure, type Program } from '@abicus/wire';

const MARKER = MARKERS.timedOwnerEnd;
const TIMERS = 5;

function* free({ channel }: ProbeContext): Program<number> {
  const answer = yield* room(channel('timed'));
  return answer.ok ? answer.value.free : NO_VALUE;
}

function* run(context: ProbeContext): Program<Evidence<typeof MARKER> | Failure<typeof MARKER>> {
  const { cpu, loopback, loopbackSlots, identity: cookie } = context;
  const peer = context.slot('selftest-peer');
  const checks = proof(MARKER);
  const patience = (yield* nowNs(cpu)) + REPLY_TIMEOUT_NS;
  const before = yield* free(context);
  // When the peer exits its requests endpoint closes, in the same step as its event endpoint.
  const watched = yield* capWatch(cpu, peer, loopbackSlots.recv, cookie);
  checks.equal('timer.orphaned', 'watch on the peer', outcome(watched), 'ok');
  const armed = yield* arm(context.channel('selftest-peer'), { timers: TIMERS });
  checks.equal('timer.orphaned', 'peer is asked', outcome(armed), 'ok');
  checks.equal('timer.orphaned', 'timers armed', armed.ok ? armed.value.armed : NO_VALUE, TIMERS);
  checks.equal('timer.orphaned', 'room with its timers', yield* free(context), before - TIMERS);
  const ended = yield* end(context.channel('selftest-peer'));
  checks.equal('timer.orphaned', 'peer is told to end', outcome(ended), 'ok');
  const notification = yield* loopback.receive(patience);
  checks.equal('timer.orphaned', 'its end is told', outcome(notification), 'ok');
  if (notification.ok) {
    const { type, sender } = notification.value;
    checks.equal('timer.orphaned', 'by a notice', type, MsgType.PeerGone);
    checks.equal('timer.orphaned', 'of the kernel', sender, 0);
  }
  checks.equal('timer.orphaned', 'room after its end', yield* free(context), before);
  return checks.end();
}

/** `SELFTEST: timed owner end ok`. */
export const timedOwnerEnd: Probe<typeof MARKER> = { marker: MARKER, run };
