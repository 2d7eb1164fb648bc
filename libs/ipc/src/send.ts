/** Sending: a frame, alone or with a capability. */
import {
  asMsgFlags,
  asMsgType,
  capClone,
  capClose,
  ipcSend,
  MsgFlags,
  SendFlags,
  type CapCloneError,
  type CapSlot,
  type IpcSendError,
  type SendFlags as SendFlagSet,
} from '@abicus/abi-kernel';
import { ok, type Cpu, type Program, type Result } from '@abicus/wire';

/** Messages of programs have no type of their own: their frames say what they are. */
const PLAIN = asMsgType(0);
const NO_FLAGS = asMsgFlags(0);
/** A send that may wait for room. */
const MAY_WAIT = 0 as SendFlagSet;

/** Sends a frame and waits for room until the deadline; 0n: as long as it takes. */
export function* send(
  cpu: Cpu,
  slot: CapSlot,
  frame: Uint8Array,
  deadlineNs: bigint,
): Program<Result<void, IpcSendError>> {
  const header = { src: 0, dst: 0, ty: PLAIN, flags: NO_FLAGS, len: frame.length };
  const sent = yield* ipcSend(cpu, slot, header, frame, MAY_WAIT, deadlineNs);
  return sent.ok ? ok(undefined) : sent;
}

/** Sends a frame if there is room for it now. */
export function* trySend(
  cpu: Cpu,
  slot: CapSlot,
  frame: Uint8Array,
): Program<Result<void, IpcSendError>> {
  const header = { src: 0, dst: 0, ty: PLAIN, flags: NO_FLAGS, len: frame.length };
  const sent = yield* ipcSend(cpu, slot, header, frame, SendFlags.NONBLOCK, 0n);
  return sent.ok ? ok(undefined) : sent;
}

/** Sends a frame and the capability in a slot, which is empty afterwards; if the send fails it is as it was. */
export function* sendMoving(
  cpu: Cpu,
  slot: CapSlot,
  moved: CapSlot,
  frame: Uint8Array,
  deadlineNs: bigint,
): Program<Result<void, IpcSendError>> {
  const header = { src: moved, dst: 0, ty: PLAIN, flags: MsgFlags.CAP_MOVE, len: frame.length };
  const sent = yield* ipcSend(cpu, slot, header, frame, MAY_WAIT, deadlineNs);
  return sent.ok ? ok(undefined) : sent;
}

/** Sends a frame and a copy of a capability. The copy leaks on no path: what isn't sent is closed. */
export function* sendCopying(
  cpu: Cpu,
  slot: CapSlot,
  capability: CapSlot,
  frame: Uint8Array,
  deadlineNs: bigint,
): Program<Result<void, IpcSendError | CapCloneError>> {
  const copy = yield* capClone(cpu, capability);
  if (!copy.ok) return copy;
  const sent = yield* sendMoving(cpu, slot, copy.value, frame, deadlineNs);
  if (sent.ok) return sent;
  const closed = yield* capClose(cpu, copy.value);
  return closed.ok ? sent : closed;
}
