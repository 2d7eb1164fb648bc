/** Sends frames, with or without a capability. */
import {
  ipcSend,
  MsgFlags,
  SendFlags,
  type CapSlot,
  type IpcSendError,
  type SendFlags as SendFlagSet,
} from '@abicus/abi-kernel';
import { ok, type Cpu, type Program, type Result } from '@abicus/wire';
import { NO_FLAGS, NO_SLOT, NO_TYPE } from './message-parts.ts';

/** A send that blocks while the queue is full. */
const BLOCKING = 0 as SendFlagSet;

/** Sends a frame. Blocks while the queue is full, until the deadline; 0n: no deadline. */
export function send(
  cpu: Cpu,
  slot: CapSlot,
  frame: Uint8Array,
  deadlineNs: bigint,
): Program<Result<void, IpcSendError>> {
  return sendFrame(cpu, slot, undefined, frame, BLOCKING, deadlineNs);
}

/**
 * Sends a frame without blocking: fails if the queue is full.
 * @param moved the capability that is moved with it. If the send fails its slot is unchanged.
 */
export function trySend(
  cpu: Cpu,
  slot: CapSlot,
  frame: Uint8Array,
  moved?: CapSlot,
): Program<Result<void, IpcSendError>> {
  return sendFrame(cpu, slot, moved, frame, SendFlags.NONBLOCK, 0n);
}

/** Sends a frame and moves the capability of a slot with it. If the send fails the slot is unchanged. */
export function sendCapMove(
  cpu: Cpu,
  slot: CapSlot,
  moved: CapSlot,
  frame: Uint8Array,
  deadlineNs: bigint,
): Program<Result<void, IpcSendError>> {
  return sendFrame(cpu, slot, moved, frame, BLOCKING, deadlineNs);
}

function* sendFrame(
  cpu: Cpu,
  slot: CapSlot,
  moved: CapSlot | undefined,
  frame: Uint8Array,
  how: SendFlagSet,
  deadlineNs: bigint,
): Program<Result<void, IpcSendError>> {
  const flags = moved === undefined ? NO_FLAGS : MsgFlags.CAP_MOVE;
  const header = { src: moved ?? NO_SLOT, dst: 0, ty: NO_TYPE, flags, len: frame.length };
  const sent = yield* ipcSend(cpu, slot, header, frame, how, deadlineNs);
  return sent.ok ? ok(undefined) : sent;
}
