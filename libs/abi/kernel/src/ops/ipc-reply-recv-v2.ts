// @generated from contracts/rfc-0096-calls.contract.ts (RFC-0096). Do not edit: change the contract, then run `abicus generate`.
// body sha256:55de9ec46a78a58f

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
  setWide,
  u16In,
  u32In,
  u53In,
  u64In,
  u8In,
  wideReject,
} from '@abicus/wire';
import { SYSCALL } from '../numbers.ts';
import {
  type CapSlot,
  type Instant,
  type MessageKind,
  type MsgFlags,
  type MsgType,
  type Pid,
  type QosClass,
  isCapSlot,
  isInstant,
  isMessageKind,
  isMsgFlags,
  isMsgType,
  isPid,
  isQosClass,
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
const T5 = 60;
const T6 = 62;

/** The arguments of ipcReplyRecvV2. */
export interface IpcReplyRecvV2Args {
  readonly slot: CapSlot;
  readonly ty: MsgType;
  readonly flags: MsgFlags;
  readonly moved: CapSlot;
  /** Room for bytes. */
  readonly received: UserSpan;
  readonly deadline: Instant;
  /** At most 32 bytes are in registers, and `va` is 0. */
  readonly payload: UserSpan;
  readonly token: number;
}

/** The registers of `received` of ipcReplyRecvV2 if it has at most 32 bytes. */
export const ipcReplyRecvV2ReceivedRegisters: readonly number[] = [T1, T2, T3, T4];

/** The registers of `payload` of ipcReplyRecvV2 if it has at most 32 bytes. */
export const ipcReplyRecvV2PayloadRegisters: readonly number[] = [T1, T2, T3, T4];

/** What is wrong with arguments of ipcReplyRecvV2 that do not decode. */
export const ipcReplyRecvV2ArgRejects = {
  /** No CapSlot. */
  slot: wideReject('ipcReplyRecvV2.args.slot', 'EPERM', 1) as Reject<
    'EPERM',
    'ipcReplyRecvV2.args.slot'
  >,
  /** No MsgType. */
  ty: wideReject('ipcReplyRecvV2.args.ty', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcReplyRecvV2.args.ty'
  >,
  /** No MsgFlags. */
  flags: wideReject('ipcReplyRecvV2.args.flags', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcReplyRecvV2.args.flags'
  >,
  /** No CapSlot. */
  moved: wideReject('ipcReplyRecvV2.args.moved', 'EPERM', 1) as Reject<
    'EPERM',
    'ipcReplyRecvV2.args.moved'
  >,
  /** Not in the user half. */
  received: wideReject('ipcReplyRecvV2.args.received', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcReplyRecvV2.args.received'
  >,
  /** No Instant. */
  deadline: wideReject('ipcReplyRecvV2.args.deadline', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcReplyRecvV2.args.deadline'
  >,
  /** Not in the user half. */
  payload: wideReject('ipcReplyRecvV2.args.payload', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcReplyRecvV2.args.payload'
  >,
  /** No u53. */
  token: wideReject('ipcReplyRecvV2.args.token', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcReplyRecvV2.args.token'
  >,
} as const;

/** A reject of `ipcReplyRecvV2ArgRejects`. */
export type IpcReplyRecvV2ArgReject =
  (typeof ipcReplyRecvV2ArgRejects)[keyof typeof ipcReplyRecvV2ArgRejects];

/** The checks of ipcReplyRecvV2, in the order in which they are made. */
export const ipcReplyRecvV2Rejects = {
  /** Longer than a frame. */
  frame: wideReject('ipcReplyRecvV2.frame', 'E2BIG', 7) as Reject<'E2BIG', 'ipcReplyRecvV2.frame'>,
  /** A payload or CAP_MOVE without a token. */
  token: wideReject('ipcReplyRecvV2.token', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcReplyRecvV2.token'
  >,
  /** No endpoint in the slot, or no RECV right. */
  right: wideReject('ipcReplyRecvV2.right', 'EPERM', 1) as Reject<'EPERM', 'ipcReplyRecvV2.right'>,
  /** The endpoint is closed. */
  alive: wideReject('ipcReplyRecvV2.alive', 'ESRCH', 3) as Reject<'ESRCH', 'ipcReplyRecvV2.alive'>,
  /** The caller has no such request, or its sender has gone. */
  reply: wideReject('ipcReplyRecvV2.reply', 'ESRCH', 3) as Reject<'ESRCH', 'ipcReplyRecvV2.reply'>,
  /** No capability in the slot to move, or the one to receive from. */
  moved: wideReject('ipcReplyRecvV2.moved', 'EPERM', 1) as Reject<'EPERM', 'ipcReplyRecvV2.moved'>,
  /** MANAGE of an endpoint and factories cannot be moved. */
  movable: wideReject('ipcReplyRecvV2.movable', 'EPERM', 1) as Reject<
    'EPERM',
    'ipcReplyRecvV2.movable'
  >,
  /** The capability to move names a closed endpoint. */
  movedAlive: wideReject('ipcReplyRecvV2.movedAlive', 'ESRCH', 3) as Reject<
    'ESRCH',
    'ipcReplyRecvV2.movedAlive'
  >,
  /** The payload is not mapped. */
  readable: wideReject('ipcReplyRecvV2.readable', 'EFAULT', 14) as Reject<
    'EFAULT',
    'ipcReplyRecvV2.readable'
  >,
  /** The deadline passed. */
  deadline: wideReject('ipcReplyRecvV2.deadline', 'ETIMEDOUT', 110) as Reject<
    'ETIMEDOUT',
    'ipcReplyRecvV2.deadline'
  >,
  /** The endpoint closed while the caller waited. */
  closed: wideReject('ipcReplyRecvV2.closed', 'EPIPE', 32) as Reject<
    'EPIPE',
    'ipcReplyRecvV2.closed'
  >,
  /** The buffer is not mapped writable; the message stays queued. */
  unmapped: wideReject('ipcReplyRecvV2.unmapped', 'EFAULT', 14) as Reject<
    'EFAULT',
    'ipcReplyRecvV2.unmapped'
  >,
  /** No free slot for the moved capability; the message stays queued. */
  space: wideReject('ipcReplyRecvV2.space', 'ENOSPC', 28) as Reject<
    'ENOSPC',
    'ipcReplyRecvV2.space'
  >,
} as const;

/** A reject of `ipcReplyRecvV2Rejects`. */
export type IpcReplyRecvV2Reject =
  (typeof ipcReplyRecvV2Rejects)[keyof typeof ipcReplyRecvV2Rejects];

/** The outcome of a handler of ipcReplyRecvV2. `ipcReplyRecvV2Done` gives it that of an answered call. */
export type IpcReplyRecvV2Outcome = Done | IpcReplyRecvV2Reject | BlockedCall;

/** Executes ipcReplyRecvV2, or rejects it. */
export type IpcReplyRecvV2Handler<C> = (call: C, args: IpcReplyRecvV2Args) => IpcReplyRecvV2Outcome;

/** Writes the results of a call of ipcReplyRecvV2 into the registers of its caller. */
export function ipcReplyRecvV2Done(
  x: Int32Array,
  length: number,
  ty: MsgType,
  flags: MsgFlags,
  moved: CapSlot,
  sender: Pid,
  identity: bigint,
  now: Instant,
  qos: QosClass,
  token: number,
  kind: MessageKind,
): Done {
  seen('ipcReplyRecvV2', 'answered');
  setNumber(x, A0, length);
  setNumber(x, A1, ty);
  setNumber(x, A2, flags);
  setNumber(x, A3, moved);
  setNumber(x, A4, sender);
  setWide(x, A5, identity);
  setNumber(x, A6, now);
  setNumber(x, T0, qos);
  setNumber(x, T5, token);
  setNumber(x, T6, kind);
  return DONE;
}

/** Decodes the registers of ipcReplyRecvV2, in order. */
export function decodeIpcReplyRecvV2(x: Int32Array): IpcReplyRecvV2Args | IpcReplyRecvV2ArgReject {
  const slot = u32In(x, A0);
  if (!isCapSlot(slot)) return ipcReplyRecvV2ArgRejects.slot;
  const ty = u16In(x, A1);
  if (!isMsgType(ty)) return ipcReplyRecvV2ArgRejects.ty;
  const flags = u16In(x, A2);
  if (!isMsgFlags(flags)) return ipcReplyRecvV2ArgRejects.flags;
  const moved = u32In(x, A3);
  if (!isCapSlot(moved)) return ipcReplyRecvV2ArgRejects.moved;
  const receivedVa = u53In(x, A4);
  const receivedLength = u53In(x, A5);
  if (!inUserHalf(receivedVa, receivedLength)) return ipcReplyRecvV2ArgRejects.received;
  const deadline = u53In(x, A6);
  if (!isInstant(deadline)) return ipcReplyRecvV2ArgRejects.deadline;
  const payloadLength = u53In(x, T0);
  const payloadVa = isShort(payloadLength, 32) ? 0 : u53In(x, T1);
  if (!isShort(payloadLength, 32) && !inUserHalf(payloadVa, payloadLength))
    return ipcReplyRecvV2ArgRejects.payload;
  const token = u53In(x, T5);
  if (token < 0) return ipcReplyRecvV2ArgRejects.token;
  return {
    slot,
    ty,
    flags,
    moved,
    received: { va: receivedVa, length: receivedLength },
    deadline,
    payload: { va: payloadVa, length: payloadLength },
    token,
  };
}

/** Decodes and handles one call of ipcReplyRecvV2, and writes its result. */
export function answerIpcReplyRecvV2<C extends Call>(
  handler: IpcReplyRecvV2Handler<C>,
  call: C,
): DispatchResult {
  const args = decodeIpcReplyRecvV2(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  return 'errno' in outcome ? rejectCall(call, outcome) : outcome;
}

/** The errors of ipcReplyRecvV2; `Unknown` is any undeclared error. */
export type IpcReplyRecvV2Error =
  | 'EPERM'
  | 'ESRCH'
  | 'E2BIG'
  | 'EFAULT'
  | 'EINVAL'
  | 'ENOSPC'
  | 'EPIPE'
  | 'ETIMEDOUT'
  | 'Unknown';

function ipcReplyRecvV2Error(errno: number): IpcReplyRecvV2Error {
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

/** The result of ipcReplyRecvV2. */
export interface IpcReplyRecvV2Result {
  readonly received: Uint8Array;
  readonly length: number;
  readonly ty: MsgType;
  readonly flags: MsgFlags;
  readonly moved: CapSlot;
  readonly sender: Pid;
  readonly identity: bigint;
  readonly now: Instant;
  readonly qos: QosClass;
  readonly token: number;
  readonly kind: MessageKind;
}

/**
 * Replies to a request, and receives the next message, until the deadline if it is not 0: with one that has passed
 * only what is queued. Without a token it only receives. A request that is longer than the buffer ends with E2BIG at
 * its caller, and the next message is received; another message is cut off, and the result is its full length. A
 * header without payload states its length in the first register of the payload. The time is that of `nsec`. A
 * message of the kernel, such as the end of a call without a reply, has the sender and the identity 0.
 *
 * Syscall 129.
 */
export function* ipcReplyRecvV2(
  cpu: Cpu,
  slot: CapSlot,
  ty: MsgType,
  flags: MsgFlags,
  moved: CapSlot,
  room: number,
  deadline: Instant,
  payload: Uint8Array,
  token: number,
): Syscall<Result<IpcReplyRecvV2Result, IpcReplyRecvV2Error>> {
  const receivedStored = room <= 32 ? 0 : room;
  const payloadStored = payload.length <= 32 ? 0 : payload.length;
  const size = aligned(receivedStored) + payloadStored;
  const base = reserve(cpu, size);
  if (payloadStored > 0) cpu.write(base + aligned(receivedStored), payload);
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A1, ty);
  setNumber(x, A2, flags);
  setNumber(x, A3, moved);
  setNumber(x, A4, base);
  setNumber(x, A5, receivedStored);
  setNumber(x, A6, deadline);
  if (payloadStored === 0) {
    setBytes(x, ipcReplyRecvV2PayloadRegisters, payload);
  } else setNumber(x, T1, base + aligned(receivedStored));
  setNumber(x, T0, payload.length);
  setNumber(x, T5, token);
  setNumber(x, A7, SYSCALL.ipcReplyRecvV2);
  yield;
  release(cpu, size);
  const result = resultOf(cpu.x);
  if (result < 0) return err(ipcReplyRecvV2Error(-result));
  const length = u32In(cpu.x, A0);
  if (length < 0) return err('Unknown');
  const tyResult = u16In(cpu.x, A1);
  if (!isMsgType(tyResult)) return err('Unknown');
  const flagsResult = u16In(cpu.x, A2);
  if (!isMsgFlags(flagsResult)) return err('Unknown');
  const movedResult = u32In(cpu.x, A3);
  if (!isCapSlot(movedResult)) return err('Unknown');
  const sender = u32In(cpu.x, A4);
  if (!isPid(sender)) return err('Unknown');
  const identity = u64In(cpu.x, A5);
  const now = u53In(cpu.x, A6);
  if (!isInstant(now)) return err('Unknown');
  const qos = u8In(cpu.x, T0);
  if (!isQosClass(qos)) return err('Unknown');
  const tokenResult = u53In(cpu.x, T5);
  if (tokenResult < 0) return err('Unknown');
  const kind = u32In(cpu.x, T6);
  if (!isMessageKind(kind)) return err('Unknown');
  const received =
    length <= 32
      ? bytesIn(cpu.x, ipcReplyRecvV2ReceivedRegisters, length)
      : cpu.read(base, Math.min(length, receivedStored));
  return ok({
    received,
    length,
    ty: tyResult,
    flags: flagsResult,
    moved: movedResult,
    sender,
    identity,
    now,
    qos,
    token: tokenResult,
    kind,
  });
}

/**
 * ipcReplyRecvV2 with raw register values; returns a0, or the negative error number.
 *
 * `payloadWords`: the words of the registers, low ones first: the bytes, or the address of longer ones.
 */
export function ipcReplyRecvV2Raw(
  cpu: Cpu,
  slot: number,
  ty: number,
  flags: number,
  moved: number,
  receivedVa: number,
  receivedLength: number,
  deadline: number,
  payloadWords: Int32Array,
  payloadLength: number,
  token: number,
): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A1, ty);
  setNumber(x, A2, flags);
  setNumber(x, A3, moved);
  setNumber(x, A4, receivedVa);
  setNumber(x, A5, receivedLength);
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
  setNumber(x, T5, token);
  setNumber(x, A7, SYSCALL.ipcReplyRecvV2);
  return new RawSyscall(cpu);
}
