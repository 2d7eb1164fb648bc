// @generated from contracts/rfc-0005-ipc.contract.ts (RFC-0005/ipc). Do not edit: change the contract, then run `abicus generate`.
// body sha256:3bdd8b04cb6edc7d

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
import { WITHIN } from '../limits.ts';
import { SYSCALL } from '../numbers.ts';
import {
  MSG_HEADER_SIZE,
  type MsgHeader,
  encodeMsgHeader,
  isMsgHeader,
  readMsgHeader,
} from '../structs/msg-header.ts';
import { type CapSlot, type SendFlags, isCapSlot, isSendFlags } from '../types.ts';

const A0 = 20;
const A1 = 22;
const A2 = 24;
const A3 = 26;
const A4 = 28;
const A5 = 30;
const A7 = 34;

/** The arguments of ipcSend. */
export interface IpcSendArgs {
  readonly slot: CapSlot;
  readonly header: MsgHeader;
  readonly payload: UserSpan;
  readonly flags: SendFlags;
  /** In nanoseconds. */
  readonly deadline: bigint;
}

/** What is wrong with arguments of ipcSend that do not decode. */
export const ipcSendArgRejects = {
  /** No CapSlot. */
  slot: wideReject('ipcSend.args.slot', 'EPERM', 1) as Reject<'EPERM', 'ipcSend.args.slot'>,
  /** Not in the user half. */
  header: wideReject('ipcSend.args.header', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcSend.args.header'
  >,
  /** Not mapped. */
  headerFault: wideReject('ipcSend.args.header.fault', 'EFAULT', 14) as Reject<
    'EFAULT',
    'ipcSend.args.header.fault'
  >,
  /** No MsgHeader. */
  headerContent: wideReject('ipcSend.args.header.content', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcSend.args.header.content'
  >,
  /** Not in the user half. */
  payload: wideReject('ipcSend.args.payload', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcSend.args.payload'
  >,
  /** Shorter or longer than it may be. */
  payloadLength: wideReject('ipcSend.args.payload.length', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcSend.args.payload.length'
  >,
  /** No SendFlags. */
  flags: wideReject('ipcSend.args.flags', 'EINVAL', 22) as Reject<'EINVAL', 'ipcSend.args.flags'>,
} as const;

/** A reject of `ipcSendArgRejects`. */
export type IpcSendArgReject = (typeof ipcSendArgRejects)[keyof typeof ipcSendArgRejects];

/** The checks of ipcSend, in the order in which they are made. */
export const ipcSendRejects = {
  /** The length in the header differs from that of the payload. */
  length: wideReject('ipcSend.length', 'EINVAL', 22) as Reject<'EINVAL', 'ipcSend.length'>,
  /** The payload is not mapped. */
  readable: wideReject('ipcSend.readable', 'EFAULT', 14) as Reject<'EFAULT', 'ipcSend.readable'>,
  /** No endpoint in the slot, or no SEND right. */
  right: wideReject('ipcSend.right', 'EPERM', 1) as Reject<'EPERM', 'ipcSend.right'>,
  /** No capability in the slot to move. */
  moved: wideReject('ipcSend.moved', 'EPERM', 1) as Reject<'EPERM', 'ipcSend.moved'>,
  /** MANAGE of an endpoint and factories of the boot cannot be moved. */
  movable: wideReject('ipcSend.movable', 'EPERM', 1) as Reject<'EPERM', 'ipcSend.movable'>,
  /** The capability to move names a closed endpoint. */
  movedAlive: wideReject('ipcSend.movedAlive', 'ESRCH', 3) as Reject<'ESRCH', 'ipcSend.movedAlive'>,
  /** Too many bytes in all queues. */
  globalBytes: wideReject('ipcSend.globalBytes', 'ENOSPC', 28) as Reject<
    'ENOSPC',
    'ipcSend.globalBytes'
  >,
  /** More bytes than the derived factory of the endpoint has left. */
  factoryBytes: wideReject('ipcSend.factoryBytes', 'ENOSPC', 28) as Reject<
    'ENOSPC',
    'ipcSend.factoryBytes'
  >,
  /** Too many bytes in the queues of one owner. */
  ownerBytes: wideReject('ipcSend.ownerBytes', 'ENOSPC', 28) as Reject<
    'ENOSPC',
    'ipcSend.ownerBytes'
  >,
  /** The endpoint is closed. */
  alive: wideReject('ipcSend.alive', 'ESRCH', 3) as Reject<'ESRCH', 'ipcSend.alive'>,
  /** The queue is full. */
  depth: wideReject('ipcSend.depth', 'EAGAIN', 11) as Reject<'EAGAIN', 'ipcSend.depth'>,
  /** The deadline passed while the queue was full. */
  deadline: wideReject('ipcSend.deadline', 'ETIMEDOUT', 110) as Reject<
    'ETIMEDOUT',
    'ipcSend.deadline'
  >,
  /** Too many bytes in this queue. */
  endpointBytes: wideReject('ipcSend.endpointBytes', 'ENOSPC', 28) as Reject<
    'ENOSPC',
    'ipcSend.endpointBytes'
  >,
} as const;

/** A reject of `ipcSendRejects`. */
export type IpcSendReject = (typeof ipcSendRejects)[keyof typeof ipcSendRejects];

/** The outcome of a handler of ipcSend. */
export type IpcSendOutcome = number | IpcSendReject | BlockedCall;

/** Executes ipcSend, or rejects it. */
export type IpcSendHandler<C> = (call: C, args: IpcSendArgs) => IpcSendOutcome;

/** Decodes the registers of ipcSend, in order, then the memory that they point to. */
export function decodeIpcSend(x: Int32Array, memory: UserMemory): IpcSendArgs | IpcSendArgReject {
  const slot = u32In(x, A0);
  if (!isCapSlot(slot)) return ipcSendArgRejects.slot;
  const headerVa = u53In(x, A1);
  if (!inUserHalf(headerVa, MSG_HEADER_SIZE)) return ipcSendArgRejects.header;
  const payloadVa = u53In(x, A2);
  const payloadLength = u53In(x, A3);
  if (!inUserHalf(payloadVa, payloadLength)) return ipcSendArgRejects.payload;
  if (!WITHIN.maxFrame(payloadLength)) return ipcSendArgRejects.payloadLength;
  const flags = u32In(x, A4);
  if (!isSendFlags(flags)) return ipcSendArgRejects.flags;
  const deadline = u64In(x, A5);
  const headerBytes = memory.read(headerVa, MSG_HEADER_SIZE);
  if (headerBytes === undefined) return ipcSendArgRejects.headerFault;
  const header = readMsgHeader(headerBytes, 0);
  if (header === undefined) return ipcSendArgRejects.headerContent;
  return { slot, header, payload: { va: payloadVa, length: payloadLength }, flags, deadline };
}

/** Decodes and handles one call of ipcSend, and writes its result. */
export function answerIpcSend<C extends Call>(handler: IpcSendHandler<C>, call: C): DispatchResult {
  const args = decodeIpcSend(call.x, call.memory);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  if (typeof outcome === 'number') {
    seen('ipcSend', 'answered');
    return answer(call, outcome);
  }
  return 'errno' in outcome ? rejectCall(call, outcome) : outcome;
}

/** The errors of ipcSend; `Unknown` is any undeclared error. */
export type IpcSendError =
  | 'EPERM'
  | 'ESRCH'
  | 'QueueFull'
  | 'EFAULT'
  | 'EINVAL'
  | 'ENOSPC'
  | 'ETIMEDOUT'
  | 'Unknown';

function ipcSendError(errno: number): IpcSendError {
  switch (errno) {
    case 1:
      return 'EPERM';
    case 3:
      return 'ESRCH';
    case 11:
      return 'QueueFull';
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

/**
 * Sends a message. A blocking send blocks while the queue is full.
 *
 * Syscall 14.
 */
export function* ipcSend(
  cpu: Cpu,
  slot: CapSlot,
  header: MsgHeader,
  payload: Uint8Array,
  flags: SendFlags,
  deadlineNs: bigint,
): Syscall<Result<number, IpcSendError>> {
  if (!isMsgHeader(header)) return err(ipcSendError(22));
  if (!isU64(deadlineNs)) return err('Unknown');
  const size = MSG_HEADER_SIZE + payload.length;
  const base = reserve(cpu, size);
  cpu.write(base, encodeMsgHeader(header));
  cpu.write(base + MSG_HEADER_SIZE, payload);
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A1, base);
  setNumber(x, A2, base + MSG_HEADER_SIZE);
  setNumber(x, A3, payload.length);
  setNumber(x, A4, flags);
  setWide(x, A5, deadlineNs);
  setNumber(x, A7, SYSCALL.ipcSend);
  yield;
  release(cpu, size);
  const result = resultOf(cpu.x);
  if (result < 0) return err(ipcSendError(-result));
  const value = u32In(cpu.x, A0);
  if (value < 0) return err('Unknown');
  return ok(value);
}

/** ipcSend with raw register values; returns a0, or the negative error number. */
export function ipcSendRaw(
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
  setNumber(x, A7, SYSCALL.ipcSend);
  return new RawSyscall(cpu);
}
