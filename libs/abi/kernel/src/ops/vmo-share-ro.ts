// @generated from contracts/rfc-0005-memory.contract.ts (RFC-0005/memory). Do not edit: change the contract, then run `abicus generate`.
// body sha256:b929989d00e104d2

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

/** The arguments of vmoShareRo. */
export interface VmoShareRoArgs {
  readonly slot: CapSlot;
}

/** What is wrong with arguments of vmoShareRo that do not decode. */
export const vmoShareRoArgRejects = {
  /** No CapSlot. */
  slot: wideReject('vmoShareRo.args.slot', 'EPERM', 1) as Reject<'EPERM', 'vmoShareRo.args.slot'>,
} as const;

/** A reject of `vmoShareRoArgRejects`. */
export type VmoShareRoArgReject = (typeof vmoShareRoArgRejects)[keyof typeof vmoShareRoArgRejects];

/** The checks of vmoShareRo, in the order in which they are made. */
export const vmoShareRoRejects = {
  /** No VMO in the slot, or no MAP right. */
  right: wideReject('vmoShareRo.right', 'EPERM', 1) as Reject<'EPERM', 'vmoShareRo.right'>,
  /** No free slot. */
  space: wideReject('vmoShareRo.space', 'ENOSPC', 28) as Reject<'ENOSPC', 'vmoShareRo.space'>,
} as const;

/** A reject of `vmoShareRoRejects`. */
export type VmoShareRoReject = (typeof vmoShareRoRejects)[keyof typeof vmoShareRoRejects];

/** The outcome of a handler of vmoShareRo. */
export type VmoShareRoOutcome = CapSlot | VmoShareRoReject;

/** Executes vmoShareRo, or rejects it. */
export type VmoShareRoHandler<C> = (call: C, args: VmoShareRoArgs) => VmoShareRoOutcome;

/** Decodes the registers of vmoShareRo, in order. */
export function decodeVmoShareRo(x: Int32Array): VmoShareRoArgs | VmoShareRoArgReject {
  const slot = u32In(x, A0);
  if (!isCapSlot(slot)) return vmoShareRoArgRejects.slot;
  return { slot };
}

/** Decodes and handles one call of vmoShareRo, and writes its result. */
export function answerVmoShareRo<C extends Call>(
  handler: VmoShareRoHandler<C>,
  call: C,
): DispatchResult {
  const args = decodeVmoShareRo(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  if (typeof outcome === 'number') {
    seen('vmoShareRo', 'answered');
    return answer(call, outcome);
  }
  return rejectCall(call, outcome);
}

/** The errors of vmoShareRo; `Unknown` is any undeclared error. */
export type VmoShareRoError = 'EPERM' | 'ENOSPC' | 'Unknown';

function vmoShareRoError(errno: number): VmoShareRoError {
  switch (errno) {
    case 1:
      return 'EPERM';
    case 28:
      return 'ENOSPC';
    default:
      return 'Unknown';
  }
}

/**
 * Copies the capability of a VMO for reading: MAP alone, into the first free slot.
 *
 * Syscall 51.
 */
export function* vmoShareRo(cpu: Cpu, slot: CapSlot): Syscall<Result<CapSlot, VmoShareRoError>> {
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A7, SYSCALL.vmoShareRo);
  yield;
  const result = resultOf(cpu.x);
  if (result < 0) return err(vmoShareRoError(-result));
  const value = u32In(cpu.x, A0);
  if (!isCapSlot(value)) return err('Unknown');
  return ok(value);
}

/** vmoShareRo with raw register values; returns a0, or the negative error number. */
export function vmoShareRoRaw(cpu: Cpu, slot: number): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A7, SYSCALL.vmoShareRo);
  return new RawSyscall(cpu);
}
