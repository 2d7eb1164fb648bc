/** Calls whose reply the kernel makes, with the arguments that a caller leaves out. */
import {
  asInstant,
  ipcCallStart,
  ipcCallV2,
  ipcReplyRecvV2,
  MsgFlags,
  type CapSlot,
  type Instant,
  type IpcCallStartError,
  type IpcCallV2Error,
  type IpcCallV2Result,
  type IpcReplyRecvV2Error,
  type IpcReplyRecvV2Result,
  type MsgType,
} from '@abicus/abi-kernel';
import { nowNs, PAST_NS } from '@abicus/probe';
import { NO_FLAGS, NO_SLOT, NO_TYPE } from '@abicus/ipc';
import type { Cpu, Program, Result } from '@abicus/wire';

/** No deadline. */
export const NEVER: Instant = asInstant(0);
/** A deadline that has passed: a call with it never blocks. */
export const PAST: Instant = asInstant(Number(PAST_NS));

const NOTHING = new Uint8Array();

/** What a request or reply consists of. */
export interface Frame {
  readonly payload: Uint8Array;
  readonly ty?: MsgType;
  /** The capability to move. */
  readonly moved?: CapSlot | undefined;
}

/** The reply to the request of a token. */
export interface Reply extends Frame {
  readonly token: number;
}

/** Sends a request and waits for its reply, of at most `room` bytes or short, until a deadline or for a budget in ns. */
export function* callAndWait(
  cpu: Cpu,
  to: CapSlot,
  { payload, ty = NO_TYPE, moved }: Frame,
  deadline: Instant,
  room = 0,
  budget = 0,
): Program<Result<IpcCallV2Result, IpcCallV2Error>> {
  const flags = moved === undefined ? NO_FLAGS : MsgFlags.CAP_MOVE;
  return yield* ipcCallV2(cpu, to, ty, flags, moved ?? NO_SLOT, room, deadline, payload, budget);
}

/** Where and how a started call ends. */
export interface CallEnd {
  readonly notify: CapSlot;
  readonly badge: number;
  readonly replyMax: number;
  readonly deadline: Instant;
}

/** Sends a request and continues. */
export function* startCall(
  cpu: Cpu,
  to: CapSlot,
  payload: Uint8Array,
  { notify, badge, replyMax, deadline }: CallEnd,
): Program<Result<void, IpcCallStartError>> {
  return yield* ipcCallStart(
    cpu,
    to,
    NO_TYPE,
    NO_FLAGS,
    NO_SLOT,
    notify,
    replyMax,
    deadline,
    payload,
    badge,
  );
}

/** Sends a reply, if there is one, and receives the next message. */
export function* replyAndReceive(
  cpu: Cpu,
  from: CapSlot,
  deadline: Instant,
  reply?: Reply,
  room = 0,
): Program<Result<IpcReplyRecvV2Result, IpcReplyRecvV2Error>> {
  const { token = 0, payload = NOTHING, ty = NO_TYPE, moved } = reply ?? {};
  const flags = moved === undefined ? NO_FLAGS : MsgFlags.CAP_MOVE;
  const slot = moved ?? NO_SLOT;
  return yield* ipcReplyRecvV2(cpu, from, ty, flags, slot, room, deadline, payload, token);
}

/** The time in so many nanoseconds. */
export function* instantIn(cpu: Cpu, ns: bigint): Program<Instant> {
  return asInstant(Number((yield* nowNs(cpu)) + ns));
}
