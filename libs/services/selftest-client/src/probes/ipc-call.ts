/**
 * Calls in one trap whose reply goes to an endpoint of the caller: `ipcCall`, and `ipcReplyRecv`, by which its peer
 * replies and receives the next request.
 */
import {
  capClone,
  capClose,
  ipcCall,
  MARKERS,
  MsgFlags,
  type IpcCallResult,
} from '@abicus/abi-kernel';
import { NO_VALUE, outcome, type Probe, type ProbeContext } from '@abicus/probe';
import {
  err,
  ok,
  proof,
  type Cpu,
  type Evidence,
  type Failure,
  type Program,
  type Result,
} from '@abicus/wire';
import { COMMAND, inverted } from '../programs/call-commands.ts';
import { CLIENT } from '../slots.ts';
import { endOfPeer, startPeer } from './call-peer.ts';
import { headerOf, LENGTHS, receiveAt, request, ROOM } from './messages.ts';

const CALL = MARKERS.ipcCallOk;
const EOF = MARKERS.ipcCallEof;
const REPLY_RECV = MARKERS.ipcReplyRecvOk;
/** What is said of the error of a call whose reply capability stayed. */
const NOT_SENT = ', not sent';

/** Calls the peer: moves a copy of the capability to send to the endpoint of replies. */
function* call(cpu: Cpu, payload: Uint8Array): Program<Result<IpcCallResult, string>> {
  const copy = yield* capClone(cpu, CLIENT.repliesSend);
  if (!copy.ok) return copy;
  const header = headerOf(payload, { src: copy.value, flags: MsgFlags.CAP_MOVE });
  const result = yield* ipcCall(cpu, CLIENT.loopbackSend, header, payload, ROOM);
  if (result.ok) return ok(result.value);
  const left = yield* capClose(cpu, copy.value);
  return err(left.ok ? `${result.error}${NOT_SENT}` : result.error);
}

function* runCall(context: ProbeContext): Program<Evidence<typeof CALL> | Failure<typeof CALL>> {
  const { cpu } = context;
  const checks = proof(CALL);
  const peer = yield* startPeer(context, 'child.callee');
  checks.that('ipcCall', 'a peer starts', peer !== undefined);
  if (peer === undefined) return checks.end();
  for (const length of LENGTHS) {
    const payload = request(COMMAND.echo, length);
    const replied = yield* call(cpu, payload);
    checks.equal('ipcCall', `call, length ${length}`, outcome(replied), 'ok');
    if (!replied.ok) continue;
    checks.equal('ipcCall', `length of its reply`, replied.value.length, length);
    const reply = replied.value.reply.slice(1);
    checks.equal('ipcCall', `reply, length ${length}`, reply, inverted(payload));
  }
  const silent = Uint8Array.of(COMMAND.echo);
  const header = headerOf(silent, { src: CLIENT.repliesSend });
  const unmoved = yield* ipcCall(cpu, CLIENT.loopbackSend, header, silent, ROOM);
  checks.equal('ipcCall', 'without a reply capability', outcome(unmoved), 'EINVAL');
  const last = yield* call(cpu, Uint8Array.of(COMMAND.last));
  checks.equal('ipcCall', 'the last call', outcome(last), 'ok');
  // The peer has received each request once, and none of the rejected call.
  const replies = yield* endOfPeer(context, peer, last.ok);
  checks.equal('ipcCall', 'replies of the peer', replies, LENGTHS.length + 1);
  return checks.end();
}

function* runEof(context: ProbeContext): Program<Evidence<typeof EOF> | Failure<typeof EOF>> {
  const { cpu } = context;
  const checks = proof(EOF);
  const peer = yield* startPeer(context, 'child.callee');
  checks.that('ipcCall', 'a peer starts', peer !== undefined);
  if (peer === undefined) return checks.end();
  const replied = yield* call(cpu, Uint8Array.of(COMMAND.echo));
  checks.equal('ipcCall', 'while its peer replies', outcome(replied), 'ok');
  const ended = yield* call(cpu, Uint8Array.of(COMMAND.end));
  checks.equal('ipcCall', 'whose peer ends without a reply', outcome(ended), 'EPIPE');
  const replies = yield* endOfPeer(context, peer, false);
  checks.equal('ipcCall', 'replies before that', replies, 1);
  const rest = yield* receiveAt(cpu, CLIENT.repliesRecv);
  checks.equal('ipcCall', 'nothing is left to receive', outcome(rest), 'ETIMEDOUT');
  return checks.end();
}

function* runReplyRecv(
  context: ProbeContext,
): Program<Evidence<typeof REPLY_RECV> | Failure<typeof REPLY_RECV>> {
  const { cpu } = context;
  const checks = proof(REPLY_RECV);
  const peer = yield* startPeer(context, 'child.callee');
  checks.that('ipcReplyRecv', 'a peer starts', peer !== undefined);
  if (peer === undefined) return checks.end();
  const slots = new Set<number>();
  for (const length of LENGTHS) {
    const payload = request(COMMAND.echo, length);
    const replied = yield* call(cpu, payload);
    const reply = replied.ok ? replied.value.reply : undefined;
    checks.equal('ipcReplyRecv', `reply, length ${length}`, reply?.slice(1), inverted(payload));
    slots.add(reply?.[0] ?? NO_VALUE);
  }
  // Each reply capability was closed, so that the next one came to the same slot.
  checks.equal('ipcReplyRecv', 'slots for reply capabilities', slots.size, 1);
  const payload = request(COMMAND.last, ROOM);
  const last = yield* call(cpu, payload);
  const reply = last.ok ? last.value.reply.slice(1) : undefined;
  checks.equal('ipcReplyRecv', 'reply before a receive times out', reply, inverted(payload));
  const replies = yield* endOfPeer(context, peer, last.ok);
  checks.equal('ipcReplyRecv', 'replies of the peer', replies, LENGTHS.length + 1);
  return checks.end();
}

/** `SELFTEST: ipc call ok`. */
export const ipcCallOk: Probe<typeof CALL> = { marker: CALL, run: runCall };
/** `SELFTEST: ipc call eof ok`. */
export const ipcCallEof: Probe<typeof EOF> = { marker: EOF, run: runEof };
/** `SELFTEST: ipc reply_recv ok`. */
export const ipcReplyRecvOk: Probe<typeof REPLY_RECV> = { marker: REPLY_RECV, run: runReplyRecv };
