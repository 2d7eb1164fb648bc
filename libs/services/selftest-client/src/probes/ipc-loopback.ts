/** Moving a capability is atomic: it leaves the sender's table if the message is sent, and stays if the send fails. */
import { capClone, capClose, MARKERS } from '@abicus/abi-kernel';
import { trySend } from '@abicus/ipc';
import { NO_VALUE, outcome, PAST_NS, type Probe, type ProbeContext } from '@abicus/probe';
import { proof, type Evidence, type Failure, type Program } from '@abicus/wire';
import { CLIENT } from '../slots.ts';

const MARKER = MARKERS.ipcLoopback;
/** The depth of the loopback endpoint in the contract of this program. */
const DEPTH = 8;
const NOTHING = new Uint8Array();

type Checks = ReturnType<typeof proof<typeof MARKER>>;

function* run(context: ProbeContext): Program<Evidence<typeof MARKER> | Failure<typeof MARKER>> {
  const checks = proof(MARKER);
  yield* movesWhenSent(context, checks);
  yield* staysWhenSendFails(context, checks);
  return checks.end();
}

function* movesWhenSent({ cpu, loopback }: ProbeContext, checks: Checks): Program {
  const element = 'ipc.invariant.moveIsAtomic';
  const copy = yield* capClone(cpu, CLIENT.loopbackSend);
  checks.equal(element, 'copy', outcome(copy), 'ok');
  if (!copy.ok) return;
  const sent = yield* trySend(cpu, CLIENT.loopbackSend, NOTHING, copy.value);
  checks.equal(element, 'send with the copy', outcome(sent), 'ok');
  const left = yield* capClose(cpu, copy.value);
  checks.equal(element, 'the slot that it left', outcome(left), 'EPERM');
  const received = yield* loopback.receive(PAST_NS);
  const moved = received.ok ? received.value.moved : undefined;
  checks.that(element, 'it arrives', moved !== undefined);
  if (moved === undefined) return;
  const used = yield* trySend(cpu, moved, NOTHING);
  const answer = yield* loopback.receive(PAST_NS);
  const worked = [used, answer].map(outcome).join(' ');
  checks.equal(element, 'it works where it arrived', worked, 'ok ok');
  const closed = yield* capClose(cpu, moved);
  checks.equal(element, 'it is closed', outcome(closed), 'ok');
}

function* staysWhenSendFails({ cpu, loopback }: ProbeContext, checks: Checks): Program {
  const element = 'ipc.invariant.moveIsAtomic';
  const copy = yield* capClone(cpu, CLIENT.loopbackSend);
  if (!copy.ok) return;
  for (let i = 0; i < DEPTH; i++) {
    const sent = yield* trySend(cpu, CLIENT.loopbackSend, Uint8Array.of(i));
    checks.equal(element, `message ${i}`, outcome(sent), 'ok');
  }
  const full = yield* trySend(cpu, CLIENT.loopbackSend, NOTHING, copy.value);
  checks.equal(element, 'send into a full queue', outcome(full), 'QueueFull');
  for (let i = 0; i < DEPTH; i++) {
    const received = yield* loopback.receive(PAST_NS);
    checks.equal(
      element,
      `message ${i} in order`,
      received.ok ? received.value.payload[0] : NO_VALUE,
      i,
    );
  }
  const kept = yield* capClose(cpu, copy.value);
  checks.equal(element, 'the capability of the failed send is where it was', outcome(kept), 'ok');
}

/** `SELFTEST: nexus-ipc kernel loopback ok`. */
export const ipcLoopback: Probe<typeof MARKER> = { marker: MARKER, run };
