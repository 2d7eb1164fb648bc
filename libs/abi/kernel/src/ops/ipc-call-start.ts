// @generated from contracts/rfc-0096-calls.contract.ts (RFC-0096). Do not edit: change the contract, then run `abicus generate`.
// body sha256:c0c237132aec68b2

import {
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
const T5 = 60;

/** The arguments of ipcCallStart. */
export interface IpcCallStartArgs {
  readonly slot: CapSlot;
  readonly ty: MsgType;
  readonly flags: MsgFlags;
  readonly moved: CapSlot;
  readonly notify: CapSlot;
  /** In bytes. */
  readonly replyMax: number;
  readonly deadline: Instant;
  /** At most 32 bytes are in registers, and `va` is 0. */
  readonly payload: UserSpan;
  readonly badge: number;
}

/** The registers of `payload` of ipcCallStart if it has at most 32 bytes. */
export const ipcCallStartPayloadRegisters: readonly number[] = [T1, T2, T3, T4];

/** What is wrong with arguments of ipcCallStart that do not decode. */
export const ipcCallStartArgRejects = {
  /** No CapSlot. */
  slot: wideReject('ipcCallStart.args.slot', 'EPERM', 1) as Reject<
    'EPERM',
    'ipcCallStart.args.slot'
  >,
  /** No MsgType. */
  ty: wideReject('ipcCallStart.args.ty', 'EINVAL', 22) as Reject<'EINVAL', 'ipcCallStart.args.ty'>,
  /** No MsgFlags. */
  flags: wideReject('ipcCallStart.args.flags', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcCallStart.args.flags'
  >,
  /** No CapSlot. */
  moved: wideReject('ipcCallStart.args.moved', 'EPERM', 1) as Reject<
    'EPERM',
    'ipcCallStart.args.moved'
  >,
  /** No CapSlot. */
  notify: wideReject('ipcCallStart.args.notify', 'EPERM', 1) as Reject<
    'EPERM',
    'ipcCallStart.args.notify'
  >,
  /** No u32. */
  replyMax: wideReject('ipcCallStart.args.replyMax', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcCallStart.args.replyMax'
  >,
  /** No Instant. */
  deadline: wideReject('ipcCallStart.args.deadline', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcCallStart.args.deadline'
  >,
  /** Not in the user half. */
  payload: wideReject('ipcCallStart.args.payload', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcCallStart.args.payload'
  >,
  /** No u53. */
  badge: wideReject('ipcCallStart.args.badge', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcCallStart.args.badge'
  >,
} as const;

/** A reject of `ipcCallStartArgRejects`. */
export type IpcCallStartArgReject =
  (typeof ipcCallStartArgRejects)[keyof typeof ipcCallStartArgRejects];

/** The checks of ipcCallStart, in the order in which they are made. */
export const ipcCallStartRejects = {
  /** Longer than a frame. */
  frame: wideReject('ipcCallStart.frame', 'E2BIG', 7) as Reject<'E2BIG', 'ipcCallStart.frame'>,
  /** The reply may be longer than a frame. */
  replyFrame: wideReject('ipcCallStart.replyFrame', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcCallStart.replyFrame'
  >,
  /** No endpoint in the slot, or no SEND right. */
  right: wideReject('ipcCallStart.right', 'EPERM', 1) as Reject<'EPERM', 'ipcCallStart.right'>,
  /** No capability in the slot to move. */
  moved: wideReject('ipcCallStart.moved', 'EPERM', 1) as Reject<'EPERM', 'ipcCallStart.moved'>,
  /** MANAGE of an endpoint and factories cannot be moved. */
  movable: wideReject('ipcCallStart.movable', 'EPERM', 1) as Reject<
    'EPERM',
    'ipcCallStart.movable'
  >,
  /** The capability to move names a closed endpoint. */
  movedAlive: wideReject('ipcCallStart.movedAlive', 'ESRCH', 3) as Reject<
    'ESRCH',
    'ipcCallStart.movedAlive'
  >,
  /** No endpoint with RECV that the caller owns. */
  notify: wideReject('ipcCallStart.notify', 'EPERM', 1) as Reject<'EPERM', 'ipcCallStart.notify'>,
  /** Too many started calls of one task. */
  quota: wideReject('ipcCallStart.quota', 'ENOSPC', 28) as Reject<'ENOSPC', 'ipcCallStart.quota'>,
  /** Too many started calls. */
  calls: wideReject('ipcCallStart.calls', 'ENOSPC', 28) as Reject<'ENOSPC', 'ipcCallStart.calls'>,
  /** No bytes are left to reserve for the reply. */
  replyBytes: wideReject('ipcCallStart.replyBytes', 'ENOSPC', 28) as Reject<
    'ENOSPC',
    'ipcCallStart.replyBytes'
  >,
  /** The endpoint is closed. */
  alive: wideReject('ipcCallStart.alive', 'ESRCH', 3) as Reject<'ESRCH', 'ipcCallStart.alive'>,
  /** The request is longer than the buffer of the receiver that waits. */
  fits: wideReject('ipcCallStart.fits', 'E2BIG', 7) as Reject<'E2BIG', 'ipcCallStart.fits'>,
  /** The queue is full. */
  depth: wideReject('ipcCallStart.depth', 'EAGAIN', 11) as Reject<'EAGAIN', 'ipcCallStart.depth'>,
  /** Too many bytes in all queues. */
  globalBytes: wideReject('ipcCallStart.globalBytes', 'ENOSPC', 28) as Reject<
    'ENOSPC',
    'ipcCallStart.globalBytes'
  >,
  /** More bytes than the derived factory of the endpoint has left. */
  factoryBytes: wideReject('ipcCallStart.factoryBytes', 'ENOSPC', 28) as Reject<
    'ENOSPC',
    'ipcCallStart.factoryBytes'
  >,
  /** Too many bytes in the queues of one owner. */
  ownerBytes: wideReject('ipcCallStart.ownerBytes', 'ENOSPC', 28) as Reject<
    'ENOSPC',
    'ipcCallStart.ownerBytes'
  >,
  /** Too many bytes in this queue. */
  endpointBytes: wideReject('ipcCallStart.endpointBytes', 'ENOSPC', 28) as Reject<
    'ENOSPC',
    'ipcCallStart.endpointBytes'
  >,
  /** The payload is not mapped. */
  readable: wideReject('ipcCallStart.readable', 'EFAULT', 14) as Reject<
    'EFAULT',
    'ipcCallStart.readable'
  >,
} as const;

/** A reject of `ipcCallStartRejects`. */
export type IpcCallStartReject = (typeof ipcCallStartRejects)[keyof typeof ipcCallStartRejects];

/** The outcome of a handler of ipcCallStart. */
export type IpcCallStartOutcome = 0 | IpcCallStartReject;

/** Executes ipcCallStart, or rejects it. */
export type IpcCallStartHandler<C> = (call: C, args: IpcCallStartArgs) => IpcCallStartOutcome;

/** Decodes the registers of ipcCallStart, in order. */
export function decodeIpcCallStart(x: Int32Array): IpcCallStartArgs | IpcCallStartArgReject {
  const slot = u32In(x, A0);
  if (!isCapSlot(slot)) return ipcCallStartArgRejects.slot;
  const ty = u16In(x, A1);
  if (!isMsgType(ty)) return ipcCallStartArgRejects.ty;
  const flags = u16In(x, A2);
  if (!isMsgFlags(flags)) return ipcCallStartArgRejects.flags;
  const moved = u32In(x, A3);
  if (!isCapSlot(moved)) return ipcCallStartArgRejects.moved;
  const notify = u32In(x, A4);
  if (!isCapSlot(notify)) return ipcCallStartArgRejects.notify;
  const replyMax = u32In(x, A5);
  if (replyMax < 0) return ipcCallStartArgRejects.replyMax;
  const deadline = u53In(x, A6);
  if (!isInstant(deadline)) return ipcCallStartArgRejects.deadline;
  const payloadLength = u53In(x, T0);
  const payloadVa = isShort(payloadLength, 32) ? 0 : u53In(x, T1);
  if (!isShort(payloadLength, 32) && !inUserHalf(payloadVa, payloadLength))
    return ipcCallStartArgRejects.payload;
  const badge = u53In(x, T5);
  if (badge < 0) return ipcCallStartArgRejects.badge;
  return {
    slot,
    ty,
    flags,
    moved,
    notify,
    replyMax,
    deadline,
    payload: { va: payloadVa, length: payloadLength },
    badge,
  };
}

/** Decodes and handles one call of ipcCallStart, and writes its result. */
export function answerIpcCallStart<C extends Call>(
  handler: IpcCallStartHandler<C>,
  call: C,
): DispatchResult {
  const args = decodeIpcCallStart(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  if (typeof outcome === 'number') {
    seen('ipcCallStart', 'answered');
    return answer(call, outcome);
  }
  return rejectCall(call, outcome);
}

/** The errors of ipcCallStart; `Unknown` is any undeclared error. */
export type IpcCallStartError =
  | 'EPERM'
  | 'ESRCH'
  | 'E2BIG'
  | 'QueueFull'
  | 'EFAULT'
  | 'EINVAL'
  | 'ENOSPC'
  | 'Unknown';

function ipcCallStartError(errno: number): IpcCallStartError {
  switch (errno) {
    case 1:
      return 'EPERM';
    case 3:
      return 'ESRCH';
    case 7:
      return 'E2BIG';
    case 11:
      return 'QueueFull';
    case 14:
      return 'EFAULT';
    case 22:
      return 'EINVAL';
    case 28:
      return 'ENOSPC';
    default:
      return 'Unknown';
  }
}

/**
 * Sends a request and continues. The end of the call arrives at an endpoint that the caller owns, with its badge in
 * place of a token: the reply, or why there is none, at the latest when the caller receives there with
 * `ipcReplyRecvV2` after the deadline, if that is not 0. Bytes for the reply are reserved now, so that a full queue
 * never drops it.
 *
 * Syscall 130.
 */
export function* ipcCallStart(
  cpu: Cpu,
  slot: CapSlot,
  ty: MsgType,
  flags: MsgFlags,
  moved: CapSlot,
  notify: CapSlot,
  replyMax: number,
  deadline: Instant,
  payload: Uint8Array,
  badge: number,
): Syscall<Result<void, IpcCallStartError>> {
  const payloadStored = payload.length <= 32 ? 0 : payload.length;
  const base = reserve(cpu, payloadStored);
  if (payloadStored > 0) cpu.write(base, payload);
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A1, ty);
  setNumber(x, A2, flags);
  setNumber(x, A3, moved);
  setNumber(x, A4, notify);
  setNumber(x, A5, replyMax);
  setNumber(x, A6, deadline);
  if (payloadStored === 0) {
    setBytes(x, ipcCallStartPayloadRegisters, payload);
  } else setNumber(x, T1, base);
  setNumber(x, T0, payload.length);
  setNumber(x, T5, badge);
  setNumber(x, A7, SYSCALL.ipcCallStart);
  yield;
  release(cpu, payloadStored);
  const result = resultOf(cpu.x);
  if (result < 0) return err(ipcCallStartError(-result));
  return ok(undefined);
}

/**
 * ipcCallStart with raw register values; returns a0, or the negative error number.
 *
 * `payloadWords`: the words of the registers, low ones first: the bytes, or the address of longer ones.
 */
export function ipcCallStartRaw(
  cpu: Cpu,
  slot: number,
  ty: number,
  flags: number,
  moved: number,
  notify: number,
  replyMax: number,
  deadline: number,
  payloadWords: Int32Array,
  payloadLength: number,
  badge: number,
): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A1, ty);
  setNumber(x, A2, flags);
  setNumber(x, A3, moved);
  setNumber(x, A4, notify);
  setNumber(x, A5, replyMax);
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
  setNumber(x, T5, badge);
  setNumber(x, A7, SYSCALL.ipcCallStart);
  return new RawSyscall(cpu);
}
