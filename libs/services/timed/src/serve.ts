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
  taskWatch,
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
  if (opcode === OPCODE.register || opcode === OPCODE.sleepUntil) {
    yield* watchTask(cpu, state, requests, sender);
  }
  const call: TimedCall = {
    state,
    sender,
    senderClass: yield* classOf(cpu, sender, opcode),
    isWatched: state.watches.hasTask(sender),
    moved,
    now,
    keepsCap: false,
    freedSlot: undefined,
  };
  const owned = state.timers.countOf(sender) > 0;
  const reply = serve(timedHandlers, call, payload);
  yield* closeUnused(cpu, state, call.freedSlot);
  if (call.keepsCap) yield* watchCap(cpu, state, requests, moved, sender);
  if (reply === undefined) return;
  if (opcode === OPCODE.register) yield* audit(cpu, reply, sender, owned);
  yield* sendReply(cpu, moved, reply);
  if (!call.keepsCap) yield* closeUnused(cpu, state, moved);
}

/** Drops what a task that has ended, or the endpoint of a kept capability, leaves behind. */
function* handlePeerGone(cpu: Cpu, state: TimedState, payload: Uint8Array): Program {
  const notice = readPeerGone(payload, 0);
  const watched = notice === undefined ? undefined : state.watches.notified(notice.serial);
  if (notice === undefined || watched === undefined) return;
  if (watched.kind === 'task') yield* dropOwner(cpu, state, watched.owner);
  else if (notice.side === GoneSide.Endpoint) yield* dropCap(cpu, state, watched);
}

/** Drops the timers and sleeps of a task that has ended. */
function* dropOwner(cpu: Cpu, state: TimedState, owner: number): Program {
  yield* closeUnused(cpu, state, state.timers.dropOwner(owner).freed);
  for (const { reply } of state.sleeps.dropOwner(owner)) yield* closeUnused(cpu, state, reply);
}

/** Drops what a capability was kept for whose endpoint is gone: the timers of an owner, or a sleep. */
function* dropCap(
  cpu: Cpu,
  state: TimedState,
  { owner, slot }: { readonly owner: number; readonly slot: number },
): Program {
  const { timers, sleeps } = state;
  if (timers.eventsOf(owner) === slot)
    yield* closeUnused(cpu, state, timers.dropOwner(owner).freed);
  for (const { reply } of sleeps.dropReply(slot)) yield* closeUnused(cpu, state, reply);
}

/** Reads the sender's class, for operations that coalesce deadlines; the others don't use it. */
function* classOf(cpu: Cpu, sender: Pid, opcode: number | undefined): Program<QosClass> {
  if (opcode !== OPCODE.register && opcode !== OPCODE.sleepUntil) return QosClass.Idle;
  const qos = yield* taskQosGet(cpu, sender);
  // The sender has exited meanwhile: the widest window is fine.
  return qos.ok ? qos.value : QosClass.Idle;
}

/** Watches the end of a task, unless it is watched already. If that fails its requests are rejected. */
function* watchTask(cpu: Cpu, { watches }: TimedState, requests: CapSlot, owner: Pid): Program {
  if (watches.hasTask(owner)) return;
  const watched = yield* taskWatch(cpu, owner, requests, BigInt(owner));
  if (watched.ok) watches.addTask(owner, watched.value);
}

/** Watches the endpoint of a kept capability; if it is gone already, so is what the capability is kept for. */
function* watchCap(
  cpu: Cpu,
  state: TimedState,
  requests: CapSlot,
  slot: CapSlot,
  owner: number,
): Program {
  const watched = yield* capWatch(cpu, slot, requests, BigInt(owner));
  if (watched.ok) state.watches.addCap(owner, slot, watched.value);
  else yield* dropCap(cpu, state, { owner, slot });
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
