// @generated from contracts/rfc-0005-memory.contract.ts (RFC-0005/memory). Do not edit: change the contract, then run `abicus generate`.
// body sha256:efca540c346e479e

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

/** The arguments of vmoDestroy. */
export interface VmoDestroyArgs {
  readonly slot: CapSlot;
}

/** What is wrong with arguments of vmoDestroy that do not decode. */
export const vmoDestroyArgRejects = {
  /** No CapSlot. */
  slot: wideReject('vmoDestroy.args.slot', 'EPERM', 1) as Reject<'EPERM', 'vmoDestroy.args.slot'>,
} as const;

/** A reject of `vmoDestroyArgRejects`. */
export type VmoDestroyArgReject = (typeof vmoDestroyArgRejects)[keyof typeof vmoDestroyArgRejects];

/** The checks of vmoDestroy, in the order in which they are made. */
export const vmoDestroyRejects = {
  /** No VMO in the slot, or no MANAGE right. */
  right: wideReject('vmoDestroy.right', 'EPERM', 1) as Reject<'EPERM', 'vmoDestroy.right'>,
  /** It is mapped, or another capability names it. */
  inUse: wideReject('vmoDestroy.inUse', 'EPERM', 1) as Reject<'EPERM', 'vmoDestroy.inUse'>,
} as const;

/** A reject of `vmoDestroyRejects`. */
export type VmoDestroyReject = (typeof vmoDestroyRejects)[keyof typeof vmoDestroyRejects];

/** The outcome of a handler of vmoDestroy. */
export type VmoDestroyOutcome = 0 | VmoDestroyReject;

/** Executes vmoDestroy, or rejects it. */
export type VmoDestroyHandler<C> = (call: C, args: VmoDestroyArgs) => VmoDestroyOutcome;

/** Decodes the registers of vmoDestroy, in order. */
export function decodeVmoDestroy(x: Int32Array): VmoDestroyArgs | VmoDestroyArgReject {
  const slot = u32In(x, A0);
  if (!isCapSlot(slot)) return vmoDestroyArgRejects.slot;
  return { slot };
}

/** Decodes and handles one call of vmoDestroy, and writes its result. */
export function answerVmoDestroy<C extends Call>(
  handler: VmoDestroyHandler<C>,
  call: C,
): DispatchResult {
  const args = decodeVmoDestroy(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  if (typeof outcome === 'number') {
    seen('vmoDestroy', 'answered');
    return answer(call, outcome);
  }
  return rejectCall(call, outcome);
}

/** The errors of vmoDestroy; `Unknown` is any undeclared error. */
export type VmoDestroyError = 'EPERM' | 'Unknown';

function vmoDestroyError(errno: number): VmoDestroyError {
  switch (errno) {
    case 1:
      return 'EPERM';
    default:
      return 'Unknown';
  }
}

/**
 * Frees a VMO.
 *
 * Syscall 46.
 */
export function* vmoDestroy(cpu: Cpu, slot: CapSlot): Syscall<Result<void, VmoDestroyError>> {
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A7, SYSCALL.vmoDestroy);
  yield;
  const result = resultOf(cpu.x);
  if (result < 0) return err(vmoDestroyError(-result));
  return ok(undefined);
}

/** vmoDestroy with raw register values; returns a0, or the negative error number. */
export function vmoDestroyRaw(cpu: Cpu, slot: number): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A7, SYSCALL.vmoDestroy);
  return new RawSyscall(cpu);
}
