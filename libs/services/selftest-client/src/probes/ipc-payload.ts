/** Messages arrive complete, in order, with the header that was sent; a deadline ends a receive without a message. */
import { asMsgFlags, asMsgType, MARKERS, nsec } from '@abicus/abi-kernel';
import { NO_VALUE, nowNs, outcome, type Probe, type ProbeContext } from '@abicus/probe';
import { proof, type Evidence, type Failure, type Program } from '@abicus/wire';
import { CLIENT } from '../slots.ts';
import { ALL_LENGTHS, pattern, receiveAt, sendNow, WAIT_NS } from './messages.ts';

const PAYLOAD = MARKERS.ipcPayload;
const DEADLINE = MARKERS.ipcDeadline;
const TYPE = asMsgType(0x1234);
/** A flag bit that is reserved for programs. */
const FLAGS = asMsgFlags(0x8000);
const SENT_WITH = { ty: TYPE, flags: FLAGS };

function* runPayload({
  cpu,
}: ProbeContext): Program<Evidence<typeof PAYLOAD> | Failure<typeof PAYLOAD>> {
  const checks = proof(PAYLOAD);
  for (const length of ALL_LENGTHS) {
    const sent = yield* sendNow(cpu, CLIENT.loopbackSend, pattern(length), SENT_WITH);
    checks.equal('ipcSend', `bytes sent of ${length}`, sent.ok ? sent.value : NO_VALUE, length);
  }
  for (const length of ALL_LENGTHS) {
    const received = yield* receiveAt(cpu, CLIENT.loopbackRecv);
    checks.equal('ipcRecv', `receive of ${length}`, outcome(received), 'ok');
    if (!received.ok) continue;
    checks.equal('ipcRecv', `payload of ${length}`, received.value.payload, pattern(length));
    checks.equal('ipcRecv', 'length in the header', received.value.header.len, length);
    checks.equal('ipcRecv', 'type in the header', received.value.header.ty, TYPE);
    checks.equal('ipcRecv', 'flags in the header', received.value.header.flags, FLAGS);
  }
  return checks.end();
}

function* runDeadline(
  context: ProbeContext,
): Program<Evidence<typeof DEADLINE> | Failure<typeof DEADLINE>> {
  const { cpu } = context;
  const checks = proof(DEADLINE);
  const past = yield* receiveAt(cpu, CLIENT.loopbackRecv);
  checks.equal('ipcRecv', 'a deadline that has passed', outcome(past), 'ETIMEDOUT');
  const deadline = (yield* nowNs(cpu)) + WAIT_NS;
  const waited = yield* receiveAt(cpu, CLIENT.loopbackRecv, deadline);
  const after = yield* nsec(cpu);
  checks.equal('ipcRecv', 'a deadline to come', outcome(waited), 'ETIMEDOUT');
  checks.atLeast('ipcRecv', 'waited until then', after.ok ? after.value : NO_VALUE, deadline);
  // A queued message is received even if the deadline has passed.
  const sent = yield* sendNow(cpu, CLIENT.loopbackSend, new Uint8Array());
  const received = yield* receiveAt(cpu, CLIENT.loopbackRecv);
  checks.equal('ipcRecv', 'a message is sent', outcome(sent), 'ok');
  checks.equal('ipcRecv', 'it beats the deadline', outcome(received), 'ok');
  return checks.end();
}

/** `SELFTEST: ipc payload roundtrip ok`. */
export const ipcPayload: Probe<typeof PAYLOAD> = { marker: PAYLOAD, run: runPayload };
/** `SELFTEST: ipc deadline timeout ok`. */
export const ipcDeadline: Probe<typeof DEADLINE> = { marker: DEADLINE, run: runDeadline };
