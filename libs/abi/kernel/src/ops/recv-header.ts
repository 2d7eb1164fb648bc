// @generated from contracts/rfc-0005-ipc.contract.ts (RFC-0005/ipc). Do not edit: change the contract, then run `abicus generate`.
// body sha256:52e2d0498a77b216

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
  u32In,
  wideReject,
} from '@abicus/wire';
import { SYSCALL } from '../numbers.ts';
import { type CapSlot, isCapSlot } from '../types.ts';

const A0 = 20;
const A7 = 34;

/** The arguments of recvHeader. */
export interface RecvHeaderArgs {
  readonly slot: CapSlot;
}

/** What is wrong with arguments of recvHeader that do not decode. */
export const recvHeaderArgRejects = {
  /** No CapSlot. */
  slot: wideReject('recvHeader.args.slot', 'EPERM', 1) as Reject<'EPERM', 'recvHeader.args.slot'>,
} as const;

/** A reject of `recvHeaderArgRejects`. */
export type RecvHeaderArgReject = (typeof recvHeaderArgRejects)[keyof typeof recvHeaderArgRejects];

/** The checks of recvHeader, in the order in which they are made. */
export const recvHeaderRejects = {
  /** No endpoint in the slot, or no RECV right. */
  right: wideReject('recvHeader.right', 'EPERM', 1) as Reject<'EPERM', 'recvHeader.right'>,
  /** The endpoint is closed. */
  alive: wideReject('recvHeader.alive', 'ESRCH', 3) as Reject<'ESRCH', 'recvHeader.alive'>,
  /** No message. */
  empty: wideReject('recvHeader.empty', 'EAGAIN', 11) as Reject<'EAGAIN', 'recvHeader.empty'>,
  /** The message has a payload or a capability; it stays queued. */
  payload: wideReject('recvHeader.payload', 'EINVAL', 22) as Reject<'EINVAL', 'recvHeader.payload'>,
} as const;

/** A reject of `recvHeaderRejects`. */
export type RecvHeaderReject = (typeof recvHeaderRejects)[keyof typeof recvHeaderRejects];

/** The outcome of a handler of recvHeader. */
export type RecvHeaderOutcome = number | RecvHeaderReject;

/** Executes recvHeader, or rejects it. */
export type RecvHeaderHandler<C> = (call: C, args: RecvHeaderArgs) => RecvHeaderOutcome;

/** Decodes the registers of recvHeader, in order. */
export function decodeRecvHeader(x: Int32Array): RecvHeaderArgs | RecvHeaderArgReject {
  const slot = u32In(x, A0);
  if (!isCapSlot(slot)) return recvHeaderArgRejects.slot;
  return { slot };
}

/** Decodes and handles one call of recvHeader, and writes its result. */
export function answerRecvHeader<C extends Call>(
  handler: RecvHeaderHandler<C>,
  call: C,
): DispatchResult {
  const args = decodeRecvHeader(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  if (typeof outcome === 'number') {
    seen('recvHeader', 'answered');
    return answer(call, outcome);
  }
  return rejectCall(call, outcome);
}

/** The errors of recvHeader; `Unknown` is any undeclared error. */
export type RecvHeaderError = 'EPERM' | 'ESRCH' | 'QueueEmpty' | 'EINVAL' | 'Unknown';

function recvHeaderError(errno: number): RecvHeaderError {
  switch (errno) {
    case 1:
      return 'EPERM';
    case 3:
      return 'ESRCH';
    case 11:
      return 'QueueEmpty';
    case 22:
      return 'EINVAL';
    default:
      return 'Unknown';
  }
}

/**
 * Receives a message that is only a header; returns the length in the header.
 *
 * Syscall 3.
 */
export function* recvHeader(cpu: Cpu, slot: CapSlot): Syscall<Result<number, RecvHeaderError>> {
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A7, SYSCALL.recvHeader);
  yield;
  const result = resultOf(cpu.x);
  if (result < 0) return err(recvHeaderError(-result));
  const value = u32In(cpu.x, A0);
  if (value < 0) return err('Unknown');
  return ok(value);
}

/** recvHeader with raw register values; returns a0, or the negative error number. */
export function recvHeaderRaw(cpu: Cpu, slot: number): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A7, SYSCALL.recvHeader);
  return new RawSyscall(cpu);
}
