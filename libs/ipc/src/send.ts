/** Sends frames, with or without a capability. */
import {
  asMsgFlags,
  asMsgType,
  ipcSend,
  MsgFlags,
  SendFlags,
  type CapSlot,
  type IpcSendError,
  type SendFlags as SendFlagSet,
} from '@abicus/abi-kernel';
import { ok, type Cpu, type Program, type Result } from '@abicus/wire';

/** The type of messages of programs: 0, since their frames contain an opcode. */
const NO_TYPE = asMsgType(0);
const NO_FLAGS = asMsgFlags(0);
/** A send that blocks while the queue is full. */
const BLOCKING = 0 as SendFlagSet;

/** Sends a frame. Blocks while the queue is full, until the deadline; 0n: no deadline. */
export function* send(
  cpu: Cpu,
  slot: CapSlot,
  frame: Uint8Array,
  deadlineNs: bigint,
): Program<Result<void, IpcSendError>> {
  const header = { src: 0, dst: 0, ty: NO_TYPE, flags: NO_FLAGS, len: frame.length };
  const sent = yield* ipcSend(cpu, slot, header, frame, BLOCKING, deadlineNs);
  return sent.ok ? ok(undefined) : sent;
}

/** Sends a frame without blocking: fails if the queue is full. */
export function* trySend(
  cpu: Cpu,
  slot: CapSlot,
  frame: Uint8Array,
): Program<Result<void, IpcSendError>> {
  const header = { src: 0, dst: 0, ty: NO_TYPE, flags: NO_FLAGS, len: frame.length };
  const sent = yield* ipcSend(cpu, slot, header, frame, SendFlags.NONBLOCK, 0n);
  return sent.ok ? ok(undefined) : sent;
}

/** Sends a frame and moves the capability of a slot with it. If the send fails the slot is unchanged. */
export function* sendCapMove(
  cpu: Cpu,
  slot: CapSlot,
  moved: CapSlot,
  frame: Uint8Array,
  deadlineNs: bigint,
): Program<Result<void, IpcSendError>> {
  const header = { src: moved, dst: 0, ty: NO_TYPE, flags: MsgFlags.CAP_MOVE, len: frame.length };
  const sent = yield* ipcSend(cpu, slot, header, frame, BLOCKING, deadlineNs);
  return sent.ok ? ok(undefined) : sent;
}
