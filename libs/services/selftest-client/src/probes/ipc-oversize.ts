/** A frame that is too long is rejected when it is sent, with E2BIG, and nothing is sent; one of the longest is sent. */
import {
  asUserPtr,
  capClone,
  capClose,
  ipcCall,
  ipcReplyRecv,
  LIMITS,
  MARKERS,
  MessageKind,
  MsgFlags,
  type CapSlot,
  type RecvDesc,
} from '@abicus/abi-kernel';
import { NO_VALUE, outcome, PAST_NS, type Probe, type ProbeContext } from '@abicus/probe';
import { proof, type Cpu, type Evidence, type Failure, type Program } from '@abicus/wire';
import { callAndWait, NEVER, PAST, replyAndReceive, startCall } from '../programs/minted-calls.ts';
import { CLIENT } from '../slots.ts';
import { headerOf, NO_RECV_FLAGS, ROOM } from './messages.ts';

const MARKER = MARKERS.ipcOversize;
const TOO_LONG = new Uint8Array(LIMITS.maxFrame + 1);
/** Where nothing is written: no call here comes to that. */
const NOWHERE = asUserPtr(0);
/** The end of calls that the probe starts. */
const END = { notify: CLIENT.repliesRecv, badge: LIMITS.maxFrame, replyMax: ROOM, deadline: NEVER };

type Checks = ReturnType<typeof proof<typeof MARKER>>;

function* run(context: ProbeContext): Program<Evidence<typeof MARKER> | Failure<typeof MARKER>> {
  const { cpu, loopback } = context;
  const checks = proof(MARKER);
  const copy = yield* capClone(cpu, CLIENT.repliesSend);
  checks.equal('ipcCall', 'copy', outcome(copy), 'ok');
  if (!copy.ok) return checks.end();
  yield* rejectsWithReplyCap(cpu, copy.value, checks);
  yield* rejectsWithMintedReply(cpu, checks);
  const closed = yield* capClose(cpu, copy.value);
  checks.equal('ipcReplyRecv', 'the reply capability is where it was', outcome(closed), 'ok');
  const rest = yield* loopback.receive(PAST_NS);
  checks.equal('ipcCallV2', 'nothing was sent', outcome(rest), 'ETIMEDOUT');
  yield* sendsLongest(context, checks);
  return checks.end();
}

function* rejectsWithReplyCap(cpu: Cpu, reply: CapSlot, checks: Checks): Program {
  const header = headerOf(TOO_LONG, { src: reply, flags: MsgFlags.CAP_MOVE });
  const called = yield* ipcCall(cpu, CLIENT.loopbackSend, header, TOO_LONG, ROOM);
  checks.equal('ipcCall', 'request', outcome(called), 'E2BIG');
  const desc: RecvDesc = {
    slot: CLIENT.loopbackRecv,
    headerOut: NOWHERE,
    payloadOut: NOWHERE,
    payloadMax: ROOM,
    senderServiceIdOut: NOWHERE,
    flags: NO_RECV_FLAGS,
    deadline: PAST_NS,
  };
  const replied = yield* ipcReplyRecv(cpu, reply, headerOf(TOO_LONG), TOO_LONG, desc);
  checks.equal('ipcReplyRecv', 'reply', outcome(replied), 'E2BIG');
}

function* rejectsWithMintedReply(cpu: Cpu, checks: Checks): Program {
  const called = yield* callAndWait(cpu, CLIENT.loopbackSend, { payload: TOO_LONG }, PAST);
  checks.equal('ipcCallV2', 'request', outcome(called), 'E2BIG');
  const reply = { token: END.badge, payload: TOO_LONG };
  const replied = yield* replyAndReceive(cpu, CLIENT.loopbackRecv, PAST, reply);
  checks.equal('ipcReplyRecvV2', 'reply', outcome(replied), 'E2BIG');
  const started = yield* startCall(cpu, CLIENT.loopbackSend, TOO_LONG, END);
  checks.equal('ipcCallStart', 'request', outcome(started), 'E2BIG');
}

/** A receive by another call takes the request as a message, and ends the call. */
function* sendsLongest({ cpu, loopback }: ProbeContext, checks: Checks): Program {
  const longest = new Uint8Array(LIMITS.maxFrame);
  const started = yield* startCall(cpu, CLIENT.loopbackSend, longest, END);
  checks.equal('ipcCallStart', 'request of the longest frame', outcome(started), 'ok');
  const taken = yield* loopback.receive(PAST_NS);
  const length = taken.ok ? taken.value.length : NO_VALUE;
  checks.equal('ipcCallStart', 'its length where it arrives', length, LIMITS.maxFrame);
  const end = yield* replyAndReceive(cpu, CLIENT.repliesRecv, PAST);
  const kind = end.ok ? end.value.kind : NO_VALUE;
  checks.equal('ipcReplyRecvV2', 'its end', kind, MessageKind.PeerGone);
  checks.equal('ipcReplyRecvV2', 'its badge', end.ok ? end.value.token : NO_VALUE, END.badge);
}

/** `SELFTEST: ipc oversize rejected ok`. */
export const ipcOversize: Probe<typeof MARKER> = { marker: MARKER, run };
