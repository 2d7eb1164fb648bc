// @generated from contracts/rfc-0005-cap.contract.ts (RFC-0005/cap). Do not edit: change the contract, then run `abicus generate`.
// body sha256:2ffd15a1af77813f

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

/** The arguments of capClone. */
export interface CapCloneArgs {
  readonly slot: CapSlot;
}

/** What is wrong with arguments of capClone that do not decode. */
export const capCloneArgRejects = {
  /** No CapSlot. */
  slot: wideReject('capClone.args.slot', 'EPERM', 1) as Reject<'EPERM', 'capClone.args.slot'>,
} as const;

/** A reject of `capCloneArgRejects`. */
export type CapCloneArgReject = (typeof capCloneArgRejects)[keyof typeof capCloneArgRejects];

/** The checks of capClone, in the order in which they are made. */
export const capCloneRejects = {
  /** No capability in the slot. */
  slot: wideReject('capClone.slot', 'EPERM', 1) as Reject<'EPERM', 'capClone.slot'>,
  /** Factories of the boot cannot be copied. */
  factory: wideReject('capClone.factory', 'EPERM', 1) as Reject<'EPERM', 'capClone.factory'>,
  /** No free slot. */
  space: wideReject('capClone.space', 'ENOSPC', 28) as Reject<'ENOSPC', 'capClone.space'>,
} as const;

/** A reject of `capCloneRejects`. */
export type CapCloneReject = (typeof capCloneRejects)[keyof typeof capCloneRejects];

/** The outcome of a handler of capClone. */
export type CapCloneOutcome = CapSlot | CapCloneReject;

/** Executes capClone, or rejects it. */
export type CapCloneHandler<C> = (call: C, args: CapCloneArgs) => CapCloneOutcome;

/** Decodes the registers of capClone, in order. */
export function decodeCapClone(x: Int32Array): CapCloneArgs | CapCloneArgReject {
  const slot = u32In(x, A0);
  if (!isCapSlot(slot)) return capCloneArgRejects.slot;
  return { slot };
}

/** Decodes and handles one call of capClone, and writes its result. */
export function answerCapClone<C extends Call>(
  handler: CapCloneHandler<C>,
  call: C,
): DispatchResult {
  const args = decodeCapClone(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  if (typeof outcome === 'number') {
    seen('capClone', 'answered');
    return answer(call, outcome);
  }
  return rejectCall(call, outcome);
}

/** The errors of capClone; `Unknown` is any undeclared error. */
export type CapCloneError = 'EPERM' | 'ENOSPC' | 'Unknown';

function capCloneError(errno: number): CapCloneError {
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
 * Copies a capability within the caller's table.
 *
 * Syscall 24.
 */
export function* capClone(cpu: Cpu, slot: CapSlot): Syscall<Result<CapSlot, CapCloneError>> {
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A7, SYSCALL.capClone);
  yield;
  const result = resultOf(cpu.x);
  if (result < 0) return err(capCloneError(-result));
  const value = u32In(cpu.x, A0);
  if (!isCapSlot(value)) return err('Unknown');
  return ok(value);
}

/** capClone with raw register values; returns a0, or the negative error number. */
export function capCloneRaw(cpu: Cpu, slot: number): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A7, SYSCALL.capClone);
  return new RawSyscall(cpu);
}
