/** Calls whose reply the kernel makes: the caller waits, and its peer replies once, with a token. */
import {
  capClone,
  capClose,
  CLOCK_WINDOW,
  getpid,
  MARKERS,
  nsec,
  QosClass,
  type IpcCallV2Error,
  type IpcCallV2Result,
} from '@abicus/abi-kernel';
import { PROGRAM as CLIENT_PROGRAM } from '@abicus/abi-ladder';
import { NO_VALUE, outcome, REPLY_TIMEOUT_NS, type Probe, type ProbeContext } from '@abicus/probe';
import {
  decodeUtf8,
  getU32,
  getU64,
  proof,
  type Evidence,
  type Failure,
  type Program,
  type Result,
} from '@abicus/wire';
import { COMMAND, inverted, LENT_BYTE } from '../programs/call-commands.ts';
import { callAndWait, instantIn, NEVER, type Frame } from '../programs/minted-calls.ts';
import { REPLY_TYPE, SENDER } from '../programs/replier.ts';
import { CLIENT } from '../slots.ts';
import { endOfPeer, startPeer } from './call-peer.ts';
import { LENGTHS, receiveAt, request, ROOM, WAIT_NS } from './messages.ts';

const MARKER = MARKERS.ipcMintedCall;

type Checks = ReturnType<typeof proof<typeof MARKER>>;
type Replied = Result<IpcCallV2Result, IpcCallV2Error>;

function* run(context: ProbeContext): Program<Evidence<typeof MARKER> | Failure<typeof MARKER>> {
  const checks = proof(MARKER);
  const peer = yield* startPeer(context, 'child.replier');
  checks.that('ipcCallV2', 'a peer starts', peer !== undefined);
  if (peer === undefined) return checks.end();
  yield* payloads(context, checks);
  yield* sender(context, checks);
  yield* capability(context, checks);
  yield* usedTwice(context, checks);
  yield* timesOut(context, checks);
  const ended = yield* call(context, command(COMMAND.end));
  checks.equal('calls.invariant.onceAnswered', 'whose peer ends', outcome(ended), 'EPIPE');
  const status = yield* endOfPeer(context, peer, false);
  checks.equal('ipcReplyRecvV2', 'status of the peer', status, 0);
  return checks.end();
}

function command(code: number): Frame {
  return { payload: Uint8Array.of(code) };
}

/** Calls the peer. Its replies come long before the deadline. */
function* call({ cpu }: ProbeContext, frame: Frame, patience = REPLY_TIMEOUT_NS): Program<Replied> {
  const deadline = yield* instantIn(cpu, patience);
  return yield* callAndWait(cpu, CLIENT.loopbackSend, frame, deadline, ROOM);
}

function* payloads(context: ProbeContext, checks: Checks): Program {
  for (const length of LENGTHS) {
    const payload = request(COMMAND.echo, length + 1);
    const replied = yield* call(context, { payload });
    checks.equal('ipcCallV2', `call, length ${length}`, outcome(replied), 'ok');
    if (!replied.ok) continue;
    const { reply, length: replyLength, ty } = replied.value;
    checks.equal('ipcReplyRecvV2', `request, length ${length}`, reply, inverted(payload));
    checks.equal('ipcCallV2', 'length of the reply', replyLength, length);
    checks.equal('ipcCallV2', 'type of the reply', ty, REPLY_TYPE);
  }
}

/** A receive hands over sender, class and identity as the kernel recorded them, and the time, coarse without a clock. */
function* sender(context: ProbeContext, checks: Checks): Program {
  const { cpu } = context;
  const pid = yield* getpid(cpu);
  const before = yield* nsec(cpu);
  const replied = yield* call(context, command(COMMAND.sender));
  const after = yield* nsec(cpu);
  const reply = replied.ok ? replied.value.reply : new Uint8Array();
  const isWhole = pid.ok && before.ok && after.ok;
  checks.that('ipcReplyRecvV2', 'what it hands over', isWhole);
  if (!isWhole) return;
  checks.equal('ipcReplyRecvV2', 'sender', getU32(reply, SENDER.sender), pid.value);
  checks.equal('ipcReplyRecvV2', 'class', getU32(reply, SENDER.qos), QosClass.Normal);
  const identity = CLIENT_PROGRAM.identity;
  checks.equal('ipcReplyRecvV2', 'identity', getU64(reply, SENDER.identity), identity);
  const window = CLOCK_WINDOW[QosClass.Normal];
  const now = getU64(reply, SENDER.now);
  const earliest = before.value - (before.value % window);
  checks.atLeast('ipcReplyRecvV2', 'time since before', now, earliest);
  checks.atMost('ipcReplyRecvV2', 'time until after', now, after.value);
  checks.equal('ipcReplyRecvV2', 'time beyond its window', now % window, 0n);
}

/** A request moves a capability, and its reply moves it back. */
function* capability(context: ProbeContext, checks: Checks): Program {
  const { cpu } = context;
  const copy = yield* capClone(cpu, CLIENT.repliesSend);
  checks.equal('ipcCallV2', 'copy', outcome(copy), 'ok');
  if (!copy.ok) return;
  const replied = yield* call(context, { ...command(COMMAND.lend), moved: copy.value });
  checks.equal('ipcCallV2', 'call that moves it', outcome(replied), 'ok');
  const used = yield* receiveAt(cpu, CLIENT.repliesRecv);
  const byte = used.ok ? used.value.payload[0] : NO_VALUE;
  checks.equal('ipcReplyRecvV2', 'what the peer sent with it', byte, LENT_BYTE);
  const closed = replied.ok ? yield* capClose(cpu, replied.value.moved) : replied;
  checks.equal('ipcReplyRecvV2', 'it came back with the reply', outcome(closed), 'ok');
  const again = replied.ok ? yield* capClose(cpu, replied.value.moved) : replied;
  checks.equal('ipcCallV2', 'once', outcome(again), 'EPERM');
}

/** A token is used up by its reply. */
function* usedTwice(context: ProbeContext, checks: Checks): Program {
  const rule = 'calls.invariant.replyIsBound';
  const first = yield* call(context, command(COMMAND.echo));
  checks.equal(rule, 'first reply', outcome(first), 'ok');
  const again = yield* call(context, command(COMMAND.again));
  checks.equal(rule, 'second reply with its token', textOf(again), 'ESRCH');
}

/** The same for a budget, which the kernel counts from the call on. */
function* callWithin({ cpu }: ProbeContext, frame: Frame, budgetNs: bigint): Program<Replied> {
  const budget = Number(budgetNs);
  return yield* callAndWait(cpu, CLIENT.loopbackSend, frame, NEVER, ROOM, budget);
}

/** A call ends at its deadline, or after its budget; a reply after it goes nowhere. */
function* timesOut(context: ProbeContext, checks: Checks): Program {
  const { cpu } = context;
  const rule = 'calls.invariant.onceAnswered';
  for (const [end, wait] of [
    ['deadline', call],
    ['budget', callWithin],
  ] as const) {
    const before = yield* nsec(cpu);
    const waited = yield* wait(context, command(COMMAND.hold), WAIT_NS);
    const after = yield* nsec(cpu);
    checks.equal(rule, `${end}, whose peer does not reply`, outcome(waited), 'ETIMEDOUT');
    const passed = before.ok && after.ok ? after.value - before.value : NO_VALUE;
    checks.atLeast('ipcCallV2', `ns until its ${end}`, passed, WAIT_NS);
    const late = yield* call(context, command(COMMAND.late));
    checks.equal(rule, `reply after the ${end}`, textOf(late), 'ESRCH');
  }
}

function textOf(replied: Replied): string | undefined {
  return replied.ok ? decodeUtf8(replied.value.reply) : replied.error;
}

/** `SELFTEST: ipc minted call ok`. */
export const ipcMintedCall: Probe<typeof MARKER> = { marker: MARKER, run };
