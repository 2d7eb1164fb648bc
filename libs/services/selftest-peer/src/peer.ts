/** The selftest's peer: a second client of timed, with its own identity and exit. */
import { readStart, SLOTS } from '@abicus/abi-init';
import { asCapSlot, asExitStatus, exit, nsec } from '@abicus/abi-kernel';
import { FRAME_MAX, QosClass, register } from '@abicus/abi-timed';
import { awaitStart, CallChannel, Receiver, send } from '@abicus/ipc';
import { ARM, END, REPLY_TIMEOUT_NS } from '@abicus/probe';
import type { Cpu, Program } from '@abicus/wire';

const PEER = SLOTS.selftestPeer;
const COMMAND_PAYLOAD_MAX = 16;
/** Far enough in the future that the timers outlive the program. */
const FAR_NS = 1_000_000_000n;

/** The peer's program. */
export function* selftestPeer(cpu: Cpu): Program {
  const start = yield* awaitStart(cpu);
  if (!start.ok || readStart(start.value.payload, 0) === undefined) return;
  const commands = new Receiver(cpu, asCapSlot(PEER.commands), COMMAND_PAYLOAD_MAX);
  const timed = channel(cpu);
  for (;;) {
    const message = yield* commands.receive(0n);
    if (!message.ok || message.value.payload[0] === END) break;
    const [command, count = 0] = message.value.payload;
    if (command === ARM) yield* arm(cpu, timed, count);
  }
  yield* exit(cpu, asExitStatus(0));
}

function* arm(cpu: Cpu, timed: CallChannel, count: number): Program {
  let armed = 0;
  for (let i = 0; i < count; i++) {
    const now = yield* nsec(cpu);
    if (!now.ok) break;
    const timer = yield* register(timed, { qos: QosClass.Idle, deadline: now.value + FAR_NS });
    if (timer.ok) armed += 1;
  }
  const slot = asCapSlot(PEER.selftestClientLoopback);
  const sent = yield* send(cpu, slot, Uint8Array.of(armed), 0n);
  if (!sent.ok) yield* exit(cpu, asExitStatus(1));
}

function channel(cpu: Cpu): CallChannel {
  return new CallChannel(cpu, asCapSlot(PEER.timedRequests), {
    room: FRAME_MAX,
    events: asCapSlot(PEER.repliesSend),
    budgetNs: REPLY_TIMEOUT_NS,
  });
}
