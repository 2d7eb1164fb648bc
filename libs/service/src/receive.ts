/** The one wait of a service: sends a reply, if there is one, and receives the next message. */
import {
  asCapSlot,
  asMsgFlags,
  asMsgType,
  ipcReplyRecvV2,
  MsgFlags,
  type CapSlot,
  type Instant,
  type IpcReplyRecvV2Error,
  type IpcReplyRecvV2Result,
} from '@abicus/abi-kernel';
import type { Cpu, Program, Result } from '@abicus/wire';
import type { Outgoing } from './outbox.ts';

const NO_TYPE = asMsgType(0);
const NO_FLAGS = asMsgFlags(0);
const NO_SLOT = asCapSlot(0);
const NOTHING = new Uint8Array();

/** A message of any kind. */
export type Message = IpcReplyRecvV2Result;

/** Why nothing was received. */
export type ReceiveFailure = IpcReplyRecvV2Error;

/** Sends `out` and receives into `room` bytes, until the deadline if it is not 0. */
export function receive(
  cpu: Cpu,
  requests: CapSlot,
  room: number,
  deadline: Instant,
  out: Outgoing | undefined,
): Program<Result<Message, ReceiveFailure>> {
  const frame = out?.frame ?? NOTHING;
  const token = out?.token ?? 0;
  return ipcReplyRecvV2(cpu, requests, NO_TYPE, NO_FLAGS, NO_SLOT, room, deadline, frame, token);
}

/** The slot of the capability that came with a message. */
export function movedWith({ flags, moved }: Message): CapSlot | undefined {
  return (flags & MsgFlags.CAP_MOVE) === 0 ? undefined : moved;
}
