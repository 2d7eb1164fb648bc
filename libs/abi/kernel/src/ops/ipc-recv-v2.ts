// @generated from contracts/rfc-0005-ipc.contract.ts (RFC-0005/ipc). Do not edit: change the contract, then run `abicus generate`.
// body sha256:5c87684b1d4f7bbb

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
  RECV_DESC_SIZE,
  type RecvDesc,
  encodeRecvDesc,
  isRecvDesc,
  readRecvDesc,
} from '../structs/recv-desc.ts';

const A0 = 20;
const A7 = 34;

/** The arguments of ipcRecvV2. */
export interface IpcRecvV2Args {
  readonly desc: RecvDesc;
}

/** What is wrong with arguments of ipcRecvV2 that do not decode. */
export const ipcRecvV2ArgRejects = {
  /** Not in the user half. */
  desc: wideReject('ipcRecvV2.args.desc', 'EINVAL', 22) as Reject<'EINVAL', 'ipcRecvV2.args.desc'>,
  /** Not mapped. */
  descFault: wideReject('ipcRecvV2.args.desc.fault', 'EFAULT', 14) as Reject<
    'EFAULT',
    'ipcRecvV2.args.desc.fault'
  >,
  /** No RecvDesc. */
  descContent: wideReject('ipcRecvV2.args.desc.content', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcRecvV2.args.desc.content'
  >,
} as const;

/** A reject of `ipcRecvV2ArgRejects`. */
export type IpcRecvV2ArgReject = (typeof ipcRecvV2ArgRejects)[keyof typeof ipcRecvV2ArgRejects];

/** The checks of ipcRecvV2, in the order in which they are made. */
export const ipcRecvV2Rejects = {
  /** The buffer is larger than a frame. */
  payloadMax: wideReject('ipcRecvV2.payloadMax', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcRecvV2.payloadMax'
  >,
  /** A buffer outside the user half. */
  buffers: wideReject('ipcRecvV2.buffers', 'EINVAL', 22) as Reject<'EINVAL', 'ipcRecvV2.buffers'>,
  /** No endpoint in the slot, or no RECV right. */
  right: wideReject('ipcRecvV2.right', 'EPERM', 1) as Reject<'EPERM', 'ipcRecvV2.right'>,
  /** The endpoint is closed. */
  alive: wideReject('ipcRecvV2.alive', 'ESRCH', 3) as Reject<'ESRCH', 'ipcRecvV2.alive'>,
  /** No message. */
  empty: wideReject('ipcRecvV2.empty', 'EAGAIN', 11) as Reject<'EAGAIN', 'ipcRecvV2.empty'>,
  /** The deadline passed. */
  deadline: wideReject('ipcRecvV2.deadline', 'ETIMEDOUT', 110) as Reject<
    'ETIMEDOUT',
    'ipcRecvV2.deadline'
  >,
  /** The message is longer than the buffer, and TRUNCATE is not set. */
  oversize: wideReject('ipcRecvV2.oversize', 'EINVAL', 22) as Reject<
    'EINVAL',
    'ipcRecvV2.oversize'
  >,
  /** The buffer is not mapped writable; the message stays queued. */
  writable: wideReject('ipcRecvV2.writable', 'EFAULT', 14) as Reject<
    'EFAULT',
    'ipcRecvV2.writable'
  >,
  /** No free slot for the moved capability. */
  space: wideReject('ipcRecvV2.space', 'ENOSPC', 28) as Reject<'ENOSPC', 'ipcRecvV2.space'>,
} as const;

/** A reject of `ipcRecvV2Rejects`. */
export type IpcRecvV2Reject = (typeof ipcRecvV2Rejects)[keyof typeof ipcRecvV2Rejects];

/** The outcome of a handler of ipcRecvV2. */
export type IpcRecvV2Outcome = number | IpcRecvV2Reject | BlockedCall;

/** Executes ipcRecvV2, or rejects it. */
export type IpcRecvV2Handler<C> = (call: C, args: IpcRecvV2Args) => IpcRecvV2Outcome;

/** Decodes the registers of ipcRecvV2, in order, then the memory that they point to. */
export function decodeIpcRecvV2(
  x: Int32Array,
  memory: UserMemory,
): IpcRecvV2Args | IpcRecvV2ArgReject {
  const descVa = u53In(x, A0);
  if (!inUserHalf(descVa, RECV_DESC_SIZE)) return ipcRecvV2ArgRejects.desc;
  const descBytes = memory.read(descVa, RECV_DESC_SIZE);
  if (descBytes === undefined) return ipcRecvV2ArgRejects.descFault;
  const desc = readRecvDesc(descBytes, 0);
  if (desc === undefined) return ipcRecvV2ArgRejects.descContent;
  return { desc };
}

/** Decodes and handles one call of ipcRecvV2, and writes its result. */
export function answerIpcRecvV2<C extends Call>(
  handler: IpcRecvV2Handler<C>,
  call: C,
): DispatchResult {
  const args = decodeIpcRecvV2(call.x, call.memory);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  if (typeof outcome === 'number') {
    seen('ipcRecvV2', 'answered');
    return answer(call, outcome);
  }
  return 'errno' in outcome ? rejectCall(call, outcome) : outcome;
}

/** The errors of ipcRecvV2; `Unknown` is any undeclared error. */
export type IpcRecvV2Error =
  | 'EPERM'
  | 'ESRCH'
  | 'QueueEmpty'
  | 'EFAULT'
  | 'EINVAL'
  | 'ENOSPC'
  | 'ETIMEDOUT'
  | 'Unknown';

function ipcRecvV2Error(errno: number): IpcRecvV2Error {
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

/**
 * Receives a message and the identity of its sender.
 *
 * Syscall 26.
 */
export function* ipcRecvV2(cpu: Cpu, desc: RecvDesc): Syscall<Result<number, IpcRecvV2Error>> {
  if (!isRecvDesc(desc)) return err(ipcRecvV2Error(22));
  const base = reserve(cpu, RECV_DESC_SIZE);
  cpu.write(base, encodeRecvDesc(desc));
  const { x } = cpu;
  setNumber(x, A0, base);
  setNumber(x, A7, SYSCALL.ipcRecvV2);
  yield;
  release(cpu, RECV_DESC_SIZE);
  const result = resultOf(cpu.x);
  if (result < 0) return err(ipcRecvV2Error(-result));
  const value = u32In(cpu.x, A0);
  if (value < 0) return err('Unknown');
  return ok(value);
}

/** ipcRecvV2 with raw register values; returns a0, or the negative error number. */
export function ipcRecvV2Raw(cpu: Cpu, descVa: number): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, descVa);
  setNumber(x, A7, SYSCALL.ipcRecvV2);
  return new RawSyscall(cpu);
}
