// @generated from contracts/rfc-0096-calls.contract.ts (RFC-0096). Do not edit: change the contract, then run `abicus generate`.
// body sha256:e5c0277f20688320

import {
  type BlockedCall,
  type Call,
  type Cpu,
  DONE,
  type DispatchResult,
  type Done,
  RawSyscall,
  type Reject,
  type Result,
  type Syscall,
  type UserSpan,
  aligned,
  bytesIn,
  err,
  inUserHalf,
  isShort,
  ok,
  rejectCall,
  release,
  reserve,
  resultOf,
  seen,
  setBytes,
  setNumber,
  u16In,
  u32In,
  u53In,
  wideReject,
} from '@abicus/wire';
import { SYSCALL } from '../numbers.ts';
import {
  type CapSlot,
  type Instant,
  type MsgFlags,
  type MsgType,
  isCapSlot,
  isInstant,
  isMsgFlags,
  isMsgType,
} from '../types.ts';

const A0 = 20;
const A1 = 22;
const A2 = 24;
const A3 = 26;
const A4 = 28;
const A5 = 30;
const A6 = 32;
const A7 = 34;
const T0 = 10;
const T1 = 12;
const T2 = 14;
const T3 = 56;
const T4 = 58;
const T6 = 62;

/** The arguments of ipcCallV2. */
export interface IpcCallV2Args {
  readonly slot: CapSlot;
  readonly ty: MsgType;
  readonly flags: MsgFlags;
  readonly moved: CapSlot;
  /** Room for bytes. */
  readonly reply: UserSpan;
  readonly deadline: Instant;
  /** At most 32 bytes are in registers, and `va` is 0. */
  readonly payload: UserSpan;
  /** In nanoseconds. */
  readonly budget: number;
}

/** The registers of `reply` of ipcCallV2 if it has at most 32 bytes. */
export const ipcCallV2ReplyRegisters: readonly number[] = [T1, T2, T3, T4];

/** The registers of `payload` of ipcCallV2 if it has at most 32 bytes. */
export const ipcCallV2PayloadRegisters: readonly number[] = [T1, T2, T3, T4];

/** What is wrong with arguments of ipcCallV2 that do not decode. */
export const ipcCallV2ArgRejects = {
  /** No CapSlot. */
  slot: wideReject('ipcCallV2.args.slot', 'EPERM', 1) as Reject<'EPERM', 'ipcCallV2.args.slot'>,
  /** No MsgType. */
  ty: wideReject('ipcCallV2.args.ty', 'EINVAL', 22) as Reject<'EINVAL', 'ipcCallV2.args.ty'>,
  /** No MsgFlags. */
  flags: wideReject('ipcCallV2.args.flags', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcCallV2.args.flags'
  >,
  /** No CapSlot. */
  moved: wideReject('ipcCallV2.args.moved', 'EPERM', 1) as Reject<'EPERM', 'ipcCallV2.args.moved'>,
  /** Not in the user half. */
  reply: wideReject('ipcCallV2.args.reply', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcCallV2.args.reply'
  >,
  /** No Instant. */
  deadline: wideReject('ipcCallV2.args.deadline', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcCallV2.args.deadline'
  >,
  /** Not in the user half. */
  payload: wideReject('ipcCallV2.args.payload', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcCallV2.args.payload'
  >,
  /** No u53. */
  budget: wideReject('ipcCallV2.args.budget', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcCallV2.args.budget'
  >,
} as const;

/** A reject of `ipcCallV2ArgRejects`. */
export type IpcCallV2ArgReject = (typeof ipcCallV2ArgRejects)[keyof typeof ipcCallV2ArgRejects];

/** The checks of ipcCallV2, in the order in which they are made. */
export const ipcCallV2Rejects = {
  /** Longer than a frame. */
  frame: wideReject('ipcCallV2.frame', 'E2BIG', 7) as Reject<'E2BIG', 'ipcCallV2.frame'>,
  /** A deadline and a budget. */
  budget: wideReject('ipcCallV2.budget', 'EINVAL', 22) as Reject<'EINVAL', 'ipcCallV2.budget'>,
  /** No endpoint in the slot, or no SEND right. */
  right: wideReject('ipcCallV2.right', 'EPERM', 1) as Reject<'EPERM', 'ipcCallV2.right'>,
  /** No capability in the slot to move. */
  moved: wideReject('ipcCallV2.moved', 'EPERM', 1) as Reject<'EPERM', 'ipcCallV2.moved'>,
  /** MANAGE of an endpoint and factories cannot be moved. */
  movable: wideReject('ipcCallV2.movable', 'EPERM', 1) as Reject<'EPERM', 'ipcCallV2.movable'>,
  /** The capability to move names a closed endpoint. */
  movedAlive: wideReject('ipcCallV2.movedAlive', 'ESRCH', 3) as Reject<
    'ESRCH',
    'ipcCallV2.movedAlive'
  >,
  /** The endpoint is closed. */
  alive: wideReject('ipcCallV2.alive', 'ESRCH', 3) as Reject<'ESRCH', 'ipcCallV2.alive'>,
  /** The request is longer than the buffer of the receiver that waits. */
  fits: wideReject('ipcCallV2.fits', 'E2BIG', 7) as Reject<'E2BIG', 'ipcCallV2.fits'>,
  /** The deadline passed before the request was sent. */
  deadline: wideReject('ipcCallV2.deadline', 'ETIMEDOUT', 110) as Reject<
    'ETIMEDOUT',
    'ipcCallV2.deadline'
  >,
  /** The buffer of the reply is not mapped writable. */
  writable: wideReject('ipcCallV2.writable', 'EFAULT', 14) as Reject<
    'EFAULT',
    'ipcCallV2.writable'
  >,
  /** Too many bytes in all queues. */
  globalBytes: wideReject('ipcCallV2.globalBytes', 'ENOSPC', 28) as Reject<
    'ENOSPC',
    'ipcCallV2.globalBytes'
  >,
  /** More bytes than the derived factory of the endpoint has left. */
  factoryBytes: wideReject('ipcCallV2.factoryBytes', 'ENOSPC', 28) as Reject<
    'ENOSPC',
    'ipcCallV2.factoryBytes'
  >,
  /** Too many bytes in the queues of one owner. */
  ownerBytes: wideReject('ipcCallV2.ownerBytes', 'ENOSPC', 28) as Reject<
    'ENOSPC',
    'ipcCallV2.ownerBytes'
  >,
  /** Too many bytes in this queue. */
  endpointBytes: wideReject('ipcCallV2.endpointBytes', 'ENOSPC', 28) as Reject<
    'ENOSPC',
    'ipcCallV2.endpointBytes'
  >,
  /** The payload is not mapped. */
  readable: wideReject('ipcCallV2.readable', 'EFAULT', 14) as Reject<
    'EFAULT',
    'ipcCallV2.readable'
  >,
  /** The deadline passed before the reply. */
  late: wideReject('ipcCallV2.late', 'ETIMEDOUT', 110) as Reject<'ETIMEDOUT', 'ipcCallV2.late'>,
  /** The receiver of the request, or its endpoint, is gone. */
  peer: wideReject('ipcCallV2.peer', 'EPIPE', 32) as Reject<'EPIPE', 'ipcCallV2.peer'>,
  /** No free slot for the capability of the reply. */
  space: wideReject('ipcCallV2.space', 'ENOSPC', 28) as Reject<'ENOSPC', 'ipcCallV2.space'>,
  /** The request is longer than the buffer of its receiver, or the reply than that of the caller. */
  tooLong: wideReject('ipcCallV2.tooLong', 'E2BIG', 7) as Reject<'E2BIG', 'ipcCallV2.tooLong'>,
  /** The buffer of the reply was unmapped meanwhile. */
  unmapped: wideReject('ipcCallV2.unmapped', 'EFAULT', 14) as Reject<
    'EFAULT',
    'ipcCallV2.unmapped'
  >,
} as const;

/** A reject of `ipcCallV2Rejects`. */
export type IpcCallV2Reject = (typeof ipcCallV2Rejects)[keyof typeof ipcCallV2Rejects];

/** The outcome of a handler of ipcCallV2. `ipcCallV2Done` gives it that of an answered call. */
export type IpcCallV2Outcome = Done | IpcCallV2Reject | BlockedCall;

/** Executes ipcCallV2, or rejects it. */
export type IpcCallV2Handler<C> = (call: C, args: IpcCallV2Args) => IpcCallV2Outcome;

/** Writes the results of a call of ipcCallV2 into the registers of its caller. */
export function ipcCallV2Done(
  x: Int32Array,
  length: number,
  ty: MsgType,
  flags: MsgFlags,
  moved: CapSlot,
): Done {
  seen('ipcCallV2', 'answered');
  setNumber(x, A0, length);
  setNumber(x, A1, ty);
  setNumber(x, A2, flags);
  setNumber(x, A3, moved);
  return DONE;
}

/** Decodes the registers of ipcCallV2, in order. */
export function decodeIpcCallV2(x: Int32Array): IpcCallV2Args | IpcCallV2ArgReject {
  const slot = u32In(x, A0);
  if (!isCapSlot(slot)) return ipcCallV2ArgRejects.slot;
  const ty = u16In(x, A1);
  if (!isMsgType(ty)) return ipcCallV2ArgRejects.ty;
  const flags = u16In(x, A2);
  if (!isMsgFlags(flags)) return ipcCallV2ArgRejects.flags;
  const moved = u32In(x, A3);
  if (!isCapSlot(moved)) return ipcCallV2ArgRejects.moved;
  const replyVa = u53In(x, A4);
  const replyLength = u53In(x, A5);
  if (!inUserHalf(replyVa, replyLength)) return ipcCallV2ArgRejects.reply;
  const deadline = u53In(x, A6);
  if (!isInstant(deadline)) return ipcCallV2ArgRejects.deadline;
  const payloadLength = u53In(x, T0);
  const payloadVa = isShort(payloadLength, 32) ? 0 : u53In(x, T1);
  if (!isShort(payloadLength, 32) && !inUserHalf(payloadVa, payloadLength))
    return ipcCallV2ArgRejects.payload;
  const budget = u53In(x, T6);
  if (budget < 0) return ipcCallV2ArgRejects.budget;
  return {
    slot,
    ty,
    flags,
    moved,
    reply: { va: replyVa, length: replyLength },
    deadline,
    payload: { va: payloadVa, length: payloadLength },
    budget,
  };
}

/** Decodes and handles one call of ipcCallV2, and writes its result. */
export function answerIpcCallV2<C extends Call>(
  handler: IpcCallV2Handler<C>,
  call: C,
): DispatchResult {
  const args = decodeIpcCallV2(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  return 'errno' in outcome ? rejectCall(call, outcome) : outcome;
}

/** The errors of ipcCallV2; `Unknown` is any undeclared error. */
export type IpcCallV2Error =
  | 'EPERM'
  | 'ESRCH'
  | 'E2BIG'
  | 'EFAULT'
  | 'EINVAL'
  | 'ENOSPC'
  | 'EPIPE'
  | 'ETIMEDOUT'
  | 'Unknown';

function ipcCallV2Error(errno: number): IpcCallV2Error {
  switch (errno) {
    case 1:
      return 'EPERM';
    case 3:
      return 'ESRCH';
    case 7:
      return 'E2BIG';
    case 14:
      return 'EFAULT';
    case 22:
      return 'EINVAL';
    case 28:
      return 'ENOSPC';
    case 32:
      return 'EPIPE';
    case 110:
      return 'ETIMEDOUT';
    default:
      return 'Unknown';
  }
}

/** The result of ipcCallV2. */
export interface IpcCallV2Result {
  readonly reply: Uint8Array;
  readonly length: number;
  readonly ty: MsgType;
  readonly flags: MsgFlags;
  readonly moved: CapSlot;
}

/**
 * Sends a request and waits for its reply, until the deadline if it is not 0. The kernel makes the reply, which only
 * the receiver of the request can send. At most 32 bytes travel in registers, each way, whatever the size of the
 * buffer. The slot of a capability to move counts only with CAP_MOVE.
 *
 * A budget that is not 0 stands in place of a deadline, and counts from the call: the kernel puts
 * its end into a6 and 0 into t6 before it looks at the slot, and both stay there if the call then
 * fails. That end is the budget after the time as the caller reads it, and for a caller without a
 * clock the window of its class later, so that it is never early; at most the last Instant.
 *
 * Syscall 128.
 */
export function* ipcCallV2(
  cpu: Cpu,
  slot: CapSlot,
  ty: MsgType,
  flags: MsgFlags,
  moved: CapSlot,
  room: number,
  deadline: Instant,
  payload: Uint8Array,
  budgetNs: number,
): Syscall<Result<IpcCallV2Result, IpcCallV2Error>> {
  const replyStored = room <= 32 ? 0 : room;
  const payloadStored = payload.length <= 32 ? 0 : payload.length;
  const size = aligned(replyStored) + payloadStored;
  const base = reserve(cpu, size);
  if (payloadStored > 0) cpu.write(base + aligned(replyStored), payload);
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A1, ty);
  setNumber(x, A2, flags);
  setNumber(x, A3, moved);
  setNumber(x, A4, base);
  setNumber(x, A5, replyStored);
  setNumber(x, A6, deadline);
  if (payloadStored === 0) {
    setBytes(x, ipcCallV2PayloadRegisters, payload);
  } else setNumber(x, T1, base + aligned(replyStored));
  setNumber(x, T0, payload.length);
  setNumber(x, T6, budgetNs);
  setNumber(x, A7, SYSCALL.ipcCallV2);
  yield;
  release(cpu, size);
  const result = resultOf(cpu.x);
  if (result < 0) return err(ipcCallV2Error(-result));
  const length = u32In(cpu.x, A0);
  if (length < 0) return err('Unknown');
  const tyResult = u16In(cpu.x, A1);
  if (!isMsgType(tyResult)) return err('Unknown');
  const flagsResult = u16In(cpu.x, A2);
  if (!isMsgFlags(flagsResult)) return err('Unknown');
  const movedResult = u32In(cpu.x, A3);
  if (!isCapSlot(movedResult)) return err('Unknown');
  const reply =
    length <= 32
      ? bytesIn(cpu.x, ipcCallV2ReplyRegisters, length)
      : cpu.read(base, Math.min(length, replyStored));
  return ok({ reply, length, ty: tyResult, flags: flagsResult, moved: movedResult });
}

/**
 * ipcCallV2 with raw register values; returns a0, or the negative error number.
 *
 * `payloadWords`: the words of the registers, low ones first: the bytes, or the address of longer ones.
 */
export function ipcCallV2Raw(
  cpu: Cpu,
  slot: number,
  ty: number,
  flags: number,
  moved: number,
  replyVa: number,
  replyLength: number,
  deadline: number,
  payloadWords: Int32Array,
  payloadLength: number,
  budgetNs: number,
): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A1, ty);
  setNumber(x, A2, flags);
  setNumber(x, A3, moved);
  setNumber(x, A4, replyVa);
  setNumber(x, A5, replyLength);
  setNumber(x, A6, deadline);
  x[T1] = payloadWords[0] ?? 0;
  x[T1 + 1] = payloadWords[1] ?? 0;
  x[T2] = payloadWords[2] ?? 0;
  x[T2 + 1] = payloadWords[3] ?? 0;
  x[T3] = payloadWords[4] ?? 0;
  x[T3 + 1] = payloadWords[5] ?? 0;
  x[T4] = payloadWords[6] ?? 0;
  x[T4 + 1] = payloadWords[7] ?? 0;
  setNumber(x, T0, payloadLength);
  setNumber(x, T6, budgetNs);
  setNumber(x, A7, SYSCALL.ipcCallV2);
  return new RawSyscall(cpu);
}
