// @generated from contracts/rfc-0005-ipc.contract.ts (RFC-0005/ipc). Do not edit: change the contract, then run `abicus generate`.
// body sha256:b8a63725ea41ed83

import {
  type Call,
  type Cpu,
  type DispatchResult,
  RawSyscall,
  type Reject,
  type Result,
  type Syscall,
  answer,
  err,
  ok,
  rejectCall,
  resultOf,
  seen,
  setNumber,
  u16In,
  u32In,
  wideReject,
} from '@abicus/wire';
import { SYSCALL } from '../numbers.ts';
import { type CapSlot, type MsgFlags, isCapSlot, isMsgFlags } from '../types.ts';

const A0 = 20;
const A1 = 22;
const A2 = 24;
const A3 = 26;
const A7 = 34;

/** The arguments of sendHeader. */
export interface SendHeaderArgs {
  readonly slot: CapSlot;
  readonly ty: number;
  readonly flags: MsgFlags;
  /** In bytes. */
  readonly len: number;
}

/** What is wrong with arguments of sendHeader that do not decode. */
export const sendHeaderArgRejects = {
  /** No CapSlot. */
  slot: wideReject('sendHeader.args.slot', 'EPERM', 1) as Reject<'EPERM', 'sendHeader.args.slot'>,
  /** No u16. */
  ty: wideReject('sendHeader.args.ty', 'EINVAL', 22) as Reject<'EINVAL', 'sendHeader.args.ty'>,
  /** No MsgFlags. */
  flags: wideReject('sendHeader.args.flags', 'EINVAL', 22) as Reject<
    'EINVAL',
    'sendHeader.args.flags'
  >,
  /** No u32. */
  len: wideReject('sendHeader.args.len', 'EINVAL', 22) as Reject<'EINVAL', 'sendHeader.args.len'>,
} as const;

/** A reject of `sendHeaderArgRejects`. */
export type SendHeaderArgReject = (typeof sendHeaderArgRejects)[keyof typeof sendHeaderArgRejects];

/** The checks of sendHeader, in the order in which they are made. */
export const sendHeaderRejects = {
  /** Longer than a frame. */
  length: wideReject('sendHeader.length', 'EINVAL', 22) as Reject<'EINVAL', 'sendHeader.length'>,
  /** CAP_MOVE, but a header alone has no slot to move. */
  move: wideReject('sendHeader.move', 'EINVAL', 22) as Reject<'EINVAL', 'sendHeader.move'>,
  /** No endpoint in the slot, or no SEND right. */
  right: wideReject('sendHeader.right', 'EPERM', 1) as Reject<'EPERM', 'sendHeader.right'>,
  /** The endpoint is closed. */
  alive: wideReject('sendHeader.alive', 'ESRCH', 3) as Reject<'ESRCH', 'sendHeader.alive'>,
  /** The queue is full. */
  depth: wideReject('sendHeader.depth', 'EAGAIN', 11) as Reject<'EAGAIN', 'sendHeader.depth'>,
} as const;

/** A reject of `sendHeaderRejects`. */
export type SendHeaderReject = (typeof sendHeaderRejects)[keyof typeof sendHeaderRejects];

/** The outcome of a handler of sendHeader. */
export type SendHeaderOutcome = number | SendHeaderReject;

/** Executes sendHeader, or rejects it. */
export type SendHeaderHandler<C> = (call: C, args: SendHeaderArgs) => SendHeaderOutcome;

/** Decodes the registers of sendHeader, in order. */
export function decodeSendHeader(x: Int32Array): SendHeaderArgs | SendHeaderArgReject {
  const slot = u32In(x, A0);
  if (!isCapSlot(slot)) return sendHeaderArgRejects.slot;
  const ty = u16In(x, A1);
  if (ty < 0) return sendHeaderArgRejects.ty;
  const flags = u16In(x, A2);
  if (!isMsgFlags(flags)) return sendHeaderArgRejects.flags;
  const len = u32In(x, A3);
  if (len < 0) return sendHeaderArgRejects.len;
  return { slot, ty, flags, len };
}

/** Decodes and handles one call of sendHeader, and writes its result. */
export function answerSendHeader<C extends Call>(
  handler: SendHeaderHandler<C>,
  call: C,
): DispatchResult {
  const args = decodeSendHeader(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  if (typeof outcome === 'number') {
    seen('sendHeader', 'answered');
    return answer(call, outcome);
  }
  return rejectCall(call, outcome);
}

/** The errors of sendHeader; `Unknown` is any undeclared error. */
export type SendHeaderError = 'EPERM' | 'ESRCH' | 'QueueFull' | 'EINVAL' | 'Unknown';

function sendHeaderError(errno: number): SendHeaderError {
  switch (errno) {
    case 1:
      return 'EPERM';
    case 3:
      return 'ESRCH';
    case 11:
      return 'QueueFull';
    case 22:
      return 'EINVAL';
    default:
      return 'Unknown';
  }
}

/**
 * Sends a header without payload. Never blocks.
 *
 * Syscall 2.
 */
export function* sendHeader(
  cpu: Cpu,
  slot: CapSlot,
  ty: number,
  flags: MsgFlags,
  len: number,
): Syscall<Result<number, SendHeaderError>> {
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A1, ty);
  setNumber(x, A2, flags);
  setNumber(x, A3, len);
  setNumber(x, A7, SYSCALL.sendHeader);
  yield;
  const result = resultOf(cpu.x);
  if (result < 0) return err(sendHeaderError(-result));
  const value = u32In(cpu.x, A0);
  if (value < 0) return err('Unknown');
  return ok(value);
}

/** sendHeader with raw register values; returns a0, or the negative error number. */
export function sendHeaderRaw(
  cpu: Cpu,
  slot: number,
  ty: number,
  flags: number,
  len: number,
): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A1, ty);
  setNumber(x, A2, flags);
  setNumber(x, A3, len);
  setNumber(x, A7, SYSCALL.sendHeader);
  return new RawSyscall(cpu);
}
