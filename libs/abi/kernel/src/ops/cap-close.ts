// @generated from contracts/rfc-0005-cap.contract.ts (RFC-0005/cap). Do not edit: change the contract, then run `abicus generate`.
// body sha256:6e97b45b712760eb

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

/** The arguments of capClose. */
export interface CapCloseArgs {
  readonly slot: CapSlot;
}

/** What is wrong with arguments of capClose that do not decode. */
export const capCloseArgRejects = {
  /** No CapSlot. */
  slot: wideReject('capClose.args.slot', 'EPERM', 1) as Reject<'EPERM', 'capClose.args.slot'>,
} as const;

/** A reject of `capCloseArgRejects`. */
export type CapCloseArgReject = (typeof capCloseArgRejects)[keyof typeof capCloseArgRejects];

/** The checks of capClose, in the order in which they are made. */
export const capCloseRejects = {
  /** No capability in the slot. */
  slot: wideReject('capClose.slot', 'EPERM', 1) as Reject<'EPERM', 'capClose.slot'>,
} as const;

/** A reject of `capCloseRejects`. */
export type CapCloseReject = (typeof capCloseRejects)[keyof typeof capCloseRejects];

/** The outcome of a handler of capClose. */
export type CapCloseOutcome = 0 | CapCloseReject;

/** Executes capClose, or rejects it. */
export type CapCloseHandler<C> = (call: C, args: CapCloseArgs) => CapCloseOutcome;

/** Decodes the registers of capClose, in order. */
export function decodeCapClose(x: Int32Array): CapCloseArgs | CapCloseArgReject {
  const slot = u32In(x, A0);
  if (!isCapSlot(slot)) return capCloseArgRejects.slot;
  return { slot };
}

/** Decodes and handles one call of capClose, and writes its result. */
export function answerCapClose<C extends Call>(
  handler: CapCloseHandler<C>,
  call: C,
): DispatchResult {
  const args = decodeCapClose(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  if (typeof outcome === 'number') {
    seen('capClose', 'answered');
    return answer(call, outcome);
  }
  return rejectCall(call, outcome);
}

/** The errors of capClose; `Unknown` is any undeclared error. */
export type CapCloseError = 'EPERM' | 'Unknown';

function capCloseError(errno: number): CapCloseError {
  switch (errno) {
    case 1:
      return 'EPERM';
    default:
      return 'Unknown';
  }
}

/**
 * Closes a capability of the caller; the object stays.
 *
 * Syscall 20.
 */
export function* capClose(cpu: Cpu, slot: CapSlot): Syscall<Result<void, CapCloseError>> {
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A7, SYSCALL.capClose);
  yield;
  const result = resultOf(cpu.x);
  if (result < 0) return err(capCloseError(-result));
  return ok(undefined);
}

/** capClose with raw register values; returns a0, or the negative error number. */
export function capCloseRaw(cpu: Cpu, slot: number): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, slot);
  setNumber(x, A7, SYSCALL.capClose);
  return new RawSyscall(cpu);
}
