/** The selftest's peer: a second client of timed, with its own identity and exit. */
import { readStart } from '@abicus/abi-init';
import { asCapSlot, asExitStatus, capClose, exit, nsec, type CapSlot } from '@abicus/abi-kernel';
import {
  answerArm,
  ENVELOPE as OWN,
  FRAME_MAX as OWN_FRAME_MAX,
  serve,
  SLOTS,
} from '@abicus/abi-selftest-peer';
import { ENVELOPE, EVENT_OPCODE, FRAME_MAX, QosClass, register } from '@abicus/abi-timed';
import { awaitStart, Mailbox, Receiver, ServiceChannel, trySend, type Message } from '@abicus/ipc';
import { frameClassifier, REPLY_TIMEOUT_NS } from '@abicus/probe';
import type { Cpu, Program } from '@abicus/wire';
import { peerHandlers, type PeerCall } from './handlers.ts';

/** Far enough in the future that the timers outlive the program. */
const FAR_NS = 1_000_000_000n;

/** The peer's program. */
export function* selftestPeer(cpu: Cpu): Program {
  const start = yield* awaitStart(cpu);
  if (!start.ok || readStart(start.value.payload, 0) === undefined) return;
  // Larger than the largest frame, so that a longer one is detected.
  const requests = new Receiver(cpu, asCapSlot(SLOTS.requests), OWN_FRAME_MAX + 8);
  const timed = channel(cpu);
  for (;;) {
    const message = yield* requests.receive(0n);
    if (!message.ok) break;
    const ends = yield* answer(cpu, timed, message.value);
    if (ends) break;
  }
  yield* exit(cpu, asExitStatus(0));
}

/** Answers a request; gives whether it was the last one. */
function* answer(cpu: Cpu, timed: ServiceChannel, { moved, payload }: Message): Program<boolean> {
  // Without a capability no reply can be sent.
  if (moved === undefined) return false;
  const call: PeerCall = { timers: undefined, ends: false };
  const reply = serve(peerHandlers, call, payload);
  if (reply !== undefined) yield* sendReply(cpu, moved, reply);
  else if (call.timers !== undefined) {
    const armed = yield* arm(cpu, timed, call.timers);
    const frame = answerArm({ armed }, OWN.requestNonce(payload));
    yield* sendReply(cpu, moved, frame);
  }
  return call.ends;
}

function* sendReply(cpu: Cpu, to: CapSlot, reply: Uint8Array): Program {
  const sent = yield* trySend(cpu, to, reply);
  const closed = yield* capClose(cpu, to);
  if (!sent.ok || !closed.ok) yield* exit(cpu, asExitStatus(1));
}

function* arm(cpu: Cpu, timed: ServiceChannel, count: number): Program<number> {
  let armed = 0;
  for (let i = 0; i < count; i++) {
    const now = yield* nsec(cpu);
    if (!now.ok) break;
    const timer = yield* register(timed, { qos: QosClass.Idle, deadline: now.value + FAR_NS });
    if (timer.ok) armed += 1;
  }
  return armed;
}

function channel(cpu: Cpu): ServiceChannel {
  const classifiers = [frameClassifier(ENVELOPE, Object.values(EVENT_OPCODE))];
  const mailbox = new Mailbox(cpu, asCapSlot(SLOTS.repliesRecv), FRAME_MAX, classifiers);
  const port = { mailbox, send: asCapSlot(SLOTS.repliesSend) };
  return new ServiceChannel(cpu, {
    service: asCapSlot(SLOTS.timed),
    replies: port,
    events: port,
    budgetNs: REPLY_TIMEOUT_NS,
    deferredBudgetNs: REPLY_TIMEOUT_NS,
  });
}
