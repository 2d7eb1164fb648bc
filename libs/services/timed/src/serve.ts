/**
 * The server loop: one receive, whose deadline is the next expiry. Requests, PeerGone notifications of owners and timeouts
 * all arrive by this receive; the loop blocks nowhere else.
 */
import {
  capWatch,
  GoneSide,
  MsgType,
  nsec,
  readPeerGone,
  taskQosGet,
  type CapSlot,
  type Pid,
} from '@abicus/abi-kernel';
import {
  ENVELOPE,
  FRAME_MAX,
  MARKERS,
  OPCODE,
  QosClass,
  registerAuditLine,
  serve,
  STATUS,
  statusName,
} from '@abicus/abi-timed';
import { Receiver, type Message } from '@abicus/ipc';
import { emit, print } from '@abicus/program';
import type { Cpu, Program } from '@abicus/wire';
import { sendReply, closeUnused, fire, nextDeadline } from './fire.ts';
import { timedHandlers, timedState, type TimedCall, type TimedState } from './handlers.ts';
import { selfCheck } from './self-check.ts';

/** Size of the receive buffer: larger than the largest frame, so that a longer frame is detected. */
const PAYLOAD_MAX = FRAME_MAX + 8;

/** Serves the requests of the endpoint in `requests` until it is closed. */
export function* serveTimed(cpu: Cpu, requests: CapSlot): Program {
  const receiver = new Receiver(cpu, requests, PAYLOAD_MAX);
  const state = timedState();
  const printed = yield* emit(cpu, MARKERS.timedReady, selfCheck());
  if (!printed.ok) return;
  for (;;) {
    const message = yield* receiver.receive(nextDeadline(state));
    const now = yield* nsec(cpu);
    if (!now.ok) return;
    if (message.ok) yield* handle(cpu, state, requests, message.value, now.value);
    else if (message.error !== 'ETIMEDOUT') return;
    yield* fire(cpu, state, now.value);
  }
}

/** Handles a message: a request of a client, or a notification of the kernel; others are ignored. */
function* handle(
  cpu: Cpu,
  state: TimedState,
  requests: CapSlot,
  message: Message,
  now: bigint,
): Program {
  const { sender, moved, payload } = message;
  if (message.type === MsgType.PeerGone && sender === 0) {
    yield* handlePeerGone(cpu, state, payload);
    return;
  }
  // Without a capability no reply can be sent.
  if (moved === undefined) return;
  const opcode = ENVELOPE.opcodeOf(payload);
  const call: TimedCall = {
    state,
    sender,
    senderClass: yield* classOf(cpu, sender, opcode),
    moved,
    now,
    keepsCap: false,
    freedSlot: undefined,
  };
  const owned = state.timers.countOf(sender) > 0;
  const reply = serve(timedHandlers, call, payload);
  yield* closeUnused(cpu, call.freedSlot);
  if (reply === undefined) return;
  if (opcode === OPCODE.register) yield* audit(cpu, reply, sender, owned);
  if (call.keepsCap) yield* watchOwner(cpu, state, requests, moved, sender);
  yield* sendReply(cpu, moved, reply);
  if (!call.keepsCap) yield* closeUnused(cpu, moved);
}

/** Drops the timers of an owner whose event endpoint is gone, unless it has armed timers with another endpoint since. */
function* handlePeerGone(cpu: Cpu, { timers }: TimedState, payload: Uint8Array): Program {
  const notice = readPeerGone(payload, 0);
  if (notice?.side !== GoneSide.Endpoint) return;
  const owner = Number(notice.cookie);
  if (timers.eventsOf(owner) === notice.slot)
    yield* closeUnused(cpu, timers.dropOwner(owner).freed);
}

/** Reads the sender's class, for operations that coalesce deadlines; the others don't use it. */
function* classOf(cpu: Cpu, sender: Pid, opcode: number | undefined): Program<QosClass> {
  if (opcode !== OPCODE.register && opcode !== OPCODE.sleepUntil) return QosClass.Idle;
  const qos = yield* taskQosGet(cpu, sender);
  // The sender has exited meanwhile: the widest window is fine.
  return qos.ok ? qos.value : QosClass.Idle;
}

/** Watches the event endpoint of an owner; if that fails, the owner's timers are dropped. */
function* watchOwner(
  cpu: Cpu,
  state: TimedState,
  requests: CapSlot,
  events: CapSlot,
  owner: number,
): Program {
  const watched = yield* capWatch(cpu, events, requests, BigInt(owner));
  if (!watched.ok) yield* closeUnused(cpu, state.timers.dropOwner(owner).freed);
}

/** Prints an audit line for each reject and for an owner's first timer. It contains no times: they are private. */
function* audit(cpu: Cpu, reply: Uint8Array, sender: number, owned: boolean): Program {
  const status = ENVELOPE.replyStatus(reply);
  if (status === STATUS.OK && owned) return;
  const decision = status === STATUS.OK ? 'allow' : 'deny';
  const reason = statusName(status) ?? 'unknown';
  const printed = yield* print(cpu, registerAuditLine({ decision, reason, owner: String(sender) }));
  if (!printed.ok) return;
}
