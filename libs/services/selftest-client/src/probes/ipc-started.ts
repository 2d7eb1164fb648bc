/** Calls that are started: the caller continues, and their ends arrive at an endpoint of its own, in any order. */
import {
  MARKERS,
  MessageKind,
  nsec,
  type IpcReplyRecvV2Error,
  type IpcReplyRecvV2Result,
  type Pid,
} from '@abicus/abi-kernel';
import { trySend } from '@abicus/ipc';
import { NO_VALUE, outcome, REPLY_TIMEOUT_NS, type Probe, type ProbeContext } from '@abicus/probe';
import {
  decodeUtf8,
  proof,
  type Evidence,
  type Failure,
  type Program,
  type Result,
} from '@abicus/wire';
import { COMMAND, inverted } from '../programs/call-commands.ts';
import { instantIn, PAST, replyAndReceive, startCall } from '../programs/minted-calls.ts';
import { CLIENT } from '../slots.ts';
import { endOfPeer, startPeer } from './call-peer.ts';
import { request, ROOM, WAIT_NS } from './messages.ts';

const MARKER = MARKERS.ipcStartedCall;
/** Badges: any numbers, of which no two calls that run at a time have the same. */
const [FIRST, SECOND] = [COMMAND.hold, Number.MAX_SAFE_INTEGER];
const RULE = 'calls.invariant.onceAnswered';

type Checks = ReturnType<typeof proof<typeof MARKER>>;
type End = Result<IpcReplyRecvV2Result, IpcReplyRecvV2Error>;

function* run(context: ProbeContext): Program<Evidence<typeof MARKER> | Failure<typeof MARKER>> {
  const checks = proof(MARKER);
  const peer = yield* startPeer(context, 'child.replier');
  checks.that('ipcCallStart', 'a peer starts', peer !== undefined);
  if (peer === undefined) return checks.end();
  yield* outOfOrder(context, checks, peer);
  yield* timesOut(context, checks);
  yield* tooLong(context, checks);
  yield* peerEnds(context, checks, peer);
  const rest = yield* replyAndReceive(context.cpu, CLIENT.repliesRecv, PAST);
  checks.equal(RULE, 'each call ended once', outcome(rest), 'ETIMEDOUT');
  return checks.end();
}

/** Two calls are on their way, and the second one is answered first. */
function* outOfOrder(context: ProbeContext, checks: Checks, peer: Pid): Program {
  const held = request(COMMAND.hold, COMMAND.hold);
  const long = request(COMMAND.echo, ROOM);
  yield* start(context, checks, held, FIRST);
  yield* start(context, checks, long, SECOND);
  const second = yield* nextEnd(context);
  expectReply(checks, second, SECOND, inverted(long));
  checks.equal(
    'ipcReplyRecvV2',
    'sender of a reply',
    second.ok ? second.value.sender : NO_VALUE,
    peer,
  );
  yield* stolenToken(context, checks);
  const released = yield* trySend(context.cpu, CLIENT.loopbackSend, Uint8Array.of(COMMAND.release));
  checks.equal('ipcReplyRecvV2', 'message to the peer', outcome(released), 'ok');
  expectReply(checks, yield* nextEnd(context), FIRST, inverted(held));
}

/** A token is worth nothing to a task that did not receive its request. */
function* stolenToken(context: ProbeContext, checks: Checks): Program {
  const rule = 'calls.invariant.replyIsBound';
  yield* start(context, checks, Uint8Array.of(COMMAND.token), COMMAND.token);
  const told = yield* nextEnd(context);
  const words = new BigUint64Array(ROOM);
  if (told.ok) new Uint8Array(words.buffer).set(told.value.received);
  const [first] = words;
  const token = Number(first);
  checks.that(rule, 'token that the peer holds', Boolean(token));
  const reply = { token, payload: Uint8Array.of(COMMAND.echo) };
  const stolen = yield* replyAndReceive(context.cpu, CLIENT.repliesRecv, PAST, reply);
  checks.equal(rule, 'reply of a task that does not hold it', outcome(stolen), 'ESRCH');
}

function* timesOut(context: ProbeContext, checks: Checks): Program {
  const { cpu } = context;
  const before = yield* nsec(cpu);
  yield* start(context, checks, Uint8Array.of(COMMAND.hold), FIRST, WAIT_NS);
  // The receive has no deadline of its own before that of the call.
  expectEnd(checks, yield* nextEnd(context), FIRST, MessageKind.TimedOut);
  const after = yield* nsec(cpu);
  const passed = before.ok && after.ok ? after.value - before.value : NO_VALUE;
  checks.atLeast('ipcCallStart', 'ns until its deadline', passed, WAIT_NS);
  yield* start(context, checks, Uint8Array.of(COMMAND.late), COMMAND.late);
  const late = yield* nextEnd(context);
  const text = late.ok ? decodeUtf8(late.value.received) : late.error;
  checks.equal(RULE, 'reply after the deadline', text, 'ESRCH');
}

/** A reply that is longer than what was reserved for it ends its call, and the peer continues. */
function* tooLong(context: ProbeContext, checks: Checks): Program {
  const long = request(COMMAND.echo, ROOM);
  const room = inverted(long).length - 1;
  yield* start(context, checks, long, FIRST, REPLY_TIMEOUT_NS, room);
  expectEnd(checks, yield* nextEnd(context), FIRST, MessageKind.TooLong);
}

function* peerEnds(context: ProbeContext, checks: Checks, peer: Pid): Program {
  yield* start(context, checks, Uint8Array.of(COMMAND.hold), FIRST);
  yield* start(context, checks, Uint8Array.of(COMMAND.end), SECOND);
  const badges = new Set<number>();
  for (let i = 0; i < 2; i++) {
    const end = yield* nextEnd(context);
    checks.equal(RULE, 'whose peer ends', end.ok ? end.value.kind : NO_VALUE, MessageKind.PeerGone);
    badges.add(end.ok ? end.value.token : NO_VALUE);
  }
  const ended = [...badges].toSorted((a, b) => a - b).join(' ');
  checks.equal(RULE, 'both calls ended', ended, [FIRST, SECOND].join(' '));
  const status = yield* endOfPeer(context, peer, false);
  checks.equal('ipcReplyRecvV2', 'status of the peer', status, 0);
}

/** Starts a call of the peer. */
function* start(
  { cpu }: ProbeContext,
  checks: Checks,
  payload: Uint8Array,
  badge: number,
  patience = REPLY_TIMEOUT_NS,
  replyMax = ROOM,
): Program {
  const deadline = yield* instantIn(cpu, patience);
  const end = { notify: CLIENT.repliesRecv, badge, replyMax, deadline };
  const started = yield* startCall(cpu, CLIENT.loopbackSend, payload, end);
  checks.equal('ipcCallStart', `start of ${badge}`, outcome(started), 'ok');
}

/** Receives the next end of a call: a reply comes long before the deadline. */
function* nextEnd({ cpu }: ProbeContext): Program<End> {
  const deadline = yield* instantIn(cpu, REPLY_TIMEOUT_NS + REPLY_TIMEOUT_NS);
  return yield* replyAndReceive(cpu, CLIENT.repliesRecv, deadline, undefined, ROOM);
}

function expectReply(checks: Checks, end: End, badge: number, reply: Uint8Array): void {
  expectEnd(checks, end, badge, MessageKind.Reply);
  checks.equal(
    'ipcReplyRecvV2',
    `reply to ${badge}`,
    end.ok ? end.value.received : undefined,
    reply,
  );
}

function expectEnd(checks: Checks, end: End, badge: number, kind: MessageKind): void {
  checks.equal(RULE, `end of ${badge}`, end.ok ? end.value.kind : end.error, kind);
  checks.equal('ipcCallStart', 'its badge', end.ok ? end.value.token : NO_VALUE, badge);
}

/** `SELFTEST: ipc started call ok`. */
export const ipcStartedCall: Probe<typeof MARKER> = { marker: MARKER, run };
