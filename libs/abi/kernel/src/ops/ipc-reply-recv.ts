// @generated from contracts/rfc-0096-calls.contract.ts (RFC-0096). Do not edit: change the contract, then run `abicus generate`.
// body sha256:ca9eb79f50f6e04e

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
import {
  RECV_DESC_SIZE,
  type RecvDesc,
  encodeRecvDesc,
  isRecvDesc,
  readRecvDesc,
} from '../structs/recv-desc.ts';
import { type CapSlot, isCapSlot } from '../types.ts';

const A0 = 20;
const A1 = 22;
const A2 = 24;
const A3 = 26;
const A4 = 28;
const A7 = 34;

/** The arguments of ipcReplyRecv. */
export interface IpcReplyRecvArgs {
  readonly slot: CapSlot;
  readonly header: MsgHeader;
  readonly payload: UserSpan;
  readonly desc: RecvDesc;
}

/** What is wrong with arguments of ipcReplyRecv that do not decode. */
export const ipcReplyRecvArgRejects = {
  /** No CapSlot. */
  slot: wideReject('ipcReplyRecv.args.slot', 'EPERM', 1) as Reject<
    'EPERM',
    'ipcReplyRecv.args.slot'
  >,
  /** Not in the user half. */
  header: wideReject('ipcReplyRecv.args.header', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcReplyRecv.args.header'
  >,
  /** Not mapped. */
  headerFault: wideReject('ipcReplyRecv.args.header.fault', 'EFAULT', 14) as Reject<
    'EFAULT',
    'ipcReplyRecv.args.header.fault'
  >,
  /** No MsgHeader. */
  headerContent: wideReject('ipcReplyRecv.args.header.content', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcReplyRecv.args.header.content'
  >,
  /** Not in the user half. */
  payload: wideReject('ipcReplyRecv.args.payload', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcReplyRecv.args.payload'
  >,
  /** Not in the user half. */
  desc: wideReject('ipcReplyRecv.args.desc', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcReplyRecv.args.desc'
  >,
  /** Not mapped. */
  descFault: wideReject('ipcReplyRecv.args.desc.fault', 'EFAULT', 14) as Reject<
    'EFAULT',
    'ipcReplyRecv.args.desc.fault'
  >,
  /** No RecvDesc. */
  descContent: wideReject('ipcReplyRecv.args.desc.content', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcReplyRecv.args.desc.content'
  >,
} as const;

/** A reject of `ipcReplyRecvArgRejects`. */
export type IpcReplyRecvArgReject =
  (typeof ipcReplyRecvArgRejects)[keyof typeof ipcReplyRecvArgRejects];

/** The checks of ipcReplyRecv, in the order in which they are made. */
export const ipcReplyRecvRejects = {
  /** Longer than a frame. */
  frame: wideReject('ipcReplyRecv.frame', 'E2BIG', 7) as Reject<'E2BIG', 'ipcReplyRecv.frame'>,
  /** The length in the header differs from that of the payload. */
  length: wideReject('ipcReplyRecv.length', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcReplyRecv.length'
  >,
  /** The payload is not mapped. */
  readable: wideReject('ipcReplyRecv.readable', 'EFAULT', 14) as Reject<
    'EFAULT',
    'ipcReplyRecv.readable'
  >,
  /** The buffer is larger than a frame. */
  room: wideReject('ipcReplyRecv.room', 'EINVAL', 22) as Reject<'EINVAL', 'ipcReplyRecv.room'>,
  /** A buffer outside the user half. */
  buffers: wideReject('ipcReplyRecv.buffers', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcReplyRecv.buffers'
  >,
  /** No endpoint to receive from, or no RECV right. */
  recvRight: wideReject('ipcReplyRecv.recvRight', 'EPERM', 1) as Reject<
    'EPERM',
    'ipcReplyRecv.recvRight'
  >,
  /** The endpoint to receive from is closed. */
  receiving: wideReject('ipcReplyRecv.receiving', 'ESRCH', 3) as Reject<
    'ESRCH',
    'ipcReplyRecv.receiving'
  >,
  /** No endpoint in the slot, or no SEND right. */
  right: wideReject('ipcReplyRecv.right', 'EPERM', 1) as Reject<'EPERM', 'ipcReplyRecv.right'>,
  /** No capability in the slot to move, or the one to receive from. */
  moved: wideReject('ipcReplyRecv.moved', 'EPERM', 1) as Reject<'EPERM', 'ipcReplyRecv.moved'>,
  /** MANAGE of an endpoint and factories cannot be moved. */
  movable: wideReject('ipcReplyRecv.movable', 'EPERM', 1) as Reject<
    'EPERM',
    'ipcReplyRecv.movable'
  >,
  /** The capability to move names a closed endpoint. */
  movedAlive: wideReject('ipcReplyRecv.movedAlive', 'ESRCH', 3) as Reject<
    'ESRCH',
    'ipcReplyRecv.movedAlive'
  >,
  /** Too many bytes in all queues. */
  globalBytes: wideReject('ipcReplyRecv.globalBytes', 'ENOSPC', 28) as Reject<
    'ENOSPC',
    'ipcReplyRecv.globalBytes'
  >,
  /** More bytes than the derived factory of the endpoint has left. */
  factoryBytes: wideReject('ipcReplyRecv.factoryBytes', 'ENOSPC', 28) as Reject<
    'ENOSPC',
    'ipcReplyRecv.factoryBytes'
  >,
  /** Too many bytes in the queues of one owner. */
  ownerBytes: wideReject('ipcReplyRecv.ownerBytes', 'ENOSPC', 28) as Reject<
    'ENOSPC',
    'ipcReplyRecv.ownerBytes'
  >,
  /** The endpoint is closed. */
  alive: wideReject('ipcReplyRecv.alive', 'ESRCH', 3) as Reject<'ESRCH', 'ipcReplyRecv.alive'>,
  /** The queue of the reply is full. */
  depth: wideReject('ipcReplyRecv.depth', 'EAGAIN', 11) as Reject<'EAGAIN', 'ipcReplyRecv.depth'>,
  /** Too many bytes in the queue of the reply. */
  endpointBytes: wideReject('ipcReplyRecv.endpointBytes', 'ENOSPC', 28) as Reject<
    'ENOSPC',
    'ipcReplyRecv.endpointBytes'
  >,
  /** No message. */
  empty: wideReject('ipcReplyRecv.empty', 'EAGAIN', 11) as Reject<'EAGAIN', 'ipcReplyRecv.empty'>,
  /** The deadline passed. */
  deadline: wideReject('ipcReplyRecv.deadline', 'ETIMEDOUT', 110) as Reject<
    'ETIMEDOUT',
    'ipcReplyRecv.deadline'
  >,
  /** The endpoint closed while the caller waited. */
  closed: wideReject('ipcReplyRecv.closed', 'EPIPE', 32) as Reject<'EPIPE', 'ipcReplyRecv.closed'>,
  /** The message is longer than the buffer, and TRUNCATE is not set. */
  oversize: wideReject('ipcReplyRecv.oversize', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcReplyRecv.oversize'
  >,
  /** The buffer is not mapped writable; the message stays queued. */
  writable: wideReject('ipcReplyRecv.writable', 'EFAULT', 14) as Reject<
    'EFAULT',
    'ipcReplyRecv.writable'
  >,
  /** No free slot for the moved capability. */
  space: wideReject('ipcReplyRecv.space', 'ENOSPC', 28) as Reject<'ENOSPC', 'ipcReplyRecv.space'>,
} as const;

/** A reject of `ipcReplyRecvRejects`. */
export type IpcReplyRecvReject = (typeof ipcReplyRecvRejects)[keyof typeof ipcReplyRecvRejects];

/** The outcome of a handler of ipcReplyRecv. */
export type IpcReplyRecvOutcome = number | IpcReplyRecvReject | BlockedCall;

/** Executes ipcReplyRecv, or rejects it. */
export type IpcReplyRecvHandler<C> = (call: C, args: IpcReplyRecvArgs) => IpcReplyRecvOutcome;

/** Decodes the registers of ipcReplyRecv, in order, then the memory that they point to. */
export function decodeIpcReplyRecv(
  x: Int32Array,
  memory: UserMemory,
): IpcReplyRecvArgs | IpcReplyRecvArgReject {
  const slot = u32In(x, A0);
  if (!isCapSlot(slot)) return ipcReplyRecvArgRejects.slot;
  const headerVa = u53In(x, A1);
  if (!inUserHalf(headerVa, MSG_HEADER_SIZE)) return ipcReplyRecvArgRejects.header;
  const payloadVa = u53In(x, A2);
  const payloadLength = u53In(x, A3);
  if (!inUserHalf(payloadVa, payloadLength)) return ipcReplyRecvArgRejects.payload;
  const descVa = u53In(x, A4);
  if (!inUserHalf(descVa, RECV_DESC_SIZE)) return ipcReplyRecvArgRejects.desc;
  const headerBytes = memory.read(headerVa, MSG_HEADER_SIZE);
  if (headerBytes === undefined) return ipcReplyRecvArgRejects.headerFault;
  const header = readMsgHeader(headerBytes, 0);
  if (header === undefined) return ipcReplyRecvArgRejects.headerContent;
  const descBytes = memory.read(descVa, RECV_DESC_SIZE);
  if (descBytes === undefined) return ipcReplyRecvArgRejects.descFault;
  const desc = readRecvDesc(descBytes, 0);
  if (desc === undefined) return ipcReplyRecvArgRejects.descContent;
  return { slot, header, payload: { va: payloadVa, length: payloadLength }, desc };
}

/** Decodes and handles one call of ipcReplyRecv, and writes its result. */
export function answerIpcReplyRecv<C extends Call>(
  handler: IpcReplyRecvHandler<C>,
  call: C,
): DispatchResult {
  const args = decodeIpcReplyRecv(call.x, call.memory);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  if (typeof outcome === 'number') {
    seen('ipcReplyRecv', 'answered');
    return answer(call, outcome);
  }
  return 'errno' in outcome ? rejectCall(call, outcome) : outcome;
}

/** The errors of ipcReplyRecv; `Unknown` is any undeclared error. */
export type IpcReplyRecvError =
  | 'EPERM'
  | 'ESRCH'
  | 'E2BIG'
  | 'EAGAIN'
  | 'EFAULT'
  | 'EINVAL'
  | 'ENOSPC'
  | 'EPIPE'
  | 'ETIMEDOUT'
  | 'Unknown';

function ipcReplyRecvError(errno: number): IpcReplyRecvError {
  switch (errno) {
    case 1:
      return 'EPERM';
    case 3:
      return 'ESRCH';
    case 7:
      return 'E2BIG';
    case 11:
      return 'EAGAIN';
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

/**
 * Replies through a SEND capability, which is closed, and receives the next request as `ipcRecvV2` does. The reply
 * never blocks.
 *
 * Syscall 59.
 */
export function* ipcReplyRecv(
  cpu: Cpu,
  slot: CapSlot,
  header: MsgHeader,
  payload: Uint8Array,
  desc: RecvDesc,
): Syscall<Result<number, IpcReplyRecvError>> {
  if (!isMsgHeader(header)) return err(ipcReplyRecvError(22));
  if (!isRecvDesc(desc)) return err(ipcReplyRecvError(22));
  const size = MSG_HEADER_SIZE + aligned(payload.length) + RECV_DESC_SIZE;
  const base = reserve(cpu, size);
  cpu.write(base, encodeMsgHeader(header));
  cpu.write(base + MSG_HEADER_SIZE, payload);
  cpu.write(base + MSG_HEADER_SIZE + aligned(payload.length), encodeRecvDesc(desc));
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A1, base);
  setNumber(x, A2, base + MSG_HEADER_SIZE);
  setNumber(x, A3, payload.length);
  setNumber(x, A4, base + MSG_HEADER_SIZE + aligned(payload.length));
  setNumber(x, A7, SYSCALL.ipcReplyRecv);
  yield;
  release(cpu, size);
  const result = resultOf(cpu.x);
  if (result < 0) return err(ipcReplyRecvError(-result));
  const value = u32In(cpu.x, A0);
  if (value < 0) return err('Unknown');
  return ok(value);
}

/** ipcReplyRecv with raw register values; returns a0, or the negative error number. */
export function ipcReplyRecvRaw(
  cpu: Cpu,
  slot: number,
  headerVa: number,
  payloadVa: number,
  payloadLength: number,
  descVa: number,
): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A1, headerVa);
  setNumber(x, A2, payloadVa);
  setNumber(x, A3, payloadLength);
  setNumber(x, A4, descVa);
  setNumber(x, A7, SYSCALL.ipcReplyRecv);
  return new RawSyscall(cpu);
}
