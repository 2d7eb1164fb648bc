// @generated from contracts/rfc-0005-ipc.contract.ts (RFC-0005/ipc). Do not edit: change the contract, then run `abicus generate`.
// body sha256:12c2c6079c5f4b37

import {
  type BlockedCall,
  type Call,
  type Cpu,
  type DispatchResult,
  RawSyscall,
  type Reject,
  type Result,
  type Syscall,
  type UserSpan,
  answer,
  err,
  inUserHalf,
  isU64,
  ok,
  rejectCall,
  release,
  reserve,
  resultOf,
  seen,
  setNumber,
  setWide,
  u32In,
  u53In,
  u64In,
  wideReject,
} from '@abicus/wire';
import { SYSCALL } from '../numbers.ts';
import { MSG_HEADER_SIZE, type MsgHeader, readMsgHeader } from '../structs/msg-header.ts';
import {
  type CapSlot,
  type RecvFlags,
  type UserPtr,
  asUserPtr,
  isCapSlot,
  isRecvFlags,
} from '../types.ts';

const A0 = 20;
const A1 = 22;
const A2 = 24;
const A3 = 26;
const A4 = 28;
const A5 = 30;
const A7 = 34;

/** The arguments of ipcRecv. */
export interface IpcRecvArgs {
  readonly slot: CapSlot;
  /** Room for a MsgHeader; not yet known to be writable. */
  readonly header: UserPtr;
  /** Room for bytes. */
  readonly payload: UserSpan;
  readonly flags: RecvFlags;
  /** In nanoseconds. */
  readonly deadline: bigint;
}

/** What is wrong with arguments of ipcRecv that do not decode. */
export const ipcRecvArgRejects = {
  /** No CapSlot. */
  slot: wideReject('ipcRecv.args.slot', 'EPERM', 1) as Reject<'EPERM', 'ipcRecv.args.slot'>,
  /** Not in the user half. */
  header: wideReject('ipcRecv.args.header', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcRecv.args.header'
  >,
  /** Not in the user half. */
  payload: wideReject('ipcRecv.args.payload', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcRecv.args.payload'
  >,
  /** No RecvFlags. */
  flags: wideReject('ipcRecv.args.flags', 'EINVAL', 22) as Reject<'EINVAL', 'ipcRecv.args.flags'>,
} as const;

/** A reject of `ipcRecvArgRejects`. */
export type IpcRecvArgReject = (typeof ipcRecvArgRejects)[keyof typeof ipcRecvArgRejects];

/** The checks of ipcRecv, in the order in which they are made. */
export const ipcRecvRejects = {
  /** No endpoint in the slot, or no RECV right. */
  right: wideReject('ipcRecv.right', 'EPERM', 1) as Reject<'EPERM', 'ipcRecv.right'>,
  /** The endpoint is closed. */
  alive: wideReject('ipcRecv.alive', 'ESRCH', 3) as Reject<'ESRCH', 'ipcRecv.alive'>,
  /** No message. */
  empty: wideReject('ipcRecv.empty', 'EAGAIN', 11) as Reject<'EAGAIN', 'ipcRecv.empty'>,
  /** The deadline passed. */
  deadline: wideReject('ipcRecv.deadline', 'ETIMEDOUT', 110) as Reject<
    'ETIMEDOUT',
    'ipcRecv.deadline'
  >,
  /** The message is longer than the buffer, and TRUNCATE is not set. */
  oversize: wideReject('ipcRecv.oversize', 'EINVAL', 22) as Reject<'EINVAL', 'ipcRecv.oversize'>,
  /** The buffer is not mapped writable; the message stays queued. */
  writable: wideReject('ipcRecv.writable', 'EFAULT', 14) as Reject<'EFAULT', 'ipcRecv.writable'>,
  /** No free slot for the moved capability. */
  space: wideReject('ipcRecv.space', 'ENOSPC', 28) as Reject<'ENOSPC', 'ipcRecv.space'>,
} as const;

/** A reject of `ipcRecvRejects`. */
export type IpcRecvReject = (typeof ipcRecvRejects)[keyof typeof ipcRecvRejects];

/** The outcome of a handler of ipcRecv. */
export type IpcRecvOutcome = number | IpcRecvReject | BlockedCall;

/** Executes ipcRecv, or rejects it. */
export type IpcRecvHandler<C> = (call: C, args: IpcRecvArgs) => IpcRecvOutcome;

/** Decodes the registers of ipcRecv, in order. */
export function decodeIpcRecv(x: Int32Array): IpcRecvArgs | IpcRecvArgReject {
  const slot = u32In(x, A0);
  if (!isCapSlot(slot)) return ipcRecvArgRejects.slot;
  const headerVa = u53In(x, A1);
  if (!inUserHalf(headerVa, MSG_HEADER_SIZE)) return ipcRecvArgRejects.header;
  const payloadVa = u53In(x, A2);
  const payloadLength = u53In(x, A3);
  if (!inUserHalf(payloadVa, payloadLength)) return ipcRecvArgRejects.payload;
  const flags = u32In(x, A4);
  if (!isRecvFlags(flags)) return ipcRecvArgRejects.flags;
  const deadline = u64In(x, A5);
  return {
    slot,
    header: asUserPtr(headerVa),
    payload: { va: payloadVa, length: payloadLength },
    flags,
    deadline,
  };
}

/** Decodes and handles one call of ipcRecv, and writes its result. */
export function answerIpcRecv<C extends Call>(handler: IpcRecvHandler<C>, call: C): DispatchResult {
  const args = decodeIpcRecv(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  if (typeof outcome === 'number') {
    seen('ipcRecv', 'answered');
    return answer(call, outcome);
  }
  return 'errno' in outcome ? rejectCall(call, outcome) : outcome;
}

/** The errors of ipcRecv; `Unknown` is any undeclared error. */
export type IpcRecvError =
  | 'EPERM'
  | 'ESRCH'
  | 'QueueEmpty'
  | 'EFAULT'
  | 'EINVAL'
  | 'ENOSPC'
  | 'ETIMEDOUT'
  | 'Unknown';

function ipcRecvError(errno: number): IpcRecvError {
  switch (errno) {
    case 1:
      return 'EPERM';
    case 3:
      return 'ESRCH';
    case 11:
      return 'QueueEmpty';
    case 14:
      return 'EFAULT';
    case 22:
      return 'EINVAL';
    case 28:
      return 'ENOSPC';
    case 110:
      return 'ETIMEDOUT';
    default:
      return 'Unknown';
  }
}

/** The result of ipcRecv. */
export interface IpcRecvResult {
  readonly header: MsgHeader;
  readonly payload: Uint8Array;
  readonly length: number;
}

/**
 * Receives a message. Tries once even if the deadline has expired, so a queued message wins.
 *
 * Syscall 18.
 */
export function* ipcRecv(
  cpu: Cpu,
  slot: CapSlot,
  room: number,
  flags: RecvFlags,
  deadlineNs: bigint,
): Syscall<Result<IpcRecvResult, IpcRecvError>> {
  if (!isU64(deadlineNs)) return err('Unknown');
  const size = MSG_HEADER_SIZE + room;
  const base = reserve(cpu, size);
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A1, base);
  setNumber(x, A2, base + MSG_HEADER_SIZE);
  setNumber(x, A3, room);
  setNumber(x, A4, flags);
  setWide(x, A5, deadlineNs);
  setNumber(x, A7, SYSCALL.ipcRecv);
  yield;
  release(cpu, size);
  const result = resultOf(cpu.x);
  if (result < 0) return err(ipcRecvError(-result));
  const length = u32In(cpu.x, A0);
  if (length < 0) return err('Unknown');
  const header = readMsgHeader(cpu.read(base, MSG_HEADER_SIZE), 0);
  if (header === undefined) return err('Unknown');
  const payload = cpu.read(base + MSG_HEADER_SIZE, Math.min(length, room));
  return ok({ header, payload, length });
}

/** ipcRecv with raw register values; returns a0, or the negative error number. */
export function ipcRecvRaw(
  cpu: Cpu,
  slot: number,
  headerVa: number,
  payloadVa: number,
  payloadLength: number,
  flags: number,
  deadlineNs: bigint,
): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A1, headerVa);
  setNumber(x, A2, payloadVa);
  setNumber(x, A3, payloadLength);
  setNumber(x, A4, flags);
  setWide(x, A5, deadlineNs);
  setNumber(x, A7, SYSCALL.ipcRecv);
  return new RawSyscall(cpu);
}
