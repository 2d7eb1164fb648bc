// @generated from contracts/rfc-0005-interrupts.contract.ts (RFC-0005/interrupts). Do not edit: change the contract, then run `abicus generate`.
// body sha256:4b1450fc3e02edf2

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

/** The arguments of irqComplete. */
export interface IrqCompleteArgs {
  readonly irq: CapSlot;
}

/** What is wrong with arguments of irqComplete that do not decode. */
export const irqCompleteArgRejects = {
  /** No CapSlot. */
  irq: wideReject('irqComplete.args.irq', 'EPERM', 1) as Reject<'EPERM', 'irqComplete.args.irq'>,
} as const;

/** A reject of `irqCompleteArgRejects`. */
export type IrqCompleteArgReject =
  (typeof irqCompleteArgRejects)[keyof typeof irqCompleteArgRejects];

/** The checks of irqComplete, in the order in which they are made. */
export const irqCompleteRejects = {
  /** No interrupt in the slot, or no RECV right. */
  irq: wideReject('irqComplete.irq', 'EPERM', 1) as Reject<'EPERM', 'irqComplete.irq'>,
  /** The caller has not bound the interrupt through this slot. */
  bound: wideReject('irqComplete.bound', 'ESRCH', 3) as Reject<'ESRCH', 'irqComplete.bound'>,
  /** No notice was received since the last completion. */
  received: wideReject('irqComplete.received', 'EAGAIN', 11) as Reject<
    'EAGAIN',
    'irqComplete.received'
  >,
} as const;

/** A reject of `irqCompleteRejects`. */
export type IrqCompleteReject = (typeof irqCompleteRejects)[keyof typeof irqCompleteRejects];

/** The outcome of a handler of irqComplete. */
export type IrqCompleteOutcome = 0 | IrqCompleteReject;

/** Executes irqComplete, or rejects it. */
export type IrqCompleteHandler<C> = (call: C, args: IrqCompleteArgs) => IrqCompleteOutcome;

/** Decodes the registers of irqComplete, in order. */
export function decodeIrqComplete(x: Int32Array): IrqCompleteArgs | IrqCompleteArgReject {
  const irq = u32In(x, A0);
  if (!isCapSlot(irq)) return irqCompleteArgRejects.irq;
  return { irq };
}

/** Decodes and handles one call of irqComplete, and writes its result. */
export function answerIrqComplete<C extends Call>(
  handler: IrqCompleteHandler<C>,
  call: C,
): DispatchResult {
  const args = decodeIrqComplete(call.x);
  if ('errno' in args) return rejectCall(call, args);
  const outcome = handler(call, args);
  if (typeof outcome === 'number') {
    seen('irqComplete', 'answered');
    return answer(call, outcome);
  }
  return rejectCall(call, outcome);
}

/** The errors of irqComplete; `Unknown` is any undeclared error. */
export type IrqCompleteError = 'EPERM' | 'ESRCH' | 'WouldBlock' | 'Unknown';

function irqCompleteError(errno: number): IrqCompleteError {
  switch (errno) {
    case 1:
      return 'EPERM';
    case 3:
      return 'ESRCH';
    case 11:
      return 'WouldBlock';
    default:
      return 'Unknown';
  }
}

/**
 * Completes an interrupt whose notice was received: unmasks its line. If the device still raises the line, the next
 * notice follows at once.
 *
 * Syscall 37.
 */
export function* irqComplete(cpu: Cpu, irq: CapSlot): Syscall<Result<void, IrqCompleteError>> {
  const { x } = cpu;
  setNumber(x, A0, irq);
  setNumber(x, A7, SYSCALL.irqComplete);
  yield;
  const result = resultOf(cpu.x);
  if (result < 0) return err(irqCompleteError(-result));
  return ok(undefined);
}

/** irqComplete with raw register values; returns a0, or the negative error number. */
export function irqCompleteRaw(cpu: Cpu, irq: number): RawSyscall {
  const { x } = cpu;
  setNumber(x, A0, irq);
  setNumber(x, A7, SYSCALL.irqComplete);
  return new RawSyscall(cpu);
}
