// @generated from contracts/rfc-0005-memory.contract.ts (RFC-0005/memory). Do not edit: change the contract, then run `abicus generate`.
// body sha256:a1d5458aaf16abdc

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

/** The arguments of vmoWrite. */
export interface VmoWriteArgs {
  readonly slot: CapSlot;
  /** In bytes. */
  readonly offset: number;
  readonly data: UserSpan;
}

/** What is wrong with arguments of vmoWrite that do not decode. */
export const vmoWriteArgRejects = {
  /** No CapSlot. */
  slot: wideReject('vmoWrite.args.slot', 'EPERM', 1) as Reject<'EPERM', 'vmoWrite.args.slot'>,
  /** No u53. */
  offset: wideReject('vmoWrite.args.offset', 'EINVAL', 22) as Reject<
    'EINVAL',
    'vmoWrite.args.offset'
  >,
  /** Not in the user half. */
  data: wideReject('vmoWrite.args.data', 'EINVAL', 22) as Reject<'EINVAL', 'vmoWrite.args.data'>,
} as const;

/** A reject of `vmoWriteArgRejects`. */
export type VmoWriteArgReject = (typeof vmoWriteArgRejects)[keyof typeof vmoWriteArgRejects];

/** The checks of vmoWrite, in the order in which they are made. */
export const vmoWriteRejects = {
  /** No VMO in the slot, or no WRITE right. */
  right: wideReject('vmoWrite.right', 'EPERM', 1) as Reject<'EPERM', 'vmoWrite.right'>,
  /** Beyond the end of the VMO. */
  bounds: wideReject('vmoWrite.bounds', 'EPERM', 1) as Reject<'EPERM', 'vmoWrite.bounds'>,
  /** The bytes are not mapped. */
  readable: wideReject('vmoWrite.readable', 'EFAULT', 14) as Reject<'EFAULT', 'vmoWrite.readable'>,
} as const;

/** A reject of `vmoWriteRejects`. */
export type VmoWriteReject = (typeof vmoWriteRejects)[keyof typeof vmoWriteRejects];

/** The outcome of a handler of vmoWrite. */
export type VmoWriteOutcome = number | VmoWriteReject;

/** Executes vmoWrite, or rejects it. */
export type VmoWriteHandler<C> = (call: C, args: VmoWriteArgs) => VmoWriteOutcome;

/** Decodes the registers of vmoWrite, in order. */
export function decodeVmoWrite(x: Int32Array): VmoWriteArgs | VmoWriteArgReject {
  const slot = u32In(x, A0);
  if (!isCapSlot(slot)) return vmoWriteArgRejects.slot;
  const offset = u53In(x, A1);
  if (offset < 0) return vmoWriteArgRejects.offset;
  const dataVa = u53In(x, A2);
  const dataLength = u53In(x, A3);
  if (!inUserHalf(dataVa, dataLength)) return vmoWriteArgRejects.data;
  return { slot, offset, data: { va: dataVa, length: dataLength } };
}

/** Decodes and handles one call of vmoWrite, and writes its result. */
export function answerVmoWrite<C extends Call>(
  handler: VmoWriteHandler<C>,
  call: C,
): DispatchResult {
  const args = decodeVmoWrite(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  if (typeof outcome === 'number') {
    seen('vmoWrite', 'answered');
    return answer(call, outcome);
  }
  return rejectCall(call, outcome);
}

/** The errors of vmoWrite; `Unknown` is any undeclared error. */
export type VmoWriteError = 'EPERM' | 'EFAULT' | 'EINVAL' | 'Unknown';

function vmoWriteError(errno: number): VmoWriteError {
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

/**
 * Writes bytes into a VMO.
 *
 * Syscall 6.
 */
export function* vmoWrite(
  cpu: Cpu,
  slot: CapSlot,
  offset: number,
  data: Uint8Array,
): Syscall<Result<number, VmoWriteError>> {
  const base = reserve(cpu, data.length);
  cpu.write(base, data);
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A1, offset);
  setNumber(x, A2, base);
  setNumber(x, A3, data.length);
  setNumber(x, A7, SYSCALL.vmoWrite);
  yield;
  release(cpu, data.length);
  const result = resultOf(cpu.x);
  if (result < 0) return err(vmoWriteError(-result));
  const value = u53In(cpu.x, A0);
  if (value < 0) return err('Unknown');
  return ok(value);
}

/** vmoWrite with raw register values; returns a0, or the negative error number. */
export function vmoWriteRaw(
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
  setNumber(x, A7, SYSCALL.vmoWrite);
  return new RawSyscall(cpu);
}
