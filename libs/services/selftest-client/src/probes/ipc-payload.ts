/** Messages arrive complete, in order, with the header that was sent; a deadline ends a receive without a message. */
import {
  asMsgFlags,
  asMsgType,
  ipcRecv,
  ipcSend,
  MARKERS,
  nsec,
  SendFlags,
  type RecvFlags,
} from '@abicus/abi-kernel';
import { NO_VALUE, nowNs, outcome, type Probe, type ProbeContext } from '@abicus/probe';
import { proof, type Evidence, type Failure, type Program } from '@abicus/wire';
import { CLIENT } from '../slots.ts';

const PAYLOAD = MARKERS.ipcPayload;
const DEADLINE = MARKERS.ipcDeadline;
const LENGTHS = [0, 1, 15, 1024];
const TYPE = asMsgType(0x1234);
/** A flag bit that is reserved for programs. */
const FLAGS = asMsgFlags(0x8000);
const NO_FLAGS = 0 as RecvFlags;
const ROOM = 1024;
const WAIT_NS = 1_500_000n;

function pattern(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => (i * 7 + length) & 0xff);
}

function* runPayload({
  cpu,
}: ProbeContext): Program<Evidence<typeof PAYLOAD> | Failure<typeof PAYLOAD>> {
  const checks = proof(PAYLOAD);
  for (const length of LENGTHS) {
    const header = { src: 0, dst: 0, ty: TYPE, flags: FLAGS, len: length };
    const bytes = pattern(length);
    const sent = yield* ipcSend(cpu, CLIENT.loopbackSend, header, bytes, SendFlags.NONBLOCK, 0n);
    checks.equal('ipcSend', `bytes sent of ${length}`, sent.ok ? sent.value : NO_VALUE, length);
  }
  for (const length of LENGTHS) {
    const received = yield* ipcRecv(cpu, CLIENT.loopbackRecv, ROOM, NO_FLAGS, 1n);
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
  const past = yield* ipcRecv(cpu, CLIENT.loopbackRecv, ROOM, NO_FLAGS, 1n);
  checks.equal('ipcRecv', 'a deadline that has passed', outcome(past), 'ETIMEDOUT');
  const deadline = (yield* nowNs(cpu)) + WAIT_NS;
  const waited = yield* ipcRecv(cpu, CLIENT.loopbackRecv, ROOM, NO_FLAGS, deadline);
  const after = yield* nsec(cpu);
  checks.equal('ipcRecv', 'a deadline to come', outcome(waited), 'ETIMEDOUT');
  checks.atLeast('ipcRecv', 'waited until then', after.ok ? after.value : 0n, deadline);
  // A queued message is received even if the deadline has passed.
  const header = { src: 0, dst: 0, ty: TYPE, flags: FLAGS, len: 1 };
  const sent = yield* ipcSend(
    cpu,
    CLIENT.loopbackSend,
    header,
    Uint8Array.of(7),
    SendFlags.NONBLOCK,
    0n,
  );
  const received = yield* ipcRecv(cpu, CLIENT.loopbackRecv, ROOM, NO_FLAGS, 1n);
  checks.equal('ipcRecv', 'a message is sent', outcome(sent), 'ok');
  checks.equal('ipcRecv', 'it beats the deadline', outcome(received), 'ok');
  return checks.end();
}

/** `SELFTEST: ipc payload roundtrip ok`. */
export const ipcPayload: Probe<typeof PAYLOAD> = { marker: PAYLOAD, run: runPayload };
/** `SELFTEST: ipc deadline timeout ok`. */
export const ipcDeadline: Probe<typeof DEADLINE> = { marker: DEADLINE, run: runDeadline };
