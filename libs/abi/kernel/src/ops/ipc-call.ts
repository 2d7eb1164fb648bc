// @generated from contracts/rfc-0096-calls.contract.ts (RFC-0096). Do not edit: change the contract, then run `abicus generate`.
// body sha256:cbedb73338549669

import {
  type BlockedCall,
  type Call,
  type Cpu,
  type DispatchResult,
  RawSyscall,
  type Reject,
  type Result,
  type Syscall,
  type UserMemory,
  type UserSpan,
  aligned,
  answer,
  bytesIn,
  err,
  inUserHalf,
  ok,
  rejectCall,
  release,
  reserve,
  resultOf,
  seen,
  setNumber,
  u32In,
  u53In,
  wideReject,
} from '@abicus/wire';
import { SYSCALL } from '../numbers.ts';
import {
  MSG_HEADER_SIZE,
  type MsgHeader,
  encodeMsgHeader,
  isMsgHeader,
  readMsgHeader,
} from '../structs/msg-header.ts';
import { type CapSlot, isCapSlot } from '../types.ts';

const A0 = 20;
const A1 = 22;
const A2 = 24;
const A3 = 26;
const A4 = 28;
const A5 = 30;
const A7 = 34;

/** The arguments of ipcCall. */
export interface IpcCallArgs {
  readonly slot: CapSlot;
  readonly header: MsgHeader;
  readonly payload: UserSpan;
  /** Room for bytes. */
  readonly reply: UserSpan;
}

/** The registers of `reply` of ipcCall if it has at most 32 bytes. */
export const ipcCallReplyRegisters: readonly number[] = [A1, A2, A3, A4];

/** What is wrong with arguments of ipcCall that do not decode. */
export const ipcCallArgRejects = {
  /** No CapSlot. */
  slot: wideReject('ipcCall.args.slot', 'EPERM', 1) as Reject<'EPERM', 'ipcCall.args.slot'>,
  /** Not in the user half. */
  header: wideReject('ipcCall.args.header', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcCall.args.header'
  >,
  /** Not mapped. */
  headerFault: wideReject('ipcCall.args.header.fault', 'EFAULT', 14) as Reject<
    'EFAULT',
    'ipcCall.args.header.fault'
  >,
  /** No MsgHeader. */
  headerContent: wideReject('ipcCall.args.header.content', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcCall.args.header.content'
  >,
  /** Not in the user half. */
  payload: wideReject('ipcCall.args.payload', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcCall.args.payload'
  >,
  /** Not in the user half. */
  reply: wideReject('ipcCall.args.reply', 'EINVAL', 22) as Reject<'EINVAL', 'ipcCall.args.reply'>,
} as const;

/** A reject of `ipcCallArgRejects`. */
export type IpcCallArgReject = (typeof ipcCallArgRejects)[keyof typeof ipcCallArgRejects];

/** The checks of ipcCall, in the order in which they are made. */
export const ipcCallRejects = {
  /** Longer than a frame. */
  frame: wideReject('ipcCall.frame', 'E2BIG', 7) as Reject<'E2BIG', 'ipcCall.frame'>,
  /** The length in the header differs from that of the payload. */
  length: wideReject('ipcCall.length', 'EINVAL', 22) as Reject<'EINVAL', 'ipcCall.length'>,
  /** The payload is not mapped. */
  readable: wideReject('ipcCall.readable', 'EFAULT', 14) as Reject<'EFAULT', 'ipcCall.readable'>,
  /** No endpoint in the slot, or no SEND right. */
  right: wideReject('ipcCall.right', 'EPERM', 1) as Reject<'EPERM', 'ipcCall.right'>,
  /** The header moves no SEND capability of an endpoint to receive from. */
  replyTo: wideReject('ipcCall.replyTo', 'EINVAL', 22) as Reject<'EINVAL', 'ipcCall.replyTo'>,
  /** MANAGE of an endpoint cannot be moved. */
  movable: wideReject('ipcCall.movable', 'EPERM', 1) as Reject<'EPERM', 'ipcCall.movable'>,
  /** Too many bytes in all queues. */
  globalBytes: wideReject('ipcCall.globalBytes', 'ENOSPC', 28) as Reject<
    'ENOSPC',
    'ipcCall.globalBytes'
  >,
  /** More bytes than the derived factory of the endpoint has left. */
  factoryBytes: wideReject('ipcCall.factoryBytes', 'ENOSPC', 28) as Reject<
    'ENOSPC',
    'ipcCall.factoryBytes'
  >,
  /** Too many bytes in the queues of one owner. */
  ownerBytes: wideReject('ipcCall.ownerBytes', 'ENOSPC', 28) as Reject<
    'ENOSPC',
    'ipcCall.ownerBytes'
  >,
  /** The endpoint is closed. */
  alive: wideReject('ipcCall.alive', 'ESRCH', 3) as Reject<'ESRCH', 'ipcCall.alive'>,
  /** Too many bytes in this queue. */
  endpointBytes: wideReject('ipcCall.endpointBytes', 'ENOSPC', 28) as Reject<
    'ENOSPC',
    'ipcCall.endpointBytes'
  >,
  /** No sender is left that could reply. */
  peer: wideReject('ipcCall.peer', 'EPIPE', 32) as Reject<'EPIPE', 'ipcCall.peer'>,
  /** The reply is longer than the buffer; it stays queued. */
  oversize: wideReject('ipcCall.oversize', 'EINVAL', 22) as Reject<'EINVAL', 'ipcCall.oversize'>,
  /** The buffer is not mapped writable; the reply stays queued. */
  writable: wideReject('ipcCall.writable', 'EFAULT', 14) as Reject<'EFAULT', 'ipcCall.writable'>,
  /** No free slot for the capability of the reply, which stays queued. */
  space: wideReject('ipcCall.space', 'ENOSPC', 28) as Reject<'ENOSPC', 'ipcCall.space'>,
} as const;

/** A reject of `ipcCallRejects`. */
export type IpcCallReject = (typeof ipcCallRejects)[keyof typeof ipcCallRejects];

/** The outcome of a handler of ipcCall. */
export type IpcCallOutcome = number | IpcCallReject | BlockedCall;

/** Executes ipcCall, or rejects it. */
export type IpcCallHandler<C> = (call: C, args: IpcCallArgs) => IpcCallOutcome;

/** Decodes the registers of ipcCall, in order, then the memory that they point to. */
export function decodeIpcCall(x: Int32Array, memory: UserMemory): IpcCallArgs | IpcCallArgReject {
  const slot = u32In(x, A0);
  if (!isCapSlot(slot)) return ipcCallArgRejects.slot;
  const headerVa = u53In(x, A1);
  if (!inUserHalf(headerVa, MSG_HEADER_SIZE)) return ipcCallArgRejects.header;
  const payloadVa = u53In(x, A2);
  const payloadLength = u53In(x, A3);
  if (!inUserHalf(payloadVa, payloadLength)) return ipcCallArgRejects.payload;
  const replyVa = u53In(x, A4);
  const replyLength = u53In(x, A5);
  if (!inUserHalf(replyVa, replyLength)) return ipcCallArgRejects.reply;
  const headerBytes = memory.read(headerVa, MSG_HEADER_SIZE);
  if (headerBytes === undefined) return ipcCallArgRejects.headerFault;
  const header = readMsgHeader(headerBytes, 0);
  if (header === undefined) return ipcCallArgRejects.headerContent;
  return {
    slot,
    header,
    payload: { va: payloadVa, length: payloadLength },
    reply: { va: replyVa, length: replyLength },
  };
}

/** Decodes and handles one call of ipcCall, and writes its result. */
export function answerIpcCall<C extends Call>(handler: IpcCallHandler<C>, call: C): DispatchResult {
  const args = decodeIpcCall(call.x, call.memory);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  if (typeof outcome === 'number') {
    seen('ipcCall', 'answered');
    return answer(call, outcome);
  }
  return 'errno' in outcome ? rejectCall(call, outcome) : outcome;
}

/** The errors of ipcCall; `Unknown` is any undeclared error. */
export type IpcCallError =
  | 'EPERM'
  | 'ESRCH'
  | 'E2BIG'
  | 'EFAULT'
  | 'EINVAL'
  | 'ENOSPC'
  | 'EPIPE'
  | 'Unknown';

function ipcCallError(errno: number): IpcCallError {
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
    default:
      return 'Unknown';
  }
}

/** The result of ipcCall. */
export interface IpcCallResult {
  readonly reply: Uint8Array;
  readonly length: number;
}

/**
 * Sends a request and waits for its reply. The header moves a SEND capability of an endpoint that the caller
 * receives from: the next message there is the reply. One of at most 32 bytes comes in registers. Without a
 * deadline: the wait ends with the reply, or when no sender is left.
 *
 * Syscall 58.
 */
export function* ipcCall(
  cpu: Cpu,
  slot: CapSlot,
  header: MsgHeader,
  payload: Uint8Array,
  room: number,
): Syscall<Result<IpcCallResult, IpcCallError>> {
  if (!isMsgHeader(header)) return err(ipcCallError(22));
  const replyStored = room <= 32 ? 0 : room;
  const size = MSG_HEADER_SIZE + aligned(payload.length) + replyStored;
  const base = reserve(cpu, size);
  cpu.write(base, encodeMsgHeader(header));
  cpu.write(base + MSG_HEADER_SIZE, payload);
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A1, base);
  setNumber(x, A2, base + MSG_HEADER_SIZE);
  setNumber(x, A3, payload.length);
  setNumber(x, A4, base + MSG_HEADER_SIZE + aligned(payload.length));
  setNumber(x, A5, replyStored);
  setNumber(x, A7, SYSCALL.ipcCall);
  yield;
  release(cpu, size);
  const result = resultOf(cpu.x);
  if (result < 0) return err(ipcCallError(-result));
  const length = u32In(cpu.x, A0);
  if (length < 0) return err('Unknown');
  const reply =
    length <= 32
      ? bytesIn(cpu.x, ipcCallReplyRegisters, length)
      : cpu.read(base + MSG_HEADER_SIZE + aligned(payload.length), Math.min(length, replyStored));
  return ok({ reply, length });
}

/** ipcCall with raw register values; returns a0, or the negative error number. */
export function ipcCallRaw(
  cpu: Cpu,
  slot: number,
  headerVa: number,
  payloadVa: number,
  payloadLength: number,
  replyVa: number,
  replyLength: number,
): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A1, headerVa);
  setNumber(x, A2, payloadVa);
  setNumber(x, A3, payloadLength);
  setNumber(x, A4, replyVa);
  setNumber(x, A5, replyLength);
  setNumber(x, A7, SYSCALL.ipcCall);
  return new RawSyscall(cpu);
}
