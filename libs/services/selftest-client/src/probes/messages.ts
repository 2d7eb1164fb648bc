/** What the probes of messages share: payloads, how long they wait, and calls with what these leave out. */
import {
  asRecvFlags,
  ipcRecv,
  ipcSend,
  SendFlags,
  type CapSlot,
  type IpcRecvError,
  type IpcRecvResult,
  type IpcSendError,
  type MsgHeader,
} from '@abicus/abi-kernel';
import { NO_FLAGS, NO_SLOT, NO_TYPE } from '@abicus/ipc';
import { PAST_NS } from '@abicus/probe';
import type { Cpu, Program, Result } from '@abicus/wire';
import { CALLEE_ROOM } from '../programs/callee.ts';

/** Lengths of payloads: the shortest, around what registers have room for, and one that is in memory. */
export const LENGTHS = [1, 31, 32, 33, 600];
/** The longest message that a probe receives, in bytes: the longest that its peers do. */
export const ROOM = CALLEE_ROOM;
/** The same with none and with the longest. */
export const ALL_LENGTHS = [0, ...LENGTHS, ROOM];
/** How long a wait takes that is to time out: more than two timeslices. A device answers in less. */
export const WAIT_NS = 2_500_000n;

/** Flags of a receive: none. */
export const NO_RECV_FLAGS = asRecvFlags(0);

/** Bytes of which each is another than its neighbours, and another in payloads of other lengths. */
export function pattern(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => i + length);
}

/** A request of a peer: its command, then the pattern. */
export function request(command: number, length: number): Uint8Array {
  return pattern(length).fill(command, 0, 1);
}

/** The header of a message, without what it leaves out. */
export function headerOf(payload: Uint8Array, parts: Partial<MsgHeader> = {}): MsgHeader {
  const nothing = { src: NO_SLOT, dst: NO_SLOT, ty: NO_TYPE, flags: NO_FLAGS };
  return { ...nothing, ...parts, len: payload.length };
}

/** Sends a message, without waiting for room in the queue. */
export function* sendNow(
  cpu: Cpu,
  to: CapSlot,
  payload: Uint8Array,
  parts?: Partial<MsgHeader>,
): Program<Result<number, IpcSendError>> {
  return yield* ipcSend(cpu, to, headerOf(payload, parts), payload, SendFlags.NONBLOCK, PAST_NS);
}

/** Receives a message, until a deadline; without one it takes only what is queued. */
export function* receiveAt(
  cpu: Cpu,
  from: CapSlot,
  deadline = PAST_NS,
): Program<Result<IpcRecvResult, IpcRecvError>> {
  return yield* ipcRecv(cpu, from, ROOM, NO_RECV_FLAGS, deadline);
}
