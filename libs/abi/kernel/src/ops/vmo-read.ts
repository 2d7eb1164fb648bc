// @generated from contracts/rfc-0005-memory.contract.ts (RFC-0005/memory). Do not edit: change the contract, then run `abicus generate`.
// body sha256:4b6f25ef5c4bdfdf

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
import { type CapSlot, isCapSlot } from '../types.ts';

const A0 = 20;
const A1 = 22;
const A2 = 24;
const A3 = 26;
const A7 = 34;

/** The arguments of vmoRead. */
export interface VmoReadArgs {
  readonly slot: CapSlot;
  /** In bytes. */
  readonly offset: number;
  /** Room for bytes. */
  readonly data: UserSpan;
}

/** What is wrong with arguments of vmoRead that do not decode. */
export const vmoReadArgRejects = {
  /** No CapSlot. */
  slot: wideReject('vmoRead.args.slot', 'EPERM', 1) as Reject<'EPERM', 'vmoRead.args.slot'>,
  /** No u53. */
  offset: wideReject('vmoRead.args.offset', 'EINVAL', 22) as Reject<
    'EINVAL',
    'vmoRead.args.offset'
  >,
  /** Not in the user half. */
  data: wideReject('vmoRead.args.data', 'EINVAL', 22) as Reject<'EINVAL', 'vmoRead.args.data'>,
} as const;

/** A reject of `vmoReadArgRejects`. */
export type VmoReadArgReject = (typeof vmoReadArgRejects)[keyof typeof vmoReadArgRejects];

/** The checks of vmoRead, in the order in which they are made. */
export const vmoReadRejects = {
  /** No VMO in the slot, or no MAP right. */
  right: wideReject('vmoRead.right', 'EPERM', 1) as Reject<'EPERM', 'vmoRead.right'>,
  /** Beyond the end of the VMO. */
  bounds: wideReject('vmoRead.bounds', 'EPERM', 1) as Reject<'EPERM', 'vmoRead.bounds'>,
  /** The buffer is not mapped writable. */
  writable: wideReject('vmoRead.writable', 'EFAULT', 14) as Reject<'EFAULT', 'vmoRead.writable'>,
} as const;

/** A reject of `vmoReadRejects`. */
export type VmoReadReject = (typeof vmoReadRejects)[keyof typeof vmoReadRejects];

/** The outcome of a handler of vmoRead. */
export type VmoReadOutcome = number | VmoReadReject;

/** Executes vmoRead, or rejects it. */
export type VmoReadHandler<C> = (call: C, args: VmoReadArgs) => VmoReadOutcome;

/** Decodes the registers of vmoRead, in order. */
export function decodeVmoRead(x: Int32Array): VmoReadArgs | VmoReadArgReject {
  const slot = u32In(x, A0);
  if (!isCapSlot(slot)) return vmoReadArgRejects.slot;
  const offset = u53In(x, A1);
  if (offset < 0) return vmoReadArgRejects.offset;
  const dataVa = u53In(x, A2);
  const dataLength = u53In(x, A3);
  if (!inUserHalf(dataVa, dataLength)) return vmoReadArgRejects.data;
  return { slot, offset, data: { va: dataVa, length: dataLength } };
}

/** Decodes and handles one call of vmoRead, and writes its result. */
export function answerVmoRead<C extends Call>(handler: VmoReadHandler<C>, call: C): DispatchResult {
  const args = decodeVmoRead(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  if (typeof outcome === 'number') {
    seen('vmoRead', 'answered');
    return answer(call, outcome);
  }
  return rejectCall(call, outcome);
}

/** The errors of vmoRead; `Unknown` is any undeclared error. */
export type VmoReadError = 'EPERM' | 'EFAULT' | 'EINVAL' | 'Unknown';

function vmoReadError(errno: number): VmoReadError {
  switch (errno) {
    case 1:
      return 'EPERM';
    case 14:
      return 'EFAULT';
    case 22:
      return 'EINVAL';
    default:
      return 'Unknown';
  }
}

/** The result of vmoRead. */
export interface VmoReadResult {
  readonly data: Uint8Array;
  readonly length: number;
}

/**
 * Reads bytes from a VMO.
 *
 * Syscall 47.
 */
export function* vmoRead(
  cpu: Cpu,
  slot: CapSlot,
  offset: number,
  room: number,
): Syscall<Result<VmoReadResult, VmoReadError>> {
  const base = reserve(cpu, room);
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A1, offset);
  setNumber(x, A2, base);
  setNumber(x, A3, room);
  setNumber(x, A7, SYSCALL.vmoRead);
  yield;
  release(cpu, room);
  const result = resultOf(cpu.x);
  if (result < 0) return err(vmoReadError(-result));
  const length = u53In(cpu.x, A0);
  if (length < 0) return err('Unknown');
  const data = cpu.read(base, Math.min(length, room));
  return ok({ data, length });
}

/** vmoRead with raw register values; returns a0, or the negative error number. */
export function vmoReadRaw(
  cpu: Cpu,
  slot: number,
  offset: number,
  dataVa: number,
  dataLength: number,
): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A1, offset);
  setNumber(x, A2, dataVa);
  setNumber(x, A3, dataLength);
  setNumber(x, A7, SYSCALL.vmoRead);
  return new RawSyscall(cpu);
}
